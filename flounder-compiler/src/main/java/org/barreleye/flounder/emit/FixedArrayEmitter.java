package org.barreleye.flounder.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Type;

/** Emits a fixed array: a record of elements that are always legal, and a view of one that has arrived. */
final class FixedArrayEmitter {
    private final GeneratedNames names;
    private final TypeComments comments;
    private final ElementPacking packing;

    FixedArrayEmitter(GeneratedNames names, TypeComments comments) {
        this.names = names;
        this.comments = comments;
        this.packing = new ElementPacking(names);
    }

    JavaFile record(FixedArray array) {
        ClassName name = names.types().named(array);
        ArrayKind arrayKind = ArrayKind.of(array.element());
        TypeSpec.Builder type = TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc(Comments.of(comments.of(array), "An array of $L elements.", array.length()))
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(names.types().arrayType(array.element()), "elements").build())
                .addMethod(constructor(array, name.simpleName(), arrayKind));
        if (arrayKind != ArrayKind.OBJECTS) {
            TypeName primitive = storage(array.element());
            type.addMethod(GeneratedNames.publicMethod("of").addModifiers(Modifier.STATIC).returns(name).varargs()
                    .addJavadoc("The array of the given elements.\n")
                    .addParameter(ArrayTypeName.of(primitive), "elements")
                    .addStatement("return new $T($T.of(elements))", name, names.types().arrayType(array.element()))
                    .build());
        }
        type.addMethod(GeneratedNames.publicMethod("zero").addModifiers(Modifier.STATIC).returns(name)
                .addJavadoc("The value whose bits are all zero.\n")
                .addStatement("return new $T($L)", name, zeros(array, arrayKind))
                .build());
        type.addMethod(get(array, names.types().value(array.element()))
                .addStatement("return elements.get(index)$L", promotion(array)).build());
        type.addMethod(length(array));
        if (names.isPacked(array)) {
            type.addMethod(pack(array)).addMethod(unpack(array, name, arrayKind));
        }
        return names.file(name, type, comments.of(array));
    }

    /** Elements are stored in bytes that are seen as numbers from 0 to 255. */
    private static String promotion(FixedArray array) {
        return array.element() == Scalar.UINT8 ? " & 0xff" : "";
    }

    /** The type of the elements of the Java array that stores them. */
    private TypeName storage(Type element) {
        return switch (ArrayKind.of(element)) {
            case BYTES -> TypeName.BYTE;
            case INTS -> TypeName.INT;
            case LONGS -> TypeName.LONG;
            case FLAGS -> TypeName.BOOLEAN;
            case OBJECTS -> names.types().arriving(element);
        };
    }

    private static MethodSpec constructor(FixedArray array, String name, ArrayKind arrayKind) {
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC)
                .addJavadoc("Copies the elements, and checks that there are $L, all in their range.\n", array.length());
        if (arrayKind == ArrayKind.OBJECTS) {
            return constructor.addStatement("elements = $T.copyOf(elements)", List.class)
                    .addStatement("$T.exactly($L, elements.size(), $S)", KpiNames.RANGE_CHECK, array.length(), name)
                    .build();
        }
        constructor.addStatement("elements = elements.copy()")
                .addStatement("$T.exactly($L, elements.length(), $S)", KpiNames.RANGE_CHECK, array.length(), name);
        String check = switch ((Scalar) array.element()) {
            case UINT16, UINT32, IREF -> "unsigned";
            case INT16 -> "signed";
            default -> "";
        };
        if (!check.isEmpty()) {
            constructor.beginControlFlow("for (int i = 0; i < $L; i++)", array.length())
                    .addStatement("$T.$L(elements.get(i), $L, $S)", KpiNames.RANGE_CHECK, check,
                            ((Scalar) array.element()).bits(), name)
                    .endControlFlow();
        }
        return constructor.build();
    }

    private CodeBlock zeros(FixedArray array, ArrayKind arrayKind) {
        return arrayKind == ArrayKind.OBJECTS
                ? CodeBlock.of("$T.nCopies($L, $L)", Collections.class, array.length(),
                        array.element().accept(new DefaultValue(names)))
                : CodeBlock.of("$T.of(new $T[$L])", names.types().arrayType(array.element()), storage(array.element()),
                        array.length());
    }

    private static MethodSpec.Builder get(FixedArray array, TypeName element) {
        return GeneratedNames.publicMethod("get").returns(element)
                .addJavadoc("The element at an index, 0 .. $L.\n", array.length() - 1)
                .addParameter(TypeName.INT, "index");
    }

    private static MethodSpec length(FixedArray array) {
        return GeneratedNames.publicMethod("length").returns(TypeName.INT)
                .addJavadoc("The number of elements: $L.\n", array.length())
                .addStatement("return $L", array.length()).build();
    }

    private MethodSpec pack(FixedArray array) {
        return MethodSpec.methodBuilder("pack").addModifiers(names.internal()).addJavadoc("Adds this to an array.\n")
                .addParameter(KpiNames.MESSAGE_BUILDER, "array")
                .beginControlFlow("for (int i = 0; i < $L; i++)", array.length())
                .addStatement(packing.pack(array.element(), CodeBlock.of("elements.get(i)"), CodeBlock.of("array")))
                .endControlFlow().build();
    }

    private MethodSpec unpack(FixedArray array, ClassName name, ArrayKind arrayKind) {
        int size = ElementPacking.bytes(array.element());
        CodeBlock element = packing.unpack(array.element() == Scalar.UINT8 ? Scalar.CHAR : array.element(),
                CodeBlock.of("array"), CodeBlock.of("at + $L", size == 1 ? "i" : size + " * i"));
        MethodSpec.Builder unpack = MethodSpec.methodBuilder("unpack").addModifiers(names.internal())
                .addModifiers(Modifier.STATIC).returns(name)
                .addJavadoc("The element of an array at an offset.\n").addParameter(KpiNames.BYTE_ARRAY_VIEW, "array")
                .addParameter(TypeName.INT, "at").addParameter(String.class, "what");
        TypeName stored = storage(array.element());
        if (arrayKind == ArrayKind.OBJECTS) {
            unpack.addStatement("$T elements = new $T<>($L)", names.types().arrayType(array.element()), ArrayList.class,
                    array.length());
        } else {
            unpack.addStatement("$T[] elements = new $T[$L]", stored, stored, array.length());
        }
        unpack.beginControlFlow("for (int i = 0; i < $L; i++)", array.length());
        unpack.addStatement(arrayKind == ArrayKind.OBJECTS ? "elements.add($L)" : "elements[i] = $L", element)
                .endControlFlow();
        return unpack.addStatement(arrayKind == ArrayKind.OBJECTS ? "return new $T(elements)" : "return of(elements)",
                arrayKind == ArrayKind.OBJECTS ? new Object[] {name} : new Object[0]).build();
    }

    JavaFile view(FixedArray array) {
        ClassName name = names.types().view(array);
        ClassName recordName = names.types().named(array);
        TypeName stored = storage(array.element());
        boolean nested = JavaTypes.hasView(array.element());
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("A view of a received {@code $L}, valid during the call only; a {@link #copy} stays "
                        + "valid.\n",
                        recordName.simpleName())
                .addField(FieldSpec.builder(ArrayTypeName.of(stored), "elements", names.internal())
                        .addModifiers(Modifier.FINAL)
                        .initializer("new $T[$L]", stored, array.length()).build());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(names.internal());
        if (nested) {
            constructor.addStatement("$T.setAll(elements, index -> new $T())", Arrays.class, stored);
        }
        type.addMethod(constructor.build());
        type.addMethod(get(array, names.types().arriving(array.element()))
                .addStatement("return elements[index]$L", promotion(array)).build());
        type.addMethod(length(array));
        MethodSpec.Builder copy = GeneratedNames.publicMethod("copy").returns(recordName)
                .addJavadoc("A copy that stays valid after the call.\n");
        if (nested) {
            copy.addStatement("$T copies = new $T<>($L)",
                    names.types().arrayType(array.element()), ArrayList.class, array.length())
                    .beginControlFlow("for ($T element : elements)", stored)
                    .addStatement("copies.add(element.copy())").endControlFlow()
                    .addStatement("return new $T(copies)", recordName);
        } else if (ArrayKind.of(array.element()) == ArrayKind.OBJECTS) {
            copy.addStatement("return new $T($T.of(elements))", recordName, List.class);
        } else {
            copy.addStatement("return $T.of(elements)", recordName);
        }
        return names.file(name, type.addMethod(copy.build()).addMethod(GeneratedNames.viewToString()),
                comments.of(array));
    }
}
