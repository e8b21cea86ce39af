package org.barreleye.flounder.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.flounder.syntax.Lexeme;

/**
 * Writes lexemes in one style: four blanks for each level, one thing a line, at most {@link #WIDTH} columns where there
 * is a comma to break at, keywords in small letters. Comments stay where they are.
 */
final class Formatter {
    private static final int WIDTH = 100;
    private static final String LEVEL = "    ";
    private static final String CONTINUED = LEVEL + LEVEL;

    private final List<Lexeme> lexemes;
    private final Nesting nesting;
    private final List<Spacing> spacings;
    private final int declarationLevel;
    private final StringBuilder out = new StringBuilder();
    private int lineStart;

    private Formatter(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
        this.nesting = new Nesting(lexemes);
        this.spacings = new SpacingRules(lexemes, nesting).spacings();
        this.declarationLevel = Nesting.isInterface(lexemes) ? 1 : 0;
    }

    static String format(List<Lexeme> lexemes) {
        return new Formatter(lexemes).format();
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
        } else {
            out.append(' ');
        }
    }

    /** What a line that begins with a lexeme begins with. */
    private String indent(int i) {
        String levels = LEVEL.repeat(nesting.openedDepth(i));
        return begins(i) ? levels : levels + CONTINUED;
    }

    /** Whether a lexeme begins something, or closes it, rather than continue it. */
    private boolean begins(int i) {
        int before = i - 1;
        while (before >= 0 && lexemes.get(before).isComment()) {
            before--;
        }
        if (nesting.inParentheses(i) || lexemes.get(i).is(")")) {
            return false;
        }
        return before < 0 || lexemes.get(i).is("}") || lexemes.get(before).is(";") || lexemes.get(before).is("{")
                || lexemes.get(before).is(")") || lexemes.get(before).is(",");
    }

    private String text(int i, String indent) {
        Lexeme lexeme = lexemes.get(i);
        return switch (lexeme.kind()) {
            case RESERVED -> lexeme.text().toLowerCase(Locale.ROOT);
            case WORD -> isKeyword(i) ? lexeme.text().toLowerCase(Locale.ROOT) : lexeme.text();
            case SIGN -> lexeme.text();
            case LINE_COMMENT -> lexeme.text().stripTrailing();
            case BLOCK_COMMENT -> comment(lexeme.text(), indent);
        };
    }

    /** Whether a word is a keyword here, rather than a name. */
    private boolean isKeyword(int i) {
        String word = lexemes.get(i).text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "alias", "typedef" -> beginsDeclaration(i);
            case "struct", "enum" -> beginsDeclaration(code(i, -1)) && lexemes.get(code(i, 1)).is("{");
            default -> false;
        };
    }

    private boolean beginsDeclaration(int i) {
        if (i < 0 || nesting.inParentheses(i) || nesting.braceDepth(i) != declarationLevel) {
            return false;
        }
        int before = code(i, -1);
        return before < 0 || lexemes.get(before).is(";") || lexemes.get(before).is("{");
    }

    /** The next lexeme in a direction that is no comment, or -1. */
    private int code(int i, int step) {
        int next = i + step;
        while (next >= 0 && next < lexemes.size() && lexemes.get(next).isComment()) {
            next += step;
        }
        return next < lexemes.size() ? next : -1;
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
