package org.barreleye.hamlet.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.ClauseSyntax;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** The clauses of a type stand in one order, each once, and those about copies exclude those about retyping. */
final class ClausesAreInOrder implements SyntaxRule {
    private static final String ORDER =
            "the order is: is_always_copy or is_never_copy or else from and from_self, then abstract, then inherit";

    @Override
    public void check(SpecificationSyntax specification, Diagnostics diagnostics) {
        specification.types().forEach(type -> check(type, diagnostics));
    }

    private static void check(TypeSyntax type, Diagnostics diagnostics) {
        List<ClauseSyntax> clauses = type.clauses();
        for (int i = 1; i < clauses.size(); i++) {
            ClauseSyntax before = clauses.get(i - 1);
            ClauseSyntax clause = clauses.get(i);
            if (clause.place() < before.place()) {
                diagnostics.report(HamletCode.CLAUSE_ORDER, clause.span(),
                        "'" + first(clause) + "' stands before '" + first(before) + "'")
                        .note(before.span(), "this comes behind it").note(ORDER);
            } else if (clause.place() == before.place()) {
                diagnostics.report(HamletCode.CLAUSE_ORDER, clause.span(), clause.getClass() == before.getClass()
                        ? "'" + first(clause) + "' is repeated"
                        : "'" + first(clause) + "' contradicts '" + first(before) + "'")
                        .note(before.span(), "the other one");
            }
        }
        if (!clauses.isEmpty() && clauses.get(0).place() == 0) {
            clauses.stream()
                    .filter(clause -> clause instanceof ClauseSyntax.From || clause instanceof ClauseSyntax.FromSelf)
                    .forEach(clause -> diagnostics.report(HamletCode.CLAUSE_ORDER, clause.span(), "a type that says '"
                            + first(clauses.get(0)) + "' cannot be retyped from anything")
                            .note(clauses.get(0).span(), "said here"));
        }
    }

    /** The keyword of a clause as it is written. */
    private static String first(ClauseSyntax clause) {
        return clause.span().text().split("[^\\p{L}_]", 2)[0];
    }
}
