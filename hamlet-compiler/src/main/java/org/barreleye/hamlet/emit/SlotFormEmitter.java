package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.barreleye.compiler.output.JavadocText;
import org.barreleye.hamlet.analysis.SlotForm;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the packed form of capabilities in slots: a codec for all types, and accessors for each type. */
final class SlotFormEmitter {
    private final EmitterContext context;
    private final SlotFieldEmitter fields;
    private final ClassName capability;
    private final TypeSpec.Builder type;

    private SlotFormEmitter(EmitterContext context) {
        this.context = context;
        this.fields = new SlotFieldEmitter(context);
        this.capability = context.names().capability();
        this.type = TypeSpec.classBuilder(context.names().slotForm())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("""
                        The packed form of capabilities in slots. The first byte is the number of the type, the second
                        the rights; the fields follow in their order, little-endian, without gaps. Unused bytes are 0. A
                        slot is named by an array and the index of its first byte.
                        """);
    }

    static List<JavaFile> emit(EmitterContext context) {
        List<JavaFile> files = new ArrayList<>();
        files.add(new SlotFormEmitter(context).codec());
        context.types().stream().filter(each -> !each.fields().isEmpty())
                .forEach(each -> files.add(accessors(context, each)));
        if (context.types().stream().anyMatch(SlotFormEmitter::refers)) {
            files.add(referents(context));
        }
        return files;
    }

    private JavaFile codec() {
        type.addField(FieldSpec.builder(TypeName.INT, "BYTES", PUBLIC, STATIC, FINAL)
                .addJavadoc("The size of a slot for a capability of any type.\n")
                .initializer("$L", SlotForm.slotBytes(context.specification()))
                .build());
        view("LONGS", long[].class);
        view("INTS", int[].class);
        view("SHORTS", short[].class);
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        write();
        type.addMethod(slot(MethodSpec.methodBuilder("type"), PUBLIC)
                .addJavadoc("The type of the capability in a slot.\n")
                .returns(context.names().objectType())
                .addStatement("return $T.of(slots[at] & 0xff)", context.names().objectType())
                .build());
        type.addMethod(slot(MethodSpec.methodBuilder("rights"), PUBLIC)
                .addJavadoc("The rights of the capability in a slot, one bit each, 0 .. 255.\n")
                .returns(TypeName.INT)
                .addStatement("return slots[at + $L] & 0xff", SlotForm.RIGHTS_OFFSET)
                .build());
        read();
        for (CapabilityType each : context.types()) {
            writeOne(each);
            readOne(each);
        }
        return context.file(context.names().slotForm(), type);
    }

    private void view(String name, Class<?> array) {
        type.addField(FieldSpec.builder(VarHandle.class, name, STATIC, FINAL)
                .initializer("$T.byteArrayViewVarHandle($T.class, $T.LITTLE_ENDIAN)", MethodHandles.class, array,
                        ByteOrder.class)
                .build());
    }

    private static boolean refers(CapabilityType type) {
        return type.fields().stream().anyMatch(field -> field.type() instanceof FieldType.CapabilityPointer);
    }

    private static MethodSpec.Builder slot(MethodSpec.Builder method, javax.lang.model.element.Modifier access) {
        return method.addModifiers(access, STATIC)
                .addParameter(ArrayTypeName.of(TypeName.BYTE), SlotFieldEmitter.SLOTS)
                .addParameter(TypeName.INT, SlotFieldEmitter.AT);
    }

    /** A specification whose capabilities refer to no other has no use for numbers of them. */
    private boolean anyRefers() {
        return context.types().stream().anyMatch(SlotFormEmitter::refers);
    }

    private void referents(MethodSpec.Builder method, boolean needed) {
        if (needed) {
            method.addParameter(context.names().referents(), "referents");
        }
    }

    private void write() {
        MethodSpec.Builder method =
                slot(MethodSpec.methodBuilder("write").addParameter(capability, "capability"), PUBLIC)
                .addJavadoc("Writes a capability to a slot.\n\n@param capability the capability\n"
                        + "@param slots the array that contains the slot\n@param at the index of its first byte\n");
        if (anyRefers()) {
            method.addJavadoc("@param referents the numbers of the capabilities that it refers to\n");
        }
        referents(method, anyRefers());
        method.addStatement("$T.checkFromIndexSize(at, BYTES, slots.length)", Objects.class)
                .addStatement("slots[at] = (byte) capability.type().number()")
                .addStatement("slots[at + $L] = (byte) capability.rights()", SlotForm.RIGHTS_OFFSET)
                .addCode(writeByType());
        type.addMethod(method.build());
    }

    private CodeBlock writeByType() {
        ArrowSwitch byType = ArrowSwitch.over("capability.type()");
        for (CapabilityType each : context.types()) {
            byType.on(JavaNames.constant(each), "write$L(($T) capability, slots, at$L)", JavaNames.stem(each),
                    context.names().capability(each), refers(each) ? ", referents" : "");
        }
        return byType.otherwise("throw new $T($S)", KpiNames.KERNEL_BUG, "a capability has no type").statement();
    }

    private void writeOne(CapabilityType each) {
        SlotForm form = SlotForm.of(each);
        MethodSpec.Builder method = slot(MethodSpec.methodBuilder("write" + JavaNames.stem(each))
                .addParameter(context.names().capability(each), "capability"), PRIVATE);
        referents(method, refers(each));
        for (SlotForm.Place place : form.places()) {
            method.addStatement(fields.write(place,
                    "capability." + context.javaNames().component(each, place.field()) + "()"));
        }
        if (form.bytes() < SlotForm.slotBytes(context.specification())) {
            method.addStatement("$T.fill(slots, at + $L, at + BYTES, (byte) 0)", Arrays.class, form.bytes());
        }
        type.addMethod(method.build());
    }

    private void read() {
        MethodSpec.Builder method = slot(MethodSpec.methodBuilder("read"), PUBLIC)
                .addJavadoc("Reads a capability from a slot that {@link #write} has filled.\n")
                .returns(capability);
        referents(method, anyRefers());
        method.addStatement("$T.checkFromIndexSize(at, BYTES, slots.length)", Objects.class);
        ArrowSwitch byType = ArrowSwitch.over("type(slots, at)");
        for (CapabilityType each : context.types()) {
            byType.on(JavaNames.constant(each), "read$L(slots, at$L)", JavaNames.stem(each),
                    refers(each) ? ", referents" : "");
        }
        byType.otherwise("throw new $T($S)", KpiNames.KERNEL_BUG, "a slot holds no type");
        type.addMethod(method.addCode(byType.returned()).build());
    }

    private void readOne(CapabilityType each) {
        MethodSpec.Builder method = slot(MethodSpec.methodBuilder("read" + JavaNames.stem(each)), PRIVATE)
                .returns(context.names().capability(each));
        referents(method, refers(each));
        CodeBlock.Builder values = CodeBlock.builder().add("rights(slots, at)");
        for (SlotForm.Place place : SlotForm.of(each).places()) {
            CodeBlock value = CodeBlock.of("$T.$L(slots, at)", context.names().slot(each),
                    context.javaNames().component(each, place.field()));
            values.add(", $L", place.field().type() instanceof FieldType.CapabilityPointer
                    ? CodeBlock.of("referents.numbered($L)", value) : value);
        }
        type.addMethod(method.addStatement("return new $T($L)", context.names().capability(each), values.build())
                .build());
    }

    private static JavaFile accessors(EmitterContext context, CapabilityType each) {
        SlotFieldEmitter fields = new SlotFieldEmitter(context);
        FieldEncoding encoding = new FieldEncoding(context);
        ClassName self = context.names().slot(each);
        TypeSpec.Builder slot = TypeSpec.classBuilder(self)
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("The fields of a $L capability in a slot, read without creating an object.\n", each.name())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        for (SlotForm.Place place : SlotForm.of(each).places()) {
            boolean reference = place.field().type() instanceof FieldType.CapabilityPointer;
            slot.addMethod(slot(MethodSpec.methodBuilder(context.javaNames().component(each, place.field())), PUBLIC)
                    .addJavadoc("The field $L: $L$L.\n", place.field().name(),
                            JavadocText.escaped(FieldMeaning.of(each, place.field())),
                            reference ? ", by number" : "")
                    .returns(reference ? TypeName.LONG : encoding.javaType(place.field()))
                    .addStatement("return $L", fields.read(place))
                    .build());
        }
        return context.file(self, slot);
    }

    private static JavaFile referents(EmitterContext context) {
        ClassName self = context.names().referents();
        return context.file(self, TypeSpec.interfaceBuilder(self)
                .addModifiers(PUBLIC)
                .addJavadoc("The numbers of capabilities that others refer to: a slot holds a number, not an object.\n")
                .addMethod(MethodSpec.methodBuilder("numberOf")
                        .addModifiers(PUBLIC, ABSTRACT)
                        .addJavadoc("The number of a capability.\n")
                        .returns(TypeName.LONG)
                        .addParameter(context.names().capability(), "capability")
                        .build())
                .addMethod(MethodSpec.methodBuilder("numbered")
                        .addModifiers(PUBLIC, ABSTRACT)
                        .addJavadoc("The capability with a number.\n")
                        .returns(context.names().capability())
                        .addParameter(TypeName.LONG, "number")
                        .build()));
    }
}
