package org.barreleye.compiler.diagnostic.render;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Note;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.compiler.diagnostic.Suggestion;
import org.barreleye.compiler.source.Span;

/**
 * For people: the sentence, the line it is about with a mark below, and the notes in the same manner.
 *
 * <pre>
 * intermon.if:14:19: error[FL0107]: message 'spawn' takes a 'dispatchr', which no typedef introduces
 *    14 |     message spawn(dispatchr target);
 *       |                   ^^^^^^^^^
 *     9 |     typedef cap dispatcher;
 *       |                 ---------- note: did you mean 'dispatcher', declared here?
 * </pre>
 */
public final class HumanRenderer implements Renderer {
    private static final String MARGIN = " ".repeat(6);
    private static final String BOLD = "1";
    private static final String BLUE = "1;34";

    private final boolean colour;

    /** A renderer that uses ANSI colours, or none at all. */
    public HumanRenderer(boolean colour) {
        this.colour = colour;
    }

    @Override
    public String render(Findings findings) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : findings.diagnostics()) {
            render(diagnostic, out);
        }
        return out.append(TruncationNote.sentence(findings)).toString();
    }

    private void render(Diagnostic diagnostic, StringBuilder out) {
        String colourCode = colourCode(diagnostic.severity());
        String kind = diagnostic.severity().label() + "[" + diagnostic.code().code() + "]: ";
        out.append(coloured(BOLD, TerminalText.of(diagnostic.span() + ": ")))
                .append(coloured(colourCode, kind))
                .append(coloured(BOLD, TerminalText.of(diagnostic.message())))
                .append('\n');
        excerpt(diagnostic.span(), '^', colourCode, "", out);
        for (Note note : diagnostic.notes()) {
            render(note, diagnostic.span(), out);
        }
        diagnostic.suggestion().ifPresent(suggestion -> render(suggestion, out));
    }

    private void render(Note note, Span diagnosticSpan, StringBuilder out) {
        String text = TerminalText.of(note.text());
        Optional<Span> elsewhere = note.span().filter(span -> !span.source().equals(diagnosticSpan.source()));
        if (note.span().isEmpty()) {
            out.append(MARGIN).append(coloured(BLUE, "= note: ")).append(text).append('\n');
        } else if (elsewhere.isPresent()) {
            out.append(coloured(BOLD, TerminalText.of(elsewhere.get() + ": ")))
                    .append(coloured(BLUE, "note: ")).append(text).append('\n');
            excerpt(elsewhere.get(), '-', BLUE, "", out);
        } else {
            excerpt(note.span().get(), '-', BLUE, " note: " + text, out);
        }
    }

    private void render(Suggestion suggestion, StringBuilder out) {
        out.append(MARGIN).append(coloured(BLUE, "= help: "));
        String replaced = TerminalText.of(suggestion.span().text());
        String replacement = TerminalText.of(suggestion.replacement());
        if (suggestion.replacement().isEmpty()) {
            out.append("remove '").append(replaced).append("'\n");
        } else if (suggestion.span().text().isEmpty()) {
            out.append("write '").append(replacement).append("' here\n");
        } else {
            out.append("write '").append(replacement).append("' instead of '").append(replaced).append("'\n");
        }
    }

    private void excerpt(Span span, char mark, String colourCode, String remark, StringBuilder out) {
        Excerpt excerpt = Excerpt.of(span);
        String gutter = String.format("%5d |", excerpt.line());
        out.append(coloured(BLUE, gutter))
                .append(excerpt.text().isBlank() ? "" : " " + excerpt.text().stripTrailing())
                .append('\n')
                .append(coloured(BLUE, " ".repeat(gutter.length() - 1) + "|"))
                .append(" ".repeat(1 + excerpt.indent()))
                .append(coloured(colourCode, String.valueOf(mark).repeat(excerpt.width()) + remark))
                .append('\n');
    }

    private static String colourCode(Severity severity) {
        return switch (severity) {
            case ERROR -> "1;31";
            case WARNING -> "1;33";
            case NOTE -> BLUE;
        };
    }

    private String coloured(String colourCode, String text) {
        return colour ? "\u001B[" + colourCode + "m" + text + "\u001B[0m" : text;
    }
}
