package org.barreleye.compiler.lexical;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A documentation comment: it begins with two stars and stands before the declaration that it describes.
 *
 * @param span its place
 * @param lines its text, without the frame of stars
 */
public record DocComment(Span span, List<String> lines) implements Located {
    /** Copies the list. */
    public DocComment {
        lines = List.copyOf(lines);
    }

    /** Reads a comment, from its opening to its closing. */
    public static DocComment of(Span span) {
        String text = span.text();
        List<String> lines = new ArrayList<>();
        for (String line : text.substring("/**".length(), text.length() - "*/".length()).lines().toList()) {
            String stripped = line.strip();
            lines.add(stripped.startsWith("*") ? stripped.replaceFirst("^\\*+ ?", "") : stripped);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        while (!lines.isEmpty() && lines.get(0).isEmpty()) {
            lines.remove(0);
        }
        return new DocComment(span, lines);
    }
}
