package org.barreleye.flounder.emit;

import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import org.barreleye.flounder.model.Type;

/**
 * A parameter of a message as Java knows it.
 *
 * @param sourceName what the source calls it
 * @param name what Java calls it
 * @param type what it is
 * @param javaType what it is in Java
 * @param what whose value it is, for complaints: {@code message.argument}
 */
record Argument(String sourceName, String name, Type type, TypeName javaType, String what) {
    ParameterSpec parameter() {
        return ParameterSpec.builder(javaType, name).build();
    }
}
