package org.barreleye.hamlet.format;

import java.util.BitSet;
import org.barreleye.compiler.format.Formatter;
import org.barreleye.compiler.format.LayoutRules;
import org.barreleye.compiler.format.LexemeList;
import org.barreleye.compiler.format.Spacing;
import org.barreleye.compiler.lexical.Lexeme;

/**
 * The layout of specifications: four blanks within a type, one statement a line. It depends on the line ends of the
 * source only where the style leaves them free.
 */
final class HamletLayout implements LayoutRules {
    private static final String NOTHING_BEFORE = ";,)][";
    private static final String NOTHING_AFTER = "([@";

    private final LexemeList lexemes;
    private final Nesting nesting;
    private final LexemeRoles roles;
    // The opening braces of types that the source has on one line and that need more.
    private final BitSet tooLong = new BitSet();

    private HamletLayout(LexemeList lexemes, BitSet opened) {
        this.lexemes = lexemes;
        this.nesting = new Nesting(lexemes, opened);
        this.roles = new LexemeRoles(lexemes, nesting);
    }

    /** Formats until every type that does not fit on one line is opened. */
    static String format(LexemeList lexemes) {
        BitSet opened = new BitSet();
        while (true) {
            HamletLayout layout = new HamletLayout(lexemes, opened);
            String text = Formatter.format(lexemes, layout);
            BitSet more = layout.tooLong;
            more.andNot(opened);
            if (more.isEmpty()) {
                return text;
            }
            opened.or(more);
        }
    }

    @Override
    public Spacing spacing(int i) {
        Lexeme before = lexemes.get(i - 1);
        Lexeme here = lexemes.get(i);
        if (here.isComment() || before.isComment()) {
            return lexemes.besideComment(i, ";,)]", "([");
        }
        if (before.is("{") || here.is("}")) {
            return edge(before, here, i);
        }
        if (here.is(";")) {
            return Spacing.NONE;
        }
        if (before.is(";")) {
            return nesting.isOpened(i) ? lexemes.asWritten(i) : Spacing.SPACE;
        }
        if (roles.followsAttribute(i)) {
            return lexemes.newlinesBefore(i) > 0 && nesting.isOpened(i) ? Spacing.LINE_BREAK : Spacing.SPACE;
        }
        return inside(before, here, i);
    }

    private Spacing edge(Lexeme before, Lexeme here, int i) {
        if (before.is("{") && here.is("}")) {
            return Spacing.NONE;
        }
        boolean type = nesting.braceDepth(i) == (here.is("}") ? 0 : 1);
        return type && nesting.isOpened(i) ? Spacing.LINE_BREAK : Spacing.SPACE;
    }

    private Spacing inside(Lexeme before, Lexeme here, int i) {
        if (before.is("->")) {
            return Spacing.SPACE;
        }
        if (here.is("(")) {
            return roles.isArguments(i) ? Spacing.NONE : Spacing.SOFT_BREAK;
        }
        if (before.is(",") || here.is("->")) {
            return Spacing.SOFT_BREAK;
        }
        boolean signed = (before.is("-") || before.is("+")) && Character.isDigit(here.text().charAt(0));
        boolean joined = signed || here.isOneOf(NOTHING_BEFORE) || before.isOneOf(NOTHING_AFTER);
        return joined ? Spacing.NONE : Spacing.SPACE;
    }

    @Override
    public String indent(int i) {
        boolean within = nesting.braceDepth(i) > 0;
        String level = within && nesting.isOpened(i) || nesting.braceDepth(i) == 2 ? Formatter.LEVEL : "";
        return roles.begins(i) ? level : level + Formatter.CONTINUED;
    }

    @Override
    public boolean isKeyword(int i) {
        return roles.isKeyword(i);
    }

    @Override
    public void onBreak(int i) {
        if (nesting.braceDepth(i) > 0 && !nesting.isOpened(i)) {
            tooLong.set(nesting.type(i));
        }
    }
}
