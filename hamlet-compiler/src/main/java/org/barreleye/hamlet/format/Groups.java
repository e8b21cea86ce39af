package org.barreleye.hamlet.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.barreleye.hamlet.syntax.Lexeme;

/**
 * Tells for each lexeme in which braces and parentheses it stands. The braces of a type are opened, with a line for each
 * statement, where the author wrote what is in them on more than one line; those of a range never are.
 */
final class Groups {
    private final boolean[] opened;
    private final boolean[] inParentheses;
    private final int[] nesting;

    Groups(List<Lexeme> lexemes) {
        int count = lexemes.size();
        opened = new boolean[count];
        inParentheses = new boolean[count];
        nesting = new int[count];
        int[] closing = closing(lexemes);
        boolean parentheses = false;
        boolean open = false;
        int depth = 0;
        for (int i = 0; i < count; i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.is(")")) {
                parentheses = false;
            } else if (lexeme.is("}")) {
                depth--;
            }
            nesting[i] = depth;
            opened[i] = depth == 0 && !lexeme.is("}") || depth < 2 && open;
            inParentheses[i] = parentheses;
            if (lexeme.is("(")) {
                parentheses = true;
            } else if (lexeme.is("{")) {
                open = depth == 0 ? lexeme.span().line() != lexemes.get(closing[i]).span().line() : open;
                depth++;
            }
        }
    }

    /** Whether things stand in lines of their own where a lexeme stands, or in the braces that it closes. */
    boolean isOpened(int index) {
        return opened[index];
    }

    /** Whether a lexeme stands in parentheses. */
    boolean inParentheses(int index) {
        return inParentheses[index];
    }

    /** In how many braces a lexeme stands: 1 in a type, 2 in a range. The closing one stands outside. */
    int nesting(int index) {
        return nesting[index];
    }

    /** The index of the closing brace for each opening one. */
    private static int[] closing(List<Lexeme> lexemes) {
        int[] closing = new int[lexemes.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < lexemes.size(); i++) {
            if (lexemes.get(i).is("{")) {
                open.push(i);
            } else if (lexemes.get(i).is("}")) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }
}
