package org.barreleye.hamlet.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.barreleye.hamlet.syntax.Lexeme;

/**
 * Writes lexemes in one style: four blanks within a type, one statement a line, at most {@link #WIDTH} columns where there is
 * a comma to break at, keywords in small letters. Comments stay where they are.
 */
final class Formatter {
    private static final int WIDTH = 100;
    private static final String LEVEL = "    ";
    private static final String CONTINUED = LEVEL + LEVEL;

    private final List<Lexeme> lexemes;
    private final Groups groups;
    private final Places places;
    private final List<Gap> gaps;
    private final StringBuilder out = new StringBuilder();
    // The opening braces of types that the author wrote on one line, and that took more.
    private final BitSet tooLong = new BitSet();
    private int lineStart;

    private Formatter(List<Lexeme> lexemes, BitSet tooLong) {
        this.lexemes = lexemes;
        this.groups = new Groups(lexemes, tooLong);
        this.places = new Places(lexemes, groups);
        this.gaps = new Gaps(lexemes, groups, places).gaps();
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
            switch (gaps.get(i)) {
                case NONE -> { }
                case BLANK -> out.append(' ');
                case SEAM -> seam(i, indent);
                case LINE -> newLine(indent);
                case PARAGRAPH -> {
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

    private void seam(int i, String indent) {
        int width = 1;
        for (int next = i; next < lexemes.size() && (next == i || gaps.get(next).compareTo(Gap.SEAM) < 0); next++) {
            boolean aside = lexemes.get(next).isComment();
            width += aside ? 0 : lexemes.get(next).text().length() + (gaps.get(next) == Gap.BLANK ? 1 : 0);
        }
        if (out.length() - lineStart + width > WIDTH) {
            newLine(indent);
            if (groups.nesting(i) > 0 && !groups.isOpened(i)) {
                tooLong.set(groups.type(i));
            }
        } else {
            out.append(' ');
        }
    }

    /** What a line that begins with a lexeme begins with. */
    private String indent(int i) {
        boolean within = groups.nesting(i) > 0;
        String level = within && groups.isOpened(i) || groups.nesting(i) == 2 ? LEVEL : "";
        return places.begins(i) ? level : level + CONTINUED;
    }

    private String text(int i, String indent) {
        Lexeme lexeme = lexemes.get(i);
        return switch (lexeme.kind()) {
            case RESERVED -> lexeme.text().toLowerCase(Locale.ROOT);
            case WORD -> places.isKeyword(i) ? lexeme.text().toLowerCase(Locale.ROOT) : lexeme.text();
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
