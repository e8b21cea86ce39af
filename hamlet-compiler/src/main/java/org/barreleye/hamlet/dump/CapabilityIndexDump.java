package org.barreleye.hamlet.dump;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.barreleye.compiler.output.JsonText;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.Constant;
import org.barreleye.hamlet.model.OperationRights;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.model.Specification;

/** A specification as JSON, for tools that want to know its types without reading the language. */
public final class CapabilityIndexDump {
    /** The name of the format in a document. */
    public static final String FORMAT = "capability-index";
    /** The version of the format: grows with every change that a reader must know of. */
    public static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CapabilityIndexDump() {}

    /**
     * A document that ends with a line end.
     *
     * @param analysis of the specification
     * @param packagePrefix the package that its Java is generated into
     */
    public static String of(SpecificationAnalysis analysis, String packagePrefix) {
        Specification specification = analysis.specification();
        ObjectNode document = NODES.objectNode();
        document.put("format", FORMAT).put("version", VERSION).put("package", packagePrefix);
        ArrayNode constants = document.putArray("constants");
        specification.constants().forEach(constant -> constants.add(constant(constant)));
        ArrayNode rights = document.putArray("rights");
        specification.rights().forEach(right -> rights.addObject().put("name", right.name()).put("bit", right.bit()));
        ArrayNode spaces = document.putArray("spaces");
        specification.spaces().forEach(spaces::add);
        ArrayNode operations = document.putArray("operations");
        specification.operations().forEach(operation -> operations.add(operation(operation)));
        TypeNodes types = new TypeNodes(analysis, packagePrefix);
        ArrayNode all = document.putArray("types");
        specification.types().forEach(type -> all.add(types.node(type)));
        return JsonText.indented(new ObjectMapper(), document) + "\n";
    }

    private static ObjectNode constant(Constant constant) {
        return documented(constant.documentation(), NODES.objectNode().put("name", constant.name()))
                .put("value", constant.value());
    }

    private static ObjectNode operation(OperationRights operation) {
        ObjectNode node = NODES.objectNode().put("name", operation.operation().keyword());
        names(operation.needs(), node.putArray("needs"));
        return node;
    }

    static void names(List<Right> rights, ArrayNode into) {
        rights.forEach(right -> into.add(right.name()));
    }

    static ObjectNode documented(List<String> documentation, ObjectNode node) {
        if (!documentation.isEmpty()) {
            node.put("documentation", String.join("\n", documentation));
        }
        return node;
    }
}
