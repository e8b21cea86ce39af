package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.model.TypeDefinition;

/** The documentation of the types of an interface. */
final class TypeComments {
    private final Map<Type, Documentation> comments = new LinkedHashMap<>();

    TypeComments(Interface definition) {
        for (TypeDefinition type : definition.types()) {
            if (type.form() == TypeDefinition.Form.TYPE) {
                comments.put(type.type(), type.documentation());
            }
        }
    }

    /** The documentation of a type. */
    Documentation of(Type type) {
        return comments.getOrDefault(type, Documentation.NONE);
    }
}
