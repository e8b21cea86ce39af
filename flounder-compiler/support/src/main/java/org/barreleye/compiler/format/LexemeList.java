package org.barreleye.compiler.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.barreleye.compiler.lexical.Lexeme;

/**
 * The lexemes of a source in order, with the questions that layout rules ask about a place among them.
 *
 * @param lexemes the lexemes of a source without syntax errors
 */
public record LexemeList(List<Lexeme> lexemes) {
    /** The index of a lexeme that does not exist. */
    public static final int NONE = -1;

    /** Copies the list. */
    public LexemeList {
        lexemes = List.copyOf(lexemes);
    }

    /** The number of lexemes. */
    public int size() {
        return lexemes.size();
    }

    /** The lexeme at an index. */
    public Lexeme get(int i) {
        return lexemes.get(i);
    }

    /** The index of the next lexeme in a direction (1 or -1) that is not a comment, or {@link #NONE}. */
    public int code(int i, int step) {
        int next = i + step;
        while (next >= 0 && next < size() && get(next).isComment()) {
            next += step;
        }
        return next < size() ? next : NONE;
    }

    /** The number of line ends between a lexeme and the one before it. */
    public int newlinesBefore(int i) {
        return get(i).span().line() - get(i - 1).span().endLine();
    }

    /** A line break, with an empty line if the source has one; never an empty line at the edge of a group. */
    public Spacing asWritten(int i) {
        boolean edge = get(i - 1).is("{") || get(i).is("}");
        return newlinesBefore(i) > 1 && !edge ? Spacing.BLANK_LINE : Spacing.LINE_BREAK;
    }

    /**
     * The space before a lexeme of which it or its predecessor is a comment.
     *
     * @param closing the signs that follow a comment without space
     * @param opening the signs that a comment follows without space
     */
    public Spacing besideComment(int i, String closing, String opening) {
        Lexeme before = get(i - 1);
        if (before.kind() == Lexeme.Kind.LINE_COMMENT || newlinesBefore(i) > 0) {
            return asWritten(i);
        }
        boolean joined = before.isComment() && get(i).isOneOf(closing) || before.isOneOf(opening);
        return joined ? Spacing.NONE : Spacing.SPACE;
    }

    /** The index of the closing brace for each opening one, and 0 for every other lexeme. */
    public int[] closingBraces() {
        int[] closing = new int[size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < size(); i++) {
            if (get(i).is("{")) {
                open.push(i);
            } else if (get(i).is("}")) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }
}
