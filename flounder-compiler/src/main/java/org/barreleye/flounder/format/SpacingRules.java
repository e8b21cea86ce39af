package org.barreleye.flounder.format;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.flounder.syntax.Lexeme;

/** Decides what stands before each lexeme. Depends on the author's line ends only where custom leaves them free. */
final class SpacingRules {
    private static final String NOTHING_BEFORE = ";,)]([=<>";
    private static final String NOTHING_AFTER = "([@=+-<";

    private final List<Lexeme> lexemes;
    private final Nesting nesting;

    SpacingRules(List<Lexeme> lexemes, Nesting nesting) {
        this.lexemes = lexemes;
        this.nesting = nesting;
    }

    /** One gap for each lexeme: what stands before it. */
    List<Spacing> spacings() {
        List<Spacing> spacings = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            spacings.add(i == 0 ? Spacing.NONE : spacing(i));
        }
        return spacings;
    }

    private Spacing spacing(int i) {
        Lexeme before = lexemes.get(i - 1);
        Lexeme here = lexemes.get(i);
        if (here.isComment() || before.isComment()) {
            return besideComment(before, here, i);
        }
        if (before.is("{") || here.is("}")) {
            return nesting.isOpened(i) ? Spacing.LINE_BREAK : Spacing.SPACE;
        }
        if (here.is(";") || before.is("}")) {
            return here.is(";") ? Spacing.NONE : Spacing.SPACE;
        }
        if (before.is(";")) {
            return nesting.isOpened(i) ? asWritten(i) : Spacing.SPACE;
        }
        if (before.is(",") && nesting.inConstraint(i)) {
            return Spacing.SPACE;
        }
        if (before.is(",")) {
            return nesting.inBraces(i) ? nesting.isOpened(i) ? Spacing.LINE_BREAK : Spacing.SPACE : Spacing.SOFT_BREAK;
        }
        if (before.is(")")) {
            return newlines(i) > 0 ? Spacing.LINE_BREAK : Spacing.SPACE;
        }
        boolean joined = isOneOf(here, NOTHING_BEFORE) || isOneOf(before, NOTHING_AFTER);
        return joined ? Spacing.NONE : Spacing.SPACE;
    }

    private Spacing besideComment(Lexeme before, Lexeme here, int i) {
        if (before.kind() == Lexeme.Kind.LINE_COMMENT || newlines(i) > 0) {
            return asWritten(i);
        }
        boolean joined = before.isComment() && isOneOf(here, ";,)]>") || isOneOf(before, "([<");
        return joined ? Spacing.NONE : Spacing.SPACE;
    }

    /** A line end, with an empty line if the author left some; but never at the edge of a group. */
    private Spacing asWritten(int i) {
        boolean edge = lexemes.get(i - 1).is("{") || lexemes.get(i).is("}");
        return newlines(i) > 1 && !edge ? Spacing.BLANK_LINE : Spacing.LINE_BREAK;
    }

    private int newlines(int i) {
        return lexemes.get(i).span().line() - lexemes.get(i - 1).span().endLine();
    }

    private static boolean isOneOf(Lexeme lexeme, String signs) {
        return lexeme.kind() == Lexeme.Kind.SIGN && signs.contains(lexeme.text());
    }
}
