package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.Specification;

/** A description does not hold what ends a comment: compilers write descriptions into comments. */
final class DescriptionFitsIntoAComment implements SyntaxRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        specification.definition().description()
                .filter(description -> description.value().contains("*/"))
                .ifPresent(description -> diagnostics.report(FlounderCode.DESCRIPTION_ENDS_COMMENT, description.span(),
                        "this description holds '*/', which would end the comment that it is written into"));
    }
}
