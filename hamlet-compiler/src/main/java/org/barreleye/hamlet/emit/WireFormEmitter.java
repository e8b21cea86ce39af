package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.barreleye.hamlet.analysis.WireForm;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the conversion of transferable capabilities to words and back. */
final class WireFormEmitter {
    private static final int LOW_BYTE = 0xff;

    private final EmitterContext context;
    private final ClassName capability;
    private final List<CapabilityType> transferable;
    private final TypeSpec.Builder type;

    private WireFormEmitter(EmitterContext context) {
        this.context = context;
        this.capability = context.names().capability();
        this.transferable = context.types().stream()
                .filter(each -> each.attributes().has(Attributes.Flag.TRANSFERABLE))
                .toList();
        this.type = TypeSpec.classBuilder(context.names().wireForm())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("""
                        The wire form of capabilities: four words. Bits 0 to 7 of the first word are the number of the
                        type, bits 8 to 15 the rights. Unused bits are 0.
                        """);
    }

    static JavaFile emit(EmitterContext context) {
        WireFormEmitter forms = new WireFormEmitter(context);
        forms.type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        forms.isTransferable();
        forms.word();
        forms.read();
        for (CapabilityType each : forms.transferable) {
            WireForm form = WireForm.of(each).orElseThrow();
            forms.wordOf(each, form);
            forms.readOne(each, form);
        }
        return context.file(context.names().wireForm(), forms.type);
    }

    private void isTransferable() {
        type.addMethod(MethodSpec.methodBuilder("isTransferable")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("Tests whether capabilities of a type can be sent to other cores.\n")
                .returns(TypeName.BOOLEAN)
                .addParameter(context.names().objectType(), "type")
                .addStatement("return type.isTransferable()")
                .build());
    }

    private void word() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("word")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("One word of the wire form of a capability of a transferable type.\n\n"
                        + "@param capability the capability\n@param index the index of the word, 0 .. 3\n")
                .returns(TypeName.LONG)
                .addParameter(capability, "capability")
                .addParameter(TypeName.INT, "index")
                .addStatement("$T.checkIndex(index, $L)", Objects.class, WireForm.WORDS);
        CodeBlock bug = CodeBlock.of("throw new $T(capability.type().declaredName() + $S)", KpiNames.KERNEL_BUG,
                " capabilities have no wire form");
        if (!transferable.isEmpty()) {
            ArrowSwitch byType = ArrowSwitch.over("capability.type()");
            transferable.forEach(each -> byType.on(JavaNames.constant(each), "word(($T) capability, index)",
                    context.names().capability(each)));
            method.addCode(byType.otherwise("$L", bug).returned());
        } else {
            method.addStatement(bug);
        }
        type.addMethod(method.build());
        type.addMethod(MethodSpec.methodBuilder("header")
                .addModifiers(PRIVATE, STATIC)
                .returns(TypeName.LONG)
                .addParameter(capability, "capability")
                .addStatement("return capability.type().number() | capability.rights() << $L", WireForm.RIGHTS_SHIFT)
                .build());
    }

    private void wordOf(CapabilityType each, WireForm form) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("word")
                .addModifiers(PRIVATE, STATIC)
                .returns(TypeName.LONG)
                .addParameter(context.names().capability(each), "capability")
                .addParameter(TypeName.INT, "index");
        ArrowSwitch byIndex = ArrowSwitch.over("index");
        for (int word = 0; word < WireForm.WORDS; word++) {
            List<CodeBlock> parts = new ArrayList<>();
            if (word == 0) {
                parts.add(CodeBlock.of("header(capability)"));
            }
            for (WireForm.Place place : form.places()) {
                if (place.word() == word) {
                    CodeBlock value = FieldEncoding.asWord(place.field(),
                            "capability." + context.javaNames().component(each, place.field()) + "()");
                    parts.add(place.shift() == 0 ? value : CodeBlock.of("$L << $L", value, place.shift()));
                }
            }
            if (!parts.isEmpty()) {
                byIndex.on(String.valueOf(word), "$L", CodeBlock.join(parts, " | "));
            }
        }
        type.addMethod(method.addCode(byIndex.otherwise("0").returned()).build());
    }

    private void read() {
        MethodSpec.Builder method = words(MethodSpec.methodBuilder("read"))
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("The capability whose wire form is in four words; {@code BAD_WIRE_FORM} if it is the wire "
                        + "form of none.\n")
                .returns(KpiNames.outcome(capability))
                .addStatement("long number = word0 & $L", LOW_BYTE)
                .beginControlFlow("if (!$T.isNumber(number))", context.names().objectType())
                .addStatement("return $T.refused($T.BAD_WIRE_FORM)", KpiNames.OUTCOME, KpiNames.KERNEL_ERROR)
                .endControlFlow();
        if (!transferable.isEmpty()) {
            ArrowSwitch byType = ArrowSwitch.over("$T.of((int) number)", context.names().objectType());
            transferable.forEach(each -> byType.on(JavaNames.constant(each), "read$L(word0, word1, word2, word3)",
                    JavaNames.stem(each)));
            method.addCode(byType.otherwise("$T.refused($T.BAD_WIRE_FORM)", KpiNames.OUTCOME, KpiNames.KERNEL_ERROR)
                    .returned());
        } else {
            method.addStatement("return $T.refused($T.BAD_WIRE_FORM)", KpiNames.OUTCOME, KpiNames.KERNEL_ERROR);
        }
        type.addMethod(method.build());
    }

    private static MethodSpec.Builder words(MethodSpec.Builder method) {
        for (int word = 0; word < WireForm.WORDS; word++) {
            method.addParameter(TypeName.LONG, "word" + word);
        }
        return method;
    }

    private void readOne(CapabilityType each, WireForm form) {
        MethodSpec.Builder method = words(MethodSpec.methodBuilder("read" + JavaNames.stem(each)))
                .addModifiers(PRIVATE, STATIC)
                .returns(KpiNames.outcome(capability));
        List<CodeBlock> stray = new ArrayList<>();
        for (int word = 0; word < WireForm.WORDS; word++) {
            long unused = ~form.usedMask(word);
            if (unused == -1) {
                stray.add(CodeBlock.of("word$L", word));
            } else if (unused != 0) {
                stray.add(CodeBlock.of("word$L & $L", word, Literals.literal(unused)));
            }
        }
        if (!stray.isEmpty()) {
            method.beginControlFlow("if (($L) != 0)", CodeBlock.join(stray, " | "))
                    .addStatement("return $T.refused($T.BAD_WIRE_FORM)", KpiNames.OUTCOME, KpiNames.KERNEL_ERROR)
                    .endControlFlow();
        }
        CodeBlock.Builder values = CodeBlock.builder()
                .add("(int) (word0 >>> $L & $L)", WireForm.RIGHTS_SHIFT, LOW_BYTE);
        FieldEncoding encoding = new FieldEncoding(context);
        for (WireForm.Place place : form.places()) {
            CodeBlock value = CodeBlock.of("word$L", place.word());
            if (place.shift() > 0) {
                value = CodeBlock.of("$L >>> $L", value, place.shift());
            }
            if (place.bits() + place.shift() < Long.SIZE) {
                value = CodeBlock.of("$L & $L", value, Literals.literal((1L << place.bits()) - 1));
            }
            values.add(", $L", encoding.fromWord(place.field(), value));
        }
        type.addMethod(method.addStatement("return $T.of(new $T($L))", KpiNames.OUTCOME,
                context.names().capability(each), values.build()).build());
    }
}
