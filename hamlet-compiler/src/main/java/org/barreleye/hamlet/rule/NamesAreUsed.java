package org.barreleye.hamlet.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.AttributeSyntax;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.DeclarationSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** Some type uses each constant, and inherits each template. */
final class NamesAreUsed implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        List<TypeSyntax> types = specification.types();
        // A file of constants only is one that other files' readers use.
        if (types.isEmpty()) {
            return;
        }
        Set<String> constants = new LinkedHashSet<>();
        Set<String> templates = new LinkedHashSet<>();
        for (TypeSyntax type : types) {
            collectConstants(type, constants);
            type.clause(ClauseSyntax.Inherit.class).ifPresent(clause -> templates.add(key(clause.template().text())));
        }
        for (DeclarationSyntax.Define define : specification.defines()) {
            if (!constants.contains(define.name().text())) {
                diagnostics.report(HamletCode.UNUSED, define.name().span(), "no type uses the constant '"
                        + define.name() + "'");
            }
        }
        for (TypeSyntax type : types) {
            if (type.has(ClauseSyntax.Abstract.class) && !templates.contains(key(type.name().text()))) {
                diagnostics.report(HamletCode.UNUSED, type.name().span(), "no type inherits the template '"
                        + type.name() + "'");
            }
        }
    }

    private static void collectConstants(TypeSyntax type, Set<String> constants) {
        for (StatementSyntax statement : type.statements()) {
            if (statement instanceof StatementSyntax.RangeExpression range) {
                constants.add(range.expression().left().text());
                range.expression().right().ifPresent(name -> constants.add(name.text()));
            }
        }
        for (AttributeSyntax attribute : type.attributes()) {
            attribute.arguments().forEach(argument -> constants.add(argument.text()));
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
