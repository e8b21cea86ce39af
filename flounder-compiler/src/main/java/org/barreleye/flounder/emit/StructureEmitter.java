package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;

/** Emits a structure: a record whose values are always legal, and a view of one that has arrived. */
final class StructureEmitter {
    private final GeneratedNames names;
    private final TypeComments comments;
    private final DefaultValue defaultValue;
    private final ElementPacking packing;

    StructureEmitter(GeneratedNames names, TypeComments comments) {
        this.names = names;
        this.comments = comments;
        this.defaultValue = new DefaultValue(names);
        this.packing = new ElementPacking(names);
    }

    JavaFile record(Structure structure) {
        ClassName name = names.types().named(structure);
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        MethodSpec.Builder checks = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC)
                .addJavadoc("Checks that each value is in its range.\n");
        List<String> members = names.members(structure);
        CodeBlock.Builder zeros = CodeBlock.builder();
        CodeBlock.Builder notes = CodeBlock.builder();
        Documentation documentation = comments.of(structure);
        for (int i = 0; i < members.size(); i++) {
            Type type = structure.fields().get(i).type();
            components.addParameter(names.types().value(type), members.get(i));
            check(checks, type, members.get(i), structure.name() + "." + structure.fields().get(i).name());
            notes.add(Comments.parameter(members.get(i), field(structure, i)));
            zeros.add(i == 0 ? "$L" : ", $L", type.accept(defaultValue));
        }
        TypeSpec.Builder type = TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc(Comments.javadoc(
                        Comments.of(documentation, "A structure {@code $L}.", structure.name()), notes.build()))
                .recordConstructor(components.build()).addMethod(checks.build())
                .addMethod(GeneratedNames.publicMethod("zero").addModifiers(Modifier.STATIC).returns(name)
                        .addJavadoc("The value whose bits are all zero.\n")
                        .addStatement("return new $T($L)", name, zeros.build()).build());
        for (int i = 0; i < members.size(); i++) {
            if (field(structure, i).deprecation().isPresent()) {
                type.addMethod(accessor(structure, i, names.types().value(structure.fields().get(i).type())));
            }
        }
        if (names.isPacked(structure)) {
            type.addMethod(pack(structure)).addMethod(unpack(structure));
        }
        return names.file(name, type, documentation);
    }

    private Documentation field(Structure structure, int index) {
        return comments.of(structure).member(structure.fields().get(index).name());
    }

    private MethodSpec accessor(Structure structure, int index, TypeName type) {
        String member = names.members(structure).get(index);
        Documentation documentation = field(structure, index);
        return GeneratedNames.publicMethod(member).returns(type)
                .addJavadoc(Comments.javadoc(
                        Comments.of(documentation, "The field {@code $L}.", structure.fields().get(index).name()),
                        Deprecation.tag(documentation)))
                .addAnnotations(Deprecation.annotation(documentation))
                .addStatement("return $L", member).build();
    }

    private static void check(MethodSpec.Builder checks, Type type, String member, String what) {
        if (!(type instanceof Scalar scalar) || scalar == Scalar.ERRVAL) {
            checks.addStatement("$T.requireNonNull($L, $S)", Objects.class, member, what);
            return;
        }
        switch (scalar) {
            case UINT8, UINT16, UINT32,
                    IREF -> checks.addStatement("$T.unsigned($L, $L, $S)", KpiNames.RANGE_CHECK, member, scalar.bits(),
                    what);
            case INT8, INT16 -> checks
                    .addStatement("$T.signed($L, $L, $S)", KpiNames.RANGE_CHECK, member, scalar.bits(), what);
            default -> { }
        }
    }

    private MethodSpec pack(Structure structure) {
        MethodSpec.Builder pack = MethodSpec.methodBuilder("pack").addModifiers(names.internal())
                .addJavadoc("Adds this to an array.\n")
                .addParameter(KpiNames.MESSAGE_BUILDER, "array");
        List<String> members = names.members(structure);
        for (int i = 0; i < members.size(); i++) {
            pack.addStatement(packing.pack(structure.fields().get(i).type(), CodeBlock.of("$L()", members.get(i)),
                    CodeBlock.of("array")));
        }
        return pack.build();
    }

    private MethodSpec unpack(Structure structure) {
        ClassName name = names.types().named(structure);
        CodeBlock.Builder parts = CodeBlock.builder();
        int offset = 0;
        for (Structure.Field field : structure.fields()) {
            parts.add(offset == 0 ? "$L" : ",\n$L",
                    packing.unpack(field.type(), CodeBlock.of("array"), ElementPacking.at("at", offset)));
            offset += ElementPacking.bytes(field.type());
        }
        return MethodSpec.methodBuilder("unpack").addModifiers(names.internal())
                .addModifiers(Modifier.STATIC).returns(name)
                .addJavadoc("The element of an array at an offset.\n").addParameter(KpiNames.BYTE_ARRAY_VIEW, "array")
                .addParameter(TypeName.INT, "at").addParameter(String.class, "what")
                .addStatement("return new $T($L)", name, parts.build()).build();
    }

    JavaFile view(Structure structure) {
        ClassName name = names.types().view(structure);
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("A view of a received {@code $L}, valid during the call only; a {@link #copy} stays "
                        + "valid.\n",
                        names.types().named(structure).simpleName());
        List<String> members = names.members(structure);
        CodeBlock.Builder copies = CodeBlock.builder();
        for (int i = 0; i < members.size(); i++) {
            Type member = structure.fields().get(i).type();
            boolean view = JavaTypes.hasView(member);
            TypeName shown = names.types().arriving(member);
            type.addField(view
                    ? FieldSpec.builder(shown, members.get(i), names.internal()).addModifiers(Modifier.FINAL)
                            .initializer("new $T()", shown).build()
                    : FieldSpec.builder(shown, members.get(i), names.internal()).build());
            copies.add(i == 0 ? "$L$L" : ", $L$L", members.get(i), view ? ".copy()" : "");
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(names.internal()).build());
        for (int i = 0; i < members.size(); i++) {
            type.addMethod(accessor(structure, i, names.types().arriving(structure.fields().get(i).type())));
        }
        type.addMethod(GeneratedNames.publicMethod("copy").returns(names.types().named(structure))
                .addJavadoc("A copy that stays valid after the call.\n")
                .addStatement("return new $T($L)", names.types().named(structure), copies.build()).build());
        return names.file(name, type.addMethod(GeneratedNames.viewToString()), comments.of(structure));
    }
}
