package org.barreleye.hamlet.dump;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.barreleye.hamlet.analysis.RetypeRule;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.analysis.WireForm;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.model.Range;
import org.barreleye.hamlet.naming.JavaNames;

/** Types of capabilities as nodes. */
final class TypeNodes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SpecificationAnalysis analysis;
    private final String packagePrefix;

    TypeNodes(SpecificationAnalysis analysis, String packagePrefix) {
        this.analysis = analysis;
        this.packagePrefix = packagePrefix;
    }

    ObjectNode node(CapabilityType type) {
        ObjectNode node = NODES.objectNode().put("name", type.name());
        CapabilityIndexDump.documented(type.documentation(), node);
        node.put("abstract", type.isAbstract());
        if (!type.isAbstract()) {
            node.put("number", type.number());
            node.put("constant", JavaNames.constant(type));
            node.put("reference", packagePrefix + ".user." + JavaNames.stem(type) + "Reference");
        }
        relations(type, node);
        node.put("transferable", type.attributes().has(Attributes.Flag.TRANSFERABLE));
        attributes(type.attributes(), node);
        fields(type, node);
        range(type.range(), node);
        WireForm.of(type).filter(form -> !type.isAbstract()).ifPresent(form -> wire(form, node));
        ArrayNode invocations = node.putArray("invocations");
        type.invocations().forEach(invocation -> invocations.add(invocation(invocation)));
        return node;
    }

    private void relations(CapabilityType type, ObjectNode node) {
        type.parent().ifPresent(parent -> node.put("from", parent.name()));
        node.put("from_self", type.fromSelf());
        node.put("identity", type.identity().name().toLowerCase(Locale.ROOT));
        node.put("retype_multiple", type.retypeMultiple());
        if (!type.isAbstract()) {
            node.put("root", type.root().name());
            ArrayNode sources = node.putArray("retyped_from");
            analysis.retype(type).map(RetypeRule::sources).orElse(List.of())
                    .forEach(source -> sources.add(source.name()));
        }
    }

    private static void attributes(Attributes attributes, ObjectNode node) {
        node.put("space", attributes.space());
        ArrayNode flags = node.putArray("attributes");
        attributes.flags().forEach(flag -> flags.add(flag.name().toLowerCase(Locale.ROOT)));
        node.put("alignment", attributes.alignment()).put("size_multiple", attributes.sizeMultiple());
        attributes.maxObjects().ifPresent(most -> node.put("max_objects", most));
        attributes.pageTable().ifPresent(table -> node.putObject("page_table")
                .put("architecture", table.architecture())
                .put("level", table.level()));
        ArrayNode mintable = node.putArray("mintable");
        attributes.mintable().forEach(field -> mintable.add(field.name()));
    }

    private static void fields(CapabilityType type, ObjectNode node) {
        ArrayNode fields = node.putArray("fields");
        int offset = 0;
        for (Field field : type.fields()) {
            fields.addObject()
                    .put("name", field.name())
                    .put("type", field.type().accept(TypeKeyword.INSTANCE))
                    .put("offset", offset)
                    .put("bytes", field.type().bytes())
                    .put("equality", field.equality());
            offset += field.type().bytes();
        }
    }

    private static void range(Range range, ObjectNode node) {
        range.address().ifPresent(rule -> node.putObject("address")
                .put("function", rule.function().name().toLowerCase(Locale.ROOT))
                .set("sum", rule.expression().accept(OperandNodes.INSTANCE)));
        range.size().ifPresent(rule -> node.putObject("size")
                .put("bits", rule.bits())
                .set("sum", rule.expression().accept(OperandNodes.INSTANCE)));
    }

    private static void wire(WireForm form, ObjectNode node) {
        ArrayNode places = node.putArray("wire");
        form.places().forEach(place -> places.addObject()
                .put("field", place.field().name())
                .put("word", place.word())
                .put("shift", place.shift())
                .put("bits", place.bits()));
    }

    private static ObjectNode invocation(Invocation invocation) {
        ObjectNode node = NODES.objectNode().put("name", invocation.name());
        CapabilityIndexDump.documented(invocation.documentation(), node);
        node.put("number", invocation.number());
        CapabilityIndexDump.names(invocation.needs(), node.putArray("needs"));
        node.put("on_foreign_copies", invocation.onForeignCopies());
        parameters(invocation.parameters(), node.putArray("parameters"));
        parameters(invocation.results(), node.putArray("results"));
        return node;
    }

    private static void parameters(List<Parameter> parameters, ArrayNode into) {
        for (Parameter parameter : parameters) {
            ObjectNode node = into.addObject().put("name", parameter.name()).put("type", parameter.type().keyword());
            parameter.source().ifPresent(source -> node.put("from", source));
        }
    }

    /** As a specification spells the type of a field. */
    private enum TypeKeyword implements FieldType.Visitor<String> {
        INSTANCE;

        @Override
        public String number(FieldType.Number type) {
            return type.kind().keyword();
        }

        @Override
        public String handle(FieldType.Handle type) {
            return "\"" + type.target() + "\"";
        }

        @Override
        public String reference(FieldType.CapabilityPointer type) {
            return "\"" + FieldType.CapabilityPointer.TARGET + "\"";
        }
    }
}
