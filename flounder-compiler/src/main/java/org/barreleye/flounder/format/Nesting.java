package org.barreleye.flounder.format;

import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.compiler.format.LexemeList;
import org.barreleye.compiler.lexical.Lexeme;

/**
 * The braces and parentheses around each lexeme. Braces are opened, with a line for each thing inside, around an
 * interface, and where the source has their inside on more than one line.
 */
final class Nesting {
    private final boolean[] opened;
    private final boolean[] inBraces;
    private final int[] openedDepth;
    private final int[] braceDepth;
    private final boolean[] inParentheses;
    private final boolean[] inConstraint;

    Nesting(LexemeList lexemes) {
        int count = lexemes.size();
        opened = new boolean[count];
        inBraces = new boolean[count];
        openedDepth = new int[count];
        braceDepth = new int[count];
        inParentheses = new boolean[count];
        inConstraint = new boolean[count];
        int[] closing = lexemes.closingBraces();
        Deque<Boolean> open = new ArrayDeque<>();
        boolean parentheses = false;
        boolean constraint = false;
        for (int i = 0; i < count; i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.is("}") && !open.isEmpty()) {
                opened[i] = open.pop();
            } else {
                opened[i] = open.isEmpty() || open.peek();
            }
            if (lexeme.is(")")) {
                parentheses = false;
            }
            constraint &= !lexeme.is(">");
            inConstraint[i] = constraint;
            constraint |= lexeme.is("<");
            openedDepth[i] = (int) open.stream().filter(wide -> wide).count();
            braceDepth[i] = open.size();
            inParentheses[i] = parentheses;
            inBraces[i] = !open.isEmpty() && !parentheses;
            if (lexeme.is("{")) {
                open.push(open.isEmpty() && isInterface(lexemes) || spansLines(lexemes, i, closing[i]));
            } else if (lexeme.is("(")) {
                parentheses = true;
            }
        }
    }

    /** Returns whether the innermost braces around a lexeme, or that it closes, are opened. */
    boolean isOpened(int index) {
        return opened[index];
    }

    /** Returns whether a lexeme stands in braces, and not in parentheses within them. */
    boolean inBraces(int index) {
        return inBraces[index];
    }

    /** Returns whether a lexeme stands in parentheses. */
    boolean inParentheses(int index) {
        return inParentheses[index];
    }

    /** Returns whether a lexeme stands in the constraint of a capability. */
    boolean inConstraint(int index) {
        return inConstraint[index];
    }

    /** In how many opened braces a lexeme stands; the closing one stands outside. */
    int openedDepth(int index) {
        return openedDepth[index];
    }

    /** In how many braces of any kind a lexeme stands; the closing one stands outside. */
    int braceDepth(int index) {
        return braceDepth[index];
    }

    /** Returns whether these are the lexemes of an interface, rather than of a types file. */
    static boolean isInterface(LexemeList lexemes) {
        return lexemes.lexemes().stream().anyMatch(lexeme -> lexeme.kind() == Lexeme.Kind.RESERVED);
    }

    private static boolean spansLines(LexemeList lexemes, int open, int close) {
        return lexemes.get(open).span().line() != lexemes.get(close).span().line();
    }
}
