package org.barreleye.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.RangePart;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** A type with a size has an address, its own or an inherited one. */
final class SizesHaveAnAddress implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        List<String> addressed = new ArrayList<>();
        for (TypeSyntax type : specification.types()) {
            boolean own = type.statements().stream()
                    .anyMatch(statement -> statement.definedPart().filter(part -> part == RangePart.ADDRESS)
                    .isPresent());
            boolean inherited = type.clause(ClauseSyntax.Inherit.class)
                    .filter(clause -> addressed.contains(key(clause.template().text())))
                    .isPresent();
            if (own || inherited) {
                addressed.add(key(type.name().text()));
                continue;
            }
            type.statements().stream()
                    .filter(statement -> statement.definedPart().filter(RangePart::isSize).isPresent())
                    .forEach(statement -> report(type, statement, diagnostics));
        }
    }

    private static void report(TypeSyntax type, StatementSyntax statement, Diagnostics diagnostics) {
        diagnostics.report(HamletCode.SIZE_WITHOUT_ADDRESS, statement.span(),
                "'" + type.name() + "' has a size, but no address at which that would begin");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
