package org.barreleye.hamlet.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.barreleye.hamlet.syntax.Lexeme;

/**
 * Writes lexemes in one style: four blanks within a type, one statement a line, at most {@link #WIDTH} columns where
 * there is a comma to break at, keywords in small letters. Comments stay where they are.
 */
final class Formatter {
    private static final int WIDTH = 100;
    private static final String LEVEL = "    ";
    private static final String CONTINUED = LEVEL + LEVEL;

    private final List<Lexeme> lexemes;
    private final Nesting nesting;
    private final LexemeRoles roles;
    private final List<Spacing> spacings;
    private final StringBuilder out = new StringBuilder();
    // The opening braces of types that the author wrote on one line, and that took more.
    private final BitSet tooLong = new BitSet();
    private int lineStart;

    private Formatter(List<Lexeme> lexemes, BitSet tooLong) {
        this.lexemes = lexemes;
        this.nesting = new Nesting(lexemes, tooLong);
        this.roles = new LexemeRoles(lexemes, nesting);
        this.spacings = new SpacingRules(lexemes, nesting, roles).spacings();
    }

    static String format(List<Lexeme> lexemes) {
        BitSet opened = new BitSet();
        while (true) {
            Formatter formatter = new Formatter(lexemes, opened);
            String text = formatter.format();
            BitSet more = formatter.tooLong;
            more.andNot(opened);
            if (more.isEmpty()) {
                return text;
            }
            opened.or(more);
        }
    }

    private String format() {
        for (int i = 0; i < lexemes.size(); i++) {
            String indent = indent(i);
            switch (spacings.get(i)) {
                case NONE -> { }
                case SPACE -> out.append(' ');
                case SOFT_BREAK -> softBreak(i, indent);
                case LINE_BREAK -> newLine(indent);
                case BLANK_LINE -> {
                    out.append('\n');
                    newLine(indent);
                }
                default -> throw new IllegalStateException("unknown gap");
            }
            out.append(text(i, indent));
        }
        return out.isEmpty() ? "" : out.append('\n').toString();
    }

    private void newLine(String indent) {
        out.append('\n');
        lineStart = out.length();
        out.append(indent);
    }

    private void softBreak(int i, String indent) {
        int width = 1;
        for (int next = i; next < lexemes.size()
                && (next == i || spacings.get(next).compareTo(Spacing.SOFT_BREAK) < 0); next++) {
            boolean aside = lexemes.get(next).isComment();
            width += aside ? 0 : lexemes.get(next).text().length() + (spacings.get(next) == Spacing.SPACE ? 1 : 0);
        }
        if (out.length() - lineStart + width > WIDTH) {
            newLine(indent);
            if (nesting.braceDepth(i) > 0 && !nesting.isOpened(i)) {
                tooLong.set(nesting.type(i));
            }
        } else {
            out.append(' ');
        }
    }

    /** What a line that begins with a lexeme begins with. */
    private String indent(int i) {
        boolean within = nesting.braceDepth(i) > 0;
        String level = within && nesting.isOpened(i) || nesting.braceDepth(i) == 2 ? LEVEL : "";
        return roles.begins(i) ? level : level + CONTINUED;
    }

    private String text(int i, String indent) {
        Lexeme lexeme = lexemes.get(i);
        return switch (lexeme.kind()) {
            case RESERVED -> lexeme.text().toLowerCase(Locale.ROOT);
            case WORD -> roles.isKeyword(i) ? lexeme.text().toLowerCase(Locale.ROOT) : lexeme.text();
            case SIGN -> lexeme.text();
            case LINE_COMMENT -> lexeme.text().stripTrailing();
            case BLOCK_COMMENT -> comment(lexeme.text(), indent);
        };
    }

    /** A comment whose lines all begin with a star is moved as a whole; any other keeps its inside as it is. */
    private static String comment(String text, String indent) {
        List<String> lines = new ArrayList<>(text.lines().map(String::stripTrailing).toList());
        boolean starred = lines.stream().skip(1).allMatch(line -> line.strip().startsWith("*"));
        for (int line = 1; starred && line < lines.size(); line++) {
            lines.set(line, indent + " " + lines.get(line).strip());
        }
        return String.join("\n", lines);
    }
}
