package org.barreleye.hamlet.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** A type that inherits nothing has a body, be it empty. */
final class TypesHaveABody implements SyntaxRule {
    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        for (TypeSyntax type : specification.types()) {
            if (type.body().isEmpty() && !type.has(ClauseSyntax.Inherit.class)) {
                var place = type.clauses().isEmpty()
                        ? type.name().span().end()
                        : type.clauses().get(type.clauses().size() - 1).span().end();
                diagnostics.report(HamletCode.SYNTAX, place,
                        "'" + type.name() + "' has no body, which only a type with 'inherit' can do without")
                        .suggest(" {}");
            }
        }
    }
}
