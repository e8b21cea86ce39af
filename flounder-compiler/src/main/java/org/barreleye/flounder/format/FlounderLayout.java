package org.barreleye.flounder.format;

import java.util.Locale;
import org.barreleye.compiler.format.Formatter;
import org.barreleye.compiler.format.LayoutRules;
import org.barreleye.compiler.format.LexemeList;
import org.barreleye.compiler.format.Spacing;
import org.barreleye.compiler.lexical.Lexeme;

/**
 * The layout of interface and types files: four blanks for each level, one declaration a line. It depends on the line
 * ends of the source only where the style leaves them free.
 */
final class FlounderLayout implements LayoutRules {
    private static final String NOTHING_BEFORE = ";,)]([=<>";
    private static final String NOTHING_AFTER = "([@=+-<";

    private final LexemeList lexemes;
    private final Nesting nesting;
    private final int declarationLevel;

    private FlounderLayout(LexemeList lexemes) {
        this.lexemes = lexemes;
        this.nesting = new Nesting(lexemes);
        this.declarationLevel = Nesting.isInterface(lexemes) ? 1 : 0;
    }

    static String format(LexemeList lexemes) {
        return Formatter.format(lexemes, new FlounderLayout(lexemes));
    }

    @Override
    public Spacing spacing(int i) {
        Lexeme before = lexemes.get(i - 1);
        Lexeme here = lexemes.get(i);
        if (here.isComment() || before.isComment()) {
            return lexemes.besideComment(i, ";,)]>", "([<");
        }
        if (before.is("{") || here.is("}")) {
            return nesting.isOpened(i) ? Spacing.LINE_BREAK : Spacing.SPACE;
        }
        if (here.is(";") || before.is("}")) {
            return here.is(";") ? Spacing.NONE : Spacing.SPACE;
        }
        if (before.is(";")) {
            return nesting.isOpened(i) ? lexemes.asWritten(i) : Spacing.SPACE;
        }
        if (before.is(",") && nesting.inConstraint(i)) {
            return Spacing.SPACE;
        }
        if (before.is(",")) {
            return nesting.inBraces(i) ? nesting.isOpened(i) ? Spacing.LINE_BREAK : Spacing.SPACE : Spacing.SOFT_BREAK;
        }
        if (before.is(")")) {
            return lexemes.newlinesBefore(i) > 0 ? Spacing.LINE_BREAK : Spacing.SPACE;
        }
        boolean joined = here.isOneOf(NOTHING_BEFORE) || before.isOneOf(NOTHING_AFTER);
        return joined ? Spacing.NONE : Spacing.SPACE;
    }

    @Override
    public String indent(int i) {
        String levels = Formatter.LEVEL.repeat(nesting.openedDepth(i));
        return begins(i) ? levels : levels + Formatter.CONTINUED;
    }

    /** Returns whether a lexeme begins or closes a declaration or a group, rather than continue it. */
    private boolean begins(int i) {
        int before = lexemes.code(i, -1);
        if (nesting.inParentheses(i) || lexemes.get(i).is(")")) {
            return false;
        }
        return before < 0 || lexemes.get(i).is("}") || lexemes.get(before).isOneOf(";{),");
    }

    @Override
    public boolean isKeyword(int i) {
        String word = lexemes.get(i).text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "alias", "typedef" -> beginsDeclaration(i);
            case "struct", "enum" -> beginsDeclaration(lexemes.code(i, -1))
                    && lexemes.get(lexemes.code(i, 1)).is("{");
            default -> false;
        };
    }

    private boolean beginsDeclaration(int i) {
        if (i < 0 || nesting.inParentheses(i) || nesting.braceDepth(i) != declarationLevel) {
            return false;
        }
        int before = lexemes.code(i, -1);
        return before < 0 || lexemes.get(before).isOneOf(";{");
    }
}
