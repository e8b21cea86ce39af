package org.barreleye.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.barreleye.compiler.lexical.Lexeme;

/**
 * Writes lexemes as the layout rules of their language say: at most {@link #WIDTH} columns where there is a place to
 * break a line, keywords in small letters. Comments stay where they are.
 */
public final class Formatter {
    /** The indentation of one level. */
    public static final String LEVEL = "    ";
    /** The additional indentation of a line that continues another. */
    public static final String CONTINUED = LEVEL + LEVEL;

    private static final int WIDTH = 100;

    private final LexemeList lexemes;
    private final LayoutRules rules;
    private final List<Spacing> spacings;
    private final StringBuilder out = new StringBuilder();
    private int lineStart;

    private Formatter(LexemeList lexemes, LayoutRules rules) {
        this.lexemes = lexemes;
        this.rules = rules;
        this.spacings = IntStream.range(0, lexemes.size())
                .mapToObj(i -> i == 0 ? Spacing.NONE : rules.spacing(i))
                .toList();
    }

    /** The text of some lexemes in the style of their language; lines end with a line feed. */
    public static String format(LexemeList lexemes, LayoutRules rules) {
        return new Formatter(lexemes, rules).format();
    }

    private String format() {
        for (int i = 0; i < lexemes.size(); i++) {
            String indent = rules.indent(i);
            switch (spacings.get(i)) {
                case NONE -> { }
                case SPACE -> out.append(' ');
                case SOFT_BREAK -> softBreak(i, indent);
                case LINE_BREAK -> newLine(indent);
                case BLANK_LINE -> {
                    out.append('\n');
                    newLine(indent);
                }
                default -> throw new IllegalStateException("unknown spacing");
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
            Lexeme lexeme = lexemes.get(next);
            width += lexeme.isComment() ? 0 : lexeme.text().length() + (spacings.get(next) == Spacing.SPACE ? 1 : 0);
        }
        if (out.length() - lineStart + width > WIDTH) {
            newLine(indent);
            rules.onBreak(i);
        } else {
            out.append(' ');
        }
    }

    private String text(int i, String indent) {
        Lexeme lexeme = lexemes.get(i);
        return switch (lexeme.kind()) {
            case RESERVED -> lexeme.text().toLowerCase(Locale.ROOT);
            case WORD -> rules.isKeyword(i) ? lexeme.text().toLowerCase(Locale.ROOT) : lexeme.text();
            case SIGN -> lexeme.text();
            case LINE_COMMENT -> lexeme.text().stripTrailing();
            case BLOCK_COMMENT -> comment(lexeme.text(), indent);
        };
    }

    /** A comment whose lines all begin with a star is moved as a whole; the inside of any other is not changed. */
    private static String comment(String text, String indent) {
        List<String> lines = new ArrayList<>(text.lines().map(String::stripTrailing).toList());
        boolean starred = lines.stream().skip(1).allMatch(line -> line.strip().startsWith("*"));
        for (int line = 1; starred && line < lines.size(); line++) {
            lines.set(line, indent + " " + lines.get(line).strip());
        }
        return String.join("\n", lines);
    }
}
