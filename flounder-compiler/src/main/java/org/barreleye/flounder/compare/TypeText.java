package org.barreleye.flounder.compare;

import java.util.stream.Collectors;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;

/** Types as text to compare: with the names that programs use, or only with what travels. */
enum TypeText implements Type.Visitor<String> {
    /** The content of a message on the wire. */
    WIRE {
        @Override
        public String enumeration(Enumeration type) {
            return "enum " + type.enumerators().size();
        }

        @Override
        public String structure(Structure type) {
            return type.fields().stream().map(field -> field.type().accept(this))
                    .collect(Collectors.joining(" ", "{", "}"));
        }

        @Override
        public String fixedArray(FixedArray type) {
            return type.element().accept(this) + "[" + type.length() + "]";
        }
    },
    /** The names in a message that programs use. */
    SOURCE {
        @Override
        public String enumeration(Enumeration type) {
            return "enum " + type.name() + type.enumerators();
        }

        @Override
        public String structure(Structure type) {
            return "struct " + type.name() + type.fields().stream()
                    .map(field -> field.type().accept(this) + " " + field.name())
                    .collect(Collectors.joining(";", "{", "}"));
        }

        @Override
        public String fixedArray(FixedArray type) {
            return type.name().orElse("") + " " + type.element().accept(this) + "[" + type.length() + "]";
        }
    };

    @Override
    public String scalar(Scalar type) {
        return type.spelling();
    }

    @Override
    public String capability(Capability type) {
        return type.spelling();
    }

    @Override
    public String text(Text type) {
        return "String[" + type.maximum() + "]";
    }

    @Override
    public String dynamicArray(DynamicArray type) {
        return type.element().accept(this) + "[<=" + type.maximum() + "]";
    }
}
