package org.barreleye.hamlet.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.StatementSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** can_retype_multiple says something only of a type that others are derived from, or of a template. */
final class ClausesHaveAnEffect implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        List<TypeSyntax> types = specification.types();
        for (TypeSyntax type : types) {
            boolean used = type.has(ClauseSyntax.Abstract.class) || type.has(ClauseSyntax.FromSelf.class)
                    || types.stream().anyMatch(other -> buildsOn(other, type));
            if (!used) {
                type.all(StatementSyntax.RetypeMultiple.class).forEach(statement -> diagnostics.report(
                        HamletCode.NO_EFFECT, statement.span(), "nothing is derived from '" + type.name()
                                + "', so 'can_retype_multiple' has no effect"));
            }
        }
    }

    private static boolean buildsOn(TypeSyntax other, TypeSyntax type) {
        return other.clause(ClauseSyntax.From.class).map(ClauseSyntax.From::parent)
                .filter(name -> refersTo(name, type)).isPresent()
                || other.clause(ClauseSyntax.Inherit.class).map(ClauseSyntax.Inherit::template)
                        .filter(name -> refersTo(name, type)).isPresent();
    }

    private static boolean refersTo(Name reference, TypeSyntax type) {
        return reference.text().equalsIgnoreCase(type.name().text());
    }
}
