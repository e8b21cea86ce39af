package org.barreleye.flounder.dump;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;

/** Types as JSON: spelled out where they are defined, named where they are used. */
enum TypeNodes implements Type.Visitor<ObjectNode> {
    /** The definition of a type. */
    DEFINITION {
        @Override
        public ObjectNode enumeration(Enumeration type) {
            ObjectNode node = kind("enum");
            ArrayNode enumerators = node.putArray("enumerators");
            type.enumerators().forEach(enumerators::add);
            return node;
        }

        @Override
        public ObjectNode structure(Structure type) {
            ObjectNode node = kind("struct");
            ArrayNode fields = node.putArray("fields");
            for (Structure.Field field : type.fields()) {
                ObjectNode value = fields.addObject().put("name", field.name()).put("declared", field.typeName());
                value.set("type", field.type().accept(USE));
            }
            return node;
        }

        @Override
        public ObjectNode fixedArray(FixedArray type) {
            return array(type);
        }
    },
    /** The use of a type. */
    USE {
        @Override
        public ObjectNode enumeration(Enumeration type) {
            return kind("enum").put("name", type.name());
        }

        @Override
        public ObjectNode structure(Structure type) {
            return kind("struct").put("name", type.name());
        }

        @Override
        public ObjectNode fixedArray(FixedArray type) {
            return type.name().map(name -> kind("array").put("name", name)).orElseGet(() -> array(type));
        }
    };

    @Override
    public ObjectNode scalar(Scalar type) {
        return kind("scalar").put("name", type.spelling());
    }

    @Override
    public ObjectNode capability(Capability type) {
        ObjectNode node = kind("capability").put("mode", type.mode().toString());
        type.constraint().ifPresent(terms -> {
            node.put("type", terms.type().name()).put("number", terms.type().number());
            node.put("reference", terms.type().reference());
            ArrayNode rights = node.putArray("rights");
            terms.rights().forEach(rights::add);
        });
        return node;
    }

    @Override
    public ObjectNode text(Text type) {
        return kind("string").put("maximum", type.maximum());
    }

    @Override
    public ObjectNode dynamicArray(DynamicArray type) {
        ObjectNode node = kind("dynamic_array").put("length_name", type.lengthName()).put("maximum", type.maximum());
        node.set("element", type.element().accept(USE));
        return node;
    }

    static ObjectNode array(FixedArray type) {
        ObjectNode node = kind("array").put("length", type.length());
        node.set("element", type.element().accept(USE));
        return node;
    }

    static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
