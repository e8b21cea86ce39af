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

/** Emits how received dynamic arrays are read: numbers and bytes as views that are used again, all else as lists. */
final class ArrayReaderEmitter {
    private final GeneratedNames names;
    private final ElementPacking packing;
    private final Map<String, MethodSpec> unpacking = new LinkedHashMap<>();

    ArrayReaderEmitter(GeneratedNames names) {
        this.names = names;
        this.packing = new ElementPacking(names);
    }

    /** An array, by its place among the strings and arrays of the message. */
    CodeBlock read(Leaf.Buffer buffer, int place, String what, ViewFields.MessageViews messageViews) {
        Type element = buffer.array().element();
        return switch (ArrayKind.of(element)) {
            case BYTES -> CodeBlock.of("_message.bytes($L, $L, 1, $S)", place,
                    messageViews.next(KpiNames.BYTE_ARRAY_VIEW), what);
            case FLAGS -> CodeBlock.of("_message.flags($L, $L, $S)", place,
                    messageViews.next(KpiNames.BOOLEAN_ARRAY_VIEW), what);
            case LONGS -> CodeBlock.of("_message.$L($L, $L, $S)",
                    ((Scalar) element).bits() == Long.SIZE ? "longs" : "unsigned", place,
                    messageViews.next(KpiNames.LONG_ARRAY_VIEW), what);
            case INTS -> ((Scalar) element).isSigned()
                    ? CodeBlock.of("_message.signed($L, $L, $L, $S)", place, messageViews.next(KpiNames.INT_ARRAY_VIEW),
                            ((Scalar) element).bits(), what)
                    : CodeBlock.of("_message.unsigned($L, $L, $S)", place, messageViews.next(KpiNames.INT_ARRAY_VIEW),
                    what);
            case OBJECTS -> CodeBlock.of("$L(_message.packed($L, $L, $S), $S)", unpack(element), place,
                    buffer.element().bytes(), what, what);
        };
    }

    /** The method that reads a list of elements of a type; there is one for each type. */
    private String unpack(Type element) {
        TypeName type = names.types().value(element);
        String simple = type.toString().substring(type.toString().lastIndexOf('.') + 1);
        String name = "unpack" + simple;
        int size = ElementPacking.bytes(element);
        unpacking.computeIfAbsent(name, key -> MethodSpec.methodBuilder(key)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(names.types().arrayType(element))
                .addParameter(KpiNames.BYTE_ARRAY_VIEW, "array").addParameter(String.class, "what")
                .addStatement("$T elements = new $T<>(array.length() / $L)", names.types().arrayType(element),
                ArrayList.class,
                        size)
                .beginControlFlow("for (int at = 0; at < array.length(); at += $L)", size)
                .addStatement("elements.add($L)", packing.unpack(element, CodeBlock.of("array"), CodeBlock.of("at")))
                .endControlFlow().addStatement("return elements").build());
        return name;
    }

    /** Adds the methods that read lists. */
    void addTo(TypeSpec.Builder type) {
        unpacking.values().forEach(type::addMethod);
    }
}
