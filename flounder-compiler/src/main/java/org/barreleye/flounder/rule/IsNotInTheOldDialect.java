package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.OldDialect;
import org.barreleye.flounder.syntax.Specification;

/** The language of before July 2016 is refused, with the text to write instead. */
final class IsNotInTheOldDialect implements SyntaxRule {
    private static final String MIGRATE = "flounder fmt --migrate rewrites the whole file";

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        OldDialect.edits(specification, OldDialect.DEFAULT_MAXIMUM).forEach(edit -> diagnostics
                .report(FlounderCode.OLD_DIALECT, edit.span(), edit.reason())
                .note(MIGRATE)
                .suggest(edit.replacement()));
    }
}
