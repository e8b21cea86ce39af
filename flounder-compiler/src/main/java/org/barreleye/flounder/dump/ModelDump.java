package org.barreleye.flounder.dump;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.barreleye.compiler.output.JsonText;
import org.barreleye.flounder.model.Documentation.MemberNote;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Meta;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.TypeDefinition;
import org.barreleye.flounder.plan.Fingerprint;

/** Interfaces as JSON, for tools that want to know what is declared without reading the language. */
public final class ModelDump {
    /** The version of the format: grows with every change that a reader must know of. */
    public static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ModelDump() {}

    /** All interfaces in one document that ends with a line end. */
    public static String of(List<Interface> definitions) {
        ObjectNode document = NODES.objectNode();
        document.put("format", "flounder-model").put("version", VERSION);
        ArrayNode interfaces = document.putArray("interfaces");
        definitions.forEach(definition -> interfaces.add(definition(definition)));
        return JsonText.indented(new ObjectMapper(), document) + "\n";
    }

    private static ObjectNode definition(Interface definition) {
        ObjectNode node = NODES.objectNode();
        node.put("name", definition.name()).put("description", definition.description());
        documentation(definition.documentation(), "", node);
        node.put("fingerprint", Fingerprint.of(definition).hex());
        ArrayNode types = node.putArray("types");
        definition.types().forEach(type -> types.add(type(type)));
        ArrayNode operations = node.putArray("operations");
        definition.operations().forEach(operation -> operations.add(operation(operation)));
        return node;
    }

    private static ObjectNode type(TypeDefinition definition) {
        ObjectNode node = NODES.objectNode();
        node.put("name", definition.name()).put("imported", definition.imported());
        documentation(definition.documentation(), definition.type() instanceof Enumeration ? "enumerator" : "field",
                node);
        if (definition.form() == TypeDefinition.Form.TYPE) {
            node.setAll(definition.type().accept(TypeNodes.DEFINITION));
        } else {
            node.put("kind", definition.form().name().toLowerCase(Locale.ROOT));
            node.put("of", definition.typeName());
            node.set("type", definition.type().accept(TypeNodes.USE));
        }
        return node;
    }

    private static ObjectNode operation(Operation operation) {
        ObjectNode node = NODES.objectNode();
        node.put("name", operation.name());
        documentation(operation.documentation(), "parameter", node);
        ArrayNode metas = NODES.arrayNode();
        operation.metas().forEach(meta -> metas.add(meta(meta)));
        if (!metas.isEmpty()) {
            node.set("meta", metas);
        }
        ArrayNode messages = node.putArray("messages");
        operation.messages().forEach(message -> messages.add(message(message)));
        return node;
    }

    private static ObjectNode message(Message message) {
        ObjectNode node = NODES.objectNode();
        node.put("name", message.name()).put("kind", message.kind().spelling()).put("number", message.number());
        ArrayNode parameters = node.putArray("parameters");
        for (Parameter parameter : message.parameters()) {
            ObjectNode value = parameters.addObject();
            value.put("name", parameter.name()).put("declared", parameter.typeName());
            value.set("type", parameter.type().accept(TypeNodes.USE));
        }
        return node;
    }

    private static ObjectNode meta(Meta meta) {
        ObjectNode node = NODES.objectNode();
        node.put("namespace", meta.namespace());
        ArrayNode entries = node.putArray("entries");
        meta.entries().forEach(entry -> entries.addObject().put("key", entry.key()).put("value", entry.value()));
        return node;
    }

    /** Adds what is said about a definition; {@code members} says what its members are called. */
    private static void documentation(Documentation documentation, String members, ObjectNode node) {
        if (!documentation.isEmpty()) {
            node.put("documentation", documentation.text());
            documentation.deprecation().ifPresent(reason -> node.put("deprecated", reason));
            ArrayNode notes = NODES.arrayNode();
            for (MemberNote note : documentation.members()) {
                ObjectNode member = notes.addObject();
                member.put("name", note.name()).put("text", note.documentation().text());
                note.documentation().deprecation().ifPresent(reason -> member.put("deprecated", reason));
            }
            if (!notes.isEmpty()) {
                node.set(members + "_documentation", notes);
            }
        }
    }
}
