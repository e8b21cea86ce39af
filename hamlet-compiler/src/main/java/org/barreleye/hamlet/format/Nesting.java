package org.barreleye.hamlet.format;

import java.util.BitSet;
import org.barreleye.compiler.format.LexemeList;
import org.barreleye.compiler.lexical.Lexeme;

/**
 * The braces and parentheses around each lexeme. The braces of a type are opened, with a line for each statement, where
 * the source has their inside on more than one line, or it does not fit on one; those of a range never are.
 */
final class Nesting {
    private final boolean[] opened;
    private final boolean[] inParentheses;
    private final int[] braceDepth;
    private final int[] types;

    /**
     * The groups of some lexemes.
     *
     * @param tooLong the opening braces of types that do not fit on a line
     */
    Nesting(LexemeList lexemes, BitSet tooLong) {
        int count = lexemes.size();
        opened = new boolean[count];
        inParentheses = new boolean[count];
        braceDepth = new int[count];
        types = new int[count];
        int[] closing = lexemes.closingBraces();
        boolean parentheses = false;
        boolean open = false;
        int depth = 0;
        int type = 0;
        for (int i = 0; i < count; i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.is(")")) {
                parentheses = false;
            } else if (lexeme.is("}")) {
                depth--;
            }
            braceDepth[i] = depth;
            opened[i] = depth == 0 && !lexeme.is("}") || depth < 2 && open;
            inParentheses[i] = parentheses;
            types[i] = type;
            if (lexeme.is("(")) {
                parentheses = true;
            } else if (lexeme.is("{")) {
                if (depth == 0) {
                    open = tooLong.get(i) || lexeme.span().line() != lexemes.get(closing[i]).span().line();
                    type = i;
                }
                depth++;
            }
        }
    }

    /** Returns whether things stand in lines of their own where a lexeme stands, or in the braces that it closes. */
    boolean isOpened(int index) {
        return opened[index];
    }

    /** Returns whether a lexeme stands in parentheses. */
    boolean inParentheses(int index) {
        return inParentheses[index];
    }

    /** In how many braces a lexeme stands: 1 in a type, 2 in a range. The closing one stands outside. */
    int braceDepth(int index) {
        return braceDepth[index];
    }

    /** The opening brace of the type in which a lexeme stands. */
    int type(int index) {
        return types[index];
    }
}
