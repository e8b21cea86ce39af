package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Constants may stand anywhere, but the reference reads nothing behind one that follows a type. */
final class DefinesComeFirst implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        boolean type = false;
        for (DeclarationSyntax declaration : specification.declarations()) {
            if (type && declaration instanceof DeclarationSyntax.Define define) {
                diagnostics.report(HamletCode.DEFINE_AFTER_TYPE, define.name().span(), "'" + define.name()
                        + "' stands behind a type, where the reference implementation stops reading without a word");
            }
            type |= declaration instanceof TypeSyntax;
        }
    }
}
