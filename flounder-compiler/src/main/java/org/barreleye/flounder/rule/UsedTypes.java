package org.barreleye.flounder.rule;

import java.util.LinkedHashSet;
import java.util.Set;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.model.TypeDefinition;

/** The names of types that an interface mentions, in a message or in the definition of another type. */
final class UsedTypes {
    private final Set<String> names = new LinkedHashSet<>();

    private UsedTypes() {}

    static Set<String> of(Interface definition) {
        UsedTypes used = new UsedTypes();
        for (Message message : definition.messages()) {
            for (Parameter parameter : message.parameters()) {
                used.names.add(parameter.typeName());
                used.mentionElements(parameter.type());
            }
        }
        for (TypeDefinition type : definition.types()) {
            if (type.form() != TypeDefinition.Form.TYPE) {
                used.names.add(type.typeName());
            } else if (type.type() instanceof Structure structure) {
                structure.fields().forEach(used::mention);
            } else {
                used.mentionElements(type.type());
            }
        }
        return used.names;
    }

    private void mention(Structure.Field field) {
        names.add(field.typeName());
        mentionElements(field.type());
    }

    private void mentionElements(Type type) {
        if (type instanceof FixedArray array) {
            names.add(array.elementName());
        } else if (type instanceof DynamicArray array) {
            names.add(array.elementName());
        }
    }
}
