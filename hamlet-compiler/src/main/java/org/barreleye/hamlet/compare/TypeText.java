package org.barreleye.hamlet.compare;

import java.util.List;
import java.util.stream.Collectors;
import org.barreleye.hamlet.analysis.WireForm;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Expression;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.OperationRights;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.model.Range;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.model.Specification;

/** Parts of types as text to compare; two texts are equal if nothing has changed for whom they matter to. */
final class TypeText {
    private TypeText() {}

    static String number(CapabilityType type) {
        return type.isAbstract() ? "none" : String.valueOf(type.number());
    }

    /** The parts of a type on the wire; empty for a type that is not sent. */
    static String wire(CapabilityType type) {
        if (type.isAbstract() || !type.attributes().has(Attributes.Flag.TRANSFERABLE)) {
            return "";
        }
        return WireForm.of(type).stream()
                .flatMap(form -> form.places().stream())
                .map(place -> place.word() + ":" + place.shift() + ":" + place.bits())
                .collect(Collectors.joining(" ", "travels ", ""));
    }

    /** The parts of a type that decide about copies and ancestors. Fields are identified by their place. */
    static String relations(CapabilityType type) {
        String equality = type.equalityFields().stream()
                .map(field -> type.fields().indexOf(field) + field.type().cName())
                .collect(Collectors.joining(","));
        return String.join(" ", type.parent().map(CapabilityType::name).orElse("-"), String.valueOf(type.fromSelf()),
                type.identity().name(), String.valueOf(type.retypeMultiple()), type.attributes().space(), equality,
                range(type));
    }

    private static String range(CapabilityType type) {
        Range range = type.range();
        Expression.Visitor<String> sum = new SumText(type.fields());
        return range.address().map(rule -> rule.function() + rule.expression().accept(sum)).orElse("-")
                + range.size().map(rule -> rule.bits() + rule.expression().accept(sum)).orElse("-");
    }

    static List<String> fields(CapabilityType type) {
        return type.fields().stream().map(field -> field.type().cName() + " " + field.name()).toList();
    }

    static List<String> words(Invocation invocation) {
        return List.of(words(invocation.parameters()), words(invocation.results()));
    }

    private static String words(List<Parameter> parameters) {
        return parameters.stream().map(parameter -> parameter.type().keyword()).collect(Collectors.joining(","));
    }

    static List<String> parameters(Invocation invocation) {
        return List.of(names(invocation.parameters()), names(invocation.results()));
    }

    private static String names(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.name() + parameter.source().orElse(""))
                .collect(Collectors.joining(","));
    }

    static List<String> operations(Specification specification) {
        return specification.operations().stream().map(TypeText::operation).sorted().toList();
    }

    private static String operation(OperationRights operation) {
        return operation.operation().keyword() + " needs "
                + operation.needs().stream().map(Right::name).collect(Collectors.joining(", "));
    }

    /** Sums with constants by value and fields by place, so that names do not matter. */
    private record SumText(List<Field> fields) implements Expression.Visitor<String> {
        @Override
        public String constant(Expression.ConstantOperand operand) {
            return String.valueOf(operand.constant().value());
        }

        @Override
        public String field(Expression.FieldOperand operand) {
            return "#" + fields.indexOf(operand.field());
        }

        @Override
        public String sum(Expression.Sum sum) {
            return sum.left().accept(this) + "+" + sum.right().accept(this);
        }
    }
}
