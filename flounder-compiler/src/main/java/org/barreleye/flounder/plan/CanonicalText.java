package org.barreleye.flounder.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;

/**
 * An interface in one spelling, whatever its source looks like: a line for each message, every type spelled out. Two
 * interfaces that read alike are one interface.
 */
public final class CanonicalText {
    private CanonicalText() {}

    /** The interface's name and then one line for each message, by number. */
    static List<String> lines(Interface definition) {
        return Stream.concat(
                        Stream.of("interface " + definition.name()),
                        definition.messages().stream().map(CanonicalText::line))
                .toList();
    }

    /** A message with its number and parameters. */
    public static String line(Message message) {
        return message.number() + " " + message.kind().spelling() + " " + message.name() + "("
                + message.parameters().stream().map(CanonicalText::parameter).collect(Collectors.joining(", ")) + ")";
    }

    private static String parameter(Parameter parameter) {
        return of(parameter.type()) + " " + parameter.name();
    }

    /** A type, spelled out. */
    public static String of(Type type) {
        return type.accept(Spelling.INSTANCE);
    }

    private enum Spelling implements Type.Visitor<String> {
        INSTANCE;

        @Override
        public String scalar(Scalar type) {
            return type.spelling();
        }

        @Override
        public String capability(Capability type) {
            return type.spelling();
        }

        @Override
        public String enumeration(Enumeration type) {
            return "enum{" + String.join(",", type.enumerators()) + "}";
        }

        @Override
        public String structure(Structure type) {
            return "struct{" + type.fields().stream()
                    .map(field -> field.type().accept(this) + " " + field.name())
                    .collect(Collectors.joining(";")) + "}";
        }

        @Override
        public String fixedArray(FixedArray type) {
            return type.element().accept(this) + "[" + type.length() + "]";
        }

        @Override
        public String text(Text type) {
            return "String[" + type.maximum() + "]";
        }

        @Override
        public String dynamicArray(DynamicArray type) {
            return type.element().accept(this) + "[," + type.maximum() + "]";
        }
    }
}
