package org.barreleye.compiler.diagnostic.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Note;
import org.barreleye.compiler.output.JsonText;
import org.barreleye.compiler.source.Span;

/**
 * A JSON document with the members {@code findings}, an array with one line for each finding, and {@code omitted}, the
 * number of findings beyond the limit. A finding has the members {@code code}, {@code name}, {@code severity},
 * {@code title}, {@code message}, {@code place}, {@code notes} and, if there is one, {@code suggestion}. Lines and
 * columns count from 1, in characters, the end exclusive.
 */
public final class JsonRenderer implements Renderer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public String render(Findings findings) {
        String lines = findings.diagnostics().stream()
                .map(diagnostic -> "\n" + JsonText.compact(mapper, object(diagnostic)))
                .collect(Collectors.joining(","));
        return "{\"findings\":[" + lines + "],\"omitted\":" + findings.omitted() + "}\n";
    }

    private static ObjectNode object(Diagnostic diagnostic) {
        ObjectNode object = NODES.objectNode()
                .put("code", diagnostic.code().code())
                .put("name", diagnostic.code().readableName())
                .put("severity", diagnostic.severity().label())
                .put("title", diagnostic.code().title())
                .put("message", diagnostic.message());
        object.set("place", place(diagnostic.span()));
        ArrayNode notes = object.putArray("notes");
        for (Note note : diagnostic.notes()) {
            ObjectNode entry = notes.addObject().put("text", note.text());
            note.span().ifPresent(span -> entry.set("place", place(span)));
        }
        diagnostic.suggestion().ifPresent(suggestion -> object.putObject("suggestion")
                .put("replacement", suggestion.replacement())
                .set("place", place(suggestion.span())));
        return object;
    }

    private static ObjectNode place(Span span) {
        return NODES.objectNode()
                .put("file", span.source().name())
                .put("line", span.line())
                .put("column", span.column())
                .put("endLine", span.endLine())
                .put("endColumn", span.endColumn());
    }
}
