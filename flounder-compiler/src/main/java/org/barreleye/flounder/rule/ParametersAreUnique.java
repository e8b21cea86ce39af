package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.Specification;

/** Parameters of one message or rpc have different names, and so have the lengths of arrays. */
final class ParametersAreUnique implements SyntaxRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (MessageSyntax message : specification.definition().messages()) {
            Duplicates declared = new Duplicates(FlounderCode.DUPLICATE_PARAMETER, "parameter", diagnostics);
            DeclaredNames.parameters(message).forEach(declared::declare);
        }
    }
}
