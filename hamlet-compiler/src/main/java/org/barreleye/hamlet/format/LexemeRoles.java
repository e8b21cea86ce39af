package org.barreleye.hamlet.format;

import java.util.Locale;
import org.barreleye.compiler.format.LexemeList;

/** The roles of lexemes by their place, in a source that has no syntax errors. */
final class LexemeRoles {
    private static final int NONE = LexemeList.NONE;

    private final LexemeList lexemes;
    private final Nesting nesting;

    LexemeRoles(LexemeList lexemes, Nesting nesting) {
        this.lexemes = lexemes;
        this.nesting = nesting;
    }

    /** Returns whether a lexeme is the first of a declaration or statement, or of what its attributes are about. */
    boolean begins(int i) {
        int before = lexemes.code(i, -1);
        if (nesting.inParentheses(i)) {
            return false;
        }
        return before == NONE || lexemes.get(before).isOneOf(";{}") && nesting.braceDepth(i) < 2
                || lexemes.get(i).is("}")
                || followsAttribute(i);
    }

    /** Returns whether an attribute ends before a lexeme. */
    boolean followsAttribute(int i) {
        int before = lexemes.code(i, -1);
        if (before == NONE || nesting.inParentheses(i) || lexemes.get(i).is("(") || lexemes.get(i).is(")")) {
            return false;
        }
        return isAttributeName(before) || lexemes.get(before).is(")") && isArguments(opening(before));
    }

    /** Returns whether a parenthesis opens the arguments of an attribute or of a function. */
    boolean isArguments(int parenthesis) {
        int before = lexemes.code(parenthesis, -1);
        return isAttributeName(before) || nesting.braceDepth(parenthesis) == 2;
    }

    private boolean isAttributeName(int i) {
        int before = i == NONE ? NONE : lexemes.code(i, -1);
        return before != NONE && lexemes.get(before).is("@");
    }

    private int opening(int closing) {
        int i = closing;
        while (!lexemes.get(i).is("(")) {
            i--;
        }
        return i;
    }

    /** Returns whether a word is a keyword here, rather than a name. */
    boolean isKeyword(int i) {
        int before = lexemes.code(i, -1);
        int next = lexemes.code(i, 1);
        return switch (lexemes.get(i).text().toLowerCase(Locale.ROOT)) {
            case "define", "cap", "rights", "spaces", "operation" -> nesting.braceDepth(i) == 0 && begins(i);
            case "abstract", "inherit", "from_self" -> nesting.braceDepth(i) == 0 && !begins(i) && isAfterName(before);
            case "needs" -> nesting.braceDepth(i) == 0
                    ? lexemes.get(lexemes.code(before, -1)).text().equalsIgnoreCase("operation")
                    : lexemes.get(before).is("]");
            case "address", "size", "size_bits", "eq" -> nesting.braceDepth(i) == 1 && begins(i);
            case "invocation" -> nesting.braceDepth(i) == 1 && begins(i) && lexemes.get(lexemes.code(next, 1)).is("[");
            case "mem_to_phys", "get_address" -> nesting.braceDepth(i) == 2 && lexemes.get(next).is("(");
            default -> false;
        };
    }

    /**
     * Returns whether the words of a type's head up to one end with a name or a clause, so that a clause may follow.
     */
    private boolean isAfterName(int before) {
        if (!declaresType(before)) {
            return false;
        }
        boolean named = false;
        for (int i = start(before); i <= before && i != NONE; i = lexemes.code(i, 1)) {
            named = !named && takesName(i);
        }
        return !named;
    }

    private boolean takesName(int i) {
        String word = lexemes.get(i).text();
        return word.equalsIgnoreCase("cap") || word.equalsIgnoreCase("from") || word.equalsIgnoreCase("inherit");
    }

    private boolean declaresType(int i) {
        return lexemes.get(start(i)).text().equalsIgnoreCase("cap");
    }

    /** The word that the declaration around a word of a type's head begins with, behind its attributes. */
    private int start(int i) {
        int start = i;
        while (!begins(start)) {
            start = lexemes.code(start, -1);
        }
        return start;
    }
}
