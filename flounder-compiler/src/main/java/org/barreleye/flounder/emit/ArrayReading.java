package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.plan.Leaf;

/** How dynamic arrays that have arrived are read: numbers and bytes in rows that are used again, all else as lists. */
final class ArrayReading {
    private final Names names;
    private final Packed packed;
    private final Map<String, MethodSpec> unpacking = new LinkedHashMap<>();

    ArrayReading(Names names) {
        this.names = names;
        this.packed = new Packed(names);
    }

    /** An array, by its place among the strings and arrays of the message. */
    CodeBlock read(Leaf.Buffer buffer, int place, String what, Views.Uses uses) {
        Type element = buffer.array().element();
        return switch (Row.of(element)) {
            case BYTES -> CodeBlock.of("message_.bytes($L, $L, 1, $S)", place, uses.next(KpiNames.BYTES), what);
            case FLAGS -> CodeBlock.of("message_.flags($L, $L, $S)", place, uses.next(KpiNames.FLAGS), what);
            case LONGS -> CodeBlock.of("message_.$L($L, $L, $S)",
                    ((Scalar) element).bits() == Long.SIZE ? "longs" : "unsigned", place, uses.next(KpiNames.LONGS), what);
            case INTS -> ((Scalar) element).isSigned()
                    ? CodeBlock.of("message_.signed($L, $L, $L, $S)", place, uses.next(KpiNames.INTS),
                            ((Scalar) element).bits(), what)
                    : CodeBlock.of("message_.unsigned($L, $L, $S)", place, uses.next(KpiNames.INTS), what);
            case OBJECTS -> CodeBlock.of("$L(message_.packed($L, $L, $S), $S)", unpack(element), place,
                    buffer.element().bytes(), what, what);
        };
    }

    /** The method that reads a list of elements of a type; there is one for each type. */
    private String unpack(Type element) {
        TypeName type = names.types().value(element);
        String simple = type.toString().substring(type.toString().lastIndexOf('.') + 1);
        String name = "unpack" + simple;
        int size = Packed.bytes(element);
        unpacking.computeIfAbsent(name, key -> MethodSpec.methodBuilder(key)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(names.types().row(element))
                .addParameter(KpiNames.BYTES, "array").addParameter(String.class, "what")
                .addStatement("$T elements = new $T<>(array.length() / $L)", names.types().row(element), ArrayList.class,
                        size)
                .beginControlFlow("for (int at = 0; at < array.length(); at += $L)", size)
                .addStatement("elements.add($L)", packed.unpack(element, CodeBlock.of("array"), CodeBlock.of("at")))
                .endControlFlow().addStatement("return elements").build());
        return name;
    }

    /** Adds the methods that read lists. */
    void addTo(TypeSpec.Builder type) {
        unpacking.values().forEach(type::addMethod);
    }
}
