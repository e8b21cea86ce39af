package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** can_retype_multiple is the first statement of a body. */
final class RetypeMultipleComesFirst implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        for (TypeSyntax type : specification.types()) {
            for (StatementSyntax statement : type.statements()) {
                if (statement instanceof StatementSyntax.RetypeMultiple && statement != type.statements().get(0)) {
                    diagnostics.report(HamletCode.RETYPE_MULTIPLE_NOT_FIRST, statement.span(),
                            "'can_retype_multiple' stands first in the body, and once")
                            .note(type.statements().get(0).span(), "before this");
                }
            }
        }
    }
}
