package org.barreleye.compiler.diagnostic.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Note;
import org.barreleye.compiler.diagnostic.Suggestion;
import org.barreleye.compiler.output.JsonText;
import org.barreleye.compiler.source.Span;

/** A SARIF 2.1.0 document, which code hosts and editors read. It is a whole document even if nothing was found. */
public final class SarifRenderer implements Renderer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Tool tool;

    /** A renderer that names the given tool and describes its codes. */
    public SarifRenderer(Tool tool) {
        this.tool = tool;
    }

    @Override
    public String render(Findings findings) {
        ObjectNode document = NODES.objectNode()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0");
        ObjectNode run = document.putArray("runs").addObject();
        run.set("tool", driver());
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        findings.diagnostics().forEach(diagnostic -> results.add(result(diagnostic)));
        if (findings.omitted() > 0) {
            run.putArray("invocations").addObject()
                    .put("executionSuccessful", true)
                    .putArray("toolExecutionNotifications").addObject()
                    .set("message", text(TruncationNote.sentence(findings).strip()));
        }
        return JsonText.indented(mapper, document) + "\n";
    }

    private ObjectNode driver() {
        ObjectNode node = NODES.objectNode();
        ObjectNode driver = node.putObject("driver").put("name", tool.name()).put("version", tool.version());
        ArrayNode rules = driver.putArray("rules");
        for (DiagnosticCode code : tool.codes()) {
            ObjectNode rule = rules.addObject().put("id", code.code()).put("name", code.readableName());
            rule.set("shortDescription", text(code.title()));
            rule.set("fullDescription", text(code.explanation()));
            rule.putObject("defaultConfiguration").put("level", code.severity().label());
        }
        return node;
    }

    private static ObjectNode result(Diagnostic diagnostic) {
        ObjectNode result = NODES.objectNode()
                .put("ruleId", diagnostic.code().code())
                .put("level", diagnostic.severity().label());
        result.set("message", text(message(diagnostic)));
        result.putArray("locations").add(location(diagnostic.span()));
        ArrayNode related = NODES.arrayNode();
        for (Note note : diagnostic.notes()) {
            note.span().ifPresent(span -> {
                ObjectNode place = location(span).put("id", related.size());
                place.set("message", text(note.text()));
                related.add(place);
            });
        }
        if (!related.isEmpty()) {
            result.set("relatedLocations", related);
        }
        diagnostic.suggestion().ifPresent(suggestion -> result.putArray("fixes").add(fix(suggestion)));
        return result;
    }

    /** SARIF has no place for notes without one, so they follow the sentence they belong to. */
    private static String message(Diagnostic diagnostic) {
        StringBuilder message = new StringBuilder(diagnostic.message());
        diagnostic.notes().stream()
                .filter(note -> note.span().isEmpty())
                .forEach(note -> message.append("\nnote: ").append(note.text()));
        return message.toString();
    }

    private static ObjectNode fix(Suggestion suggestion) {
        ObjectNode fix = NODES.objectNode();
        ObjectNode change = fix.putArray("artifactChanges").addObject();
        change.set("artifactLocation", artifact(suggestion.span()));
        ObjectNode replacement = change.putArray("replacements").addObject();
        replacement.set("deletedRegion", region(suggestion.span()));
        replacement.set("insertedContent", text(suggestion.replacement()));
        return fix;
    }

    private static ObjectNode location(Span span) {
        ObjectNode location = NODES.objectNode();
        ObjectNode place = location.putObject("physicalLocation");
        place.set("artifactLocation", artifact(span));
        place.set("region", region(span));
        return location;
    }

    private static ObjectNode artifact(Span span) {
        String name = span.source().name();
        // Before the first slash a colon would end a scheme.
        String path = name.indexOf(':') >= 0 && !name.startsWith("/") ? "./" + name : name;
        try {
            return NODES.objectNode().put("uri", new URI(null, null, path, null).toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every name can be the path of a relative URI", e);
        }
    }

    private static ObjectNode region(Span span) {
        return NODES.objectNode()
                .put("startLine", span.line())
                .put("startColumn", span.column())
                .put("endLine", span.endLine())
                .put("endColumn", span.endColumn());
    }

    private static ObjectNode text(String text) {
        return NODES.objectNode().put("text", text);
    }
}
