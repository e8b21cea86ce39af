package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.Specification;

/** An interface has something to say. */
final class HasAMessage implements SyntaxRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        if (specification.definition().messages().isEmpty()) {
            Name name = specification.definition().name();
            diagnostics.report(FlounderCode.NO_MESSAGE, name.span(),
                            "the interface '" + name + "' has neither a message nor an rpc")
                    .note("types for other interfaces belong into a file of their own, imported with --import");
        }
    }
}
