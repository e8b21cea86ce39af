package org.barreleye.hamlet.rule;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.RangePart;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** A body defines one address and one size at most. */
final class RangesAreDefinedOnce implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        for (TypeSyntax type : specification.types()) {
            check(type, false, diagnostics);
            check(type, true, diagnostics);
        }
    }

    private static void check(TypeSyntax type, boolean size, Diagnostics diagnostics) {
        Optional<StatementSyntax> first = Optional.empty();
        for (StatementSyntax statement : type.statements()) {
            if (statement.definedPart().map(RangePart::isSize).filter(isSize -> isSize == size).isEmpty()) {
                continue;
            }
            if (first.isPresent()) {
                diagnostics.report(HamletCode.DUPLICATE_RANGE, statement.span(), "'" + type.name() + "' has "
                        + (size ? "a size" : "an address") + " already").note(first.get().span(), "defined here");
            }
            first = first.or(() -> Optional.of(statement));
        }
    }
}
