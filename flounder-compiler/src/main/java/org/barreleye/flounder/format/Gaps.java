package org.barreleye.flounder.format;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.flounder.syntax.Lexeme;

/** Decides what stands before each lexeme. Depends on the author's line ends only where custom leaves them free. */
final class Gaps {
    private static final String NOTHING_BEFORE = ";,)]([=<>";
    private static final String NOTHING_BEHIND = "([@=+-<";

    private final List<Lexeme> lexemes;
    private final Groups groups;

    Gaps(List<Lexeme> lexemes, Groups groups) {
        this.lexemes = lexemes;
        this.groups = groups;
    }

    /** One gap for each lexeme: what stands before it. */
    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            gaps.add(i == 0 ? Gap.NONE : gap(i));
        }
        return gaps;
    }

    private Gap gap(int i) {
        Lexeme before = lexemes.get(i - 1);
        Lexeme here = lexemes.get(i);
        if (here.isComment() || before.isComment()) {
            return besideComment(before, here, i);
        }
        if (before.is("{") || here.is("}")) {
            return groups.isOpened(i) ? Gap.LINE : Gap.BLANK;
        }
        if (here.is(";") || before.is("}")) {
            return here.is(";") ? Gap.NONE : Gap.BLANK;
        }
        if (before.is(";")) {
            return groups.isOpened(i) ? asWritten(i) : Gap.BLANK;
        }
        if (before.is(",") && groups.inTerms(i)) {
            return Gap.BLANK;
        }
        if (before.is(",")) {
            return groups.inBraces(i) ? groups.isOpened(i) ? Gap.LINE : Gap.BLANK : Gap.SEAM;
        }
        if (before.is(")")) {
            return newlines(i) > 0 ? Gap.LINE : Gap.BLANK;
        }
        boolean joined = isOneOf(here, NOTHING_BEFORE) || isOneOf(before, NOTHING_BEHIND);
        return joined ? Gap.NONE : Gap.BLANK;
    }

    private Gap besideComment(Lexeme before, Lexeme here, int i) {
        if (before.kind() == Lexeme.Kind.LINE_COMMENT || newlines(i) > 0) {
            return asWritten(i);
        }
        boolean joined = before.isComment() && isOneOf(here, ";,)]>") || isOneOf(before, "([<");
        return joined ? Gap.NONE : Gap.BLANK;
    }

    /** A line end, with an empty line if the author left some; but never at the edge of a group. */
    private Gap asWritten(int i) {
        boolean edge = lexemes.get(i - 1).is("{") || lexemes.get(i).is("}");
        return newlines(i) > 1 && !edge ? Gap.PARAGRAPH : Gap.LINE;
    }

    private int newlines(int i) {
        return lexemes.get(i).span().line() - lexemes.get(i - 1).span().endLine();
    }

    private static boolean isOneOf(Lexeme lexeme, String signs) {
        return lexeme.kind() == Lexeme.Kind.SIGN && signs.contains(lexeme.text());
    }
}
