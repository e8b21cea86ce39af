package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Specification;

/** Emits the codec between capabilities and the four words that travel to another core. */
final class WireFormEmitter {
    private static final int FIELD_WORDS = 3;

    private final Names names;
    private final Specification specification;

    WireFormEmitter(Names names, Specification specification) {
        this.names = names;
        this.specification = specification;
    }

    JavaFile emit() {
        ClassName name = names.kernel("WireForm");
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Capabilities in four words: the first holds the type in bits 0..7 and the rights in bits "
                        + "8..15, the others the fields in their order.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(isTransferable()).addMethod(word()).addMethod(read());
        transferable().forEach(one -> type.addMethod(field(one)).addMethod(readOne(one)));
        return names.file(name, type);
    }

    private List<CapabilityType> transferable() {
        return specification.concrete().stream().filter(type -> type.attributes().transferable()).toList();
    }

    private MethodSpec isTransferable() {
        return MethodSpec.methodBuilder("isTransferable").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Whether capabilities of a type can leave their core.\n")
                .addParameter(names.objectType(), "type").returns(TypeName.BOOLEAN)
                .addStatement("return type.transferable()").build();
    }

    private MethodSpec word() {
        MethodSpec.Builder word = MethodSpec.methodBuilder("word").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("One of the four words of a transferable capability.\n\n@param index 0 .. 3\n")
                .addParameter(names.capability(), "capability").addParameter(TypeName.INT, "index").returns(TypeName.LONG)
                .beginControlFlow("if (index == 0)")
                .addStatement("return capability.type().ordinal() | (long) capability.rights() << 8").endControlFlow();
        for (CapabilityType type : transferable()) {
            word.beginControlFlow("if (capability instanceof $T one)", names.capability(type))
                    .addStatement("return field(one, index)").endControlFlow();
        }
        return word.addStatement("throw new $T($S + capability)", KpiNames.KERNEL_BUG,
                "only transferable capabilities have a wire form, not ").build();
    }

    private MethodSpec field(CapabilityType type) {
        MethodSpec.Builder field = MethodSpec.methodBuilder("field").addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(names.capability(type), "capability").addParameter(TypeName.INT, "index")
                .returns(TypeName.LONG).beginControlFlow("return switch (index)");
        int word = 1;
        for (Field one : type.fields()) {
            field.addStatement("case $L -> capability.$L()", word++, CapabilityEmitter.component(one));
        }
        return field.addStatement("default -> 0").addCode("$<};\n").build();
    }

    private MethodSpec read() {
        MethodSpec.Builder read = MethodSpec.methodBuilder("read").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The capability that four words describe; refuses words that no capability is written as.\n")
                .returns(KpiNames.outcomeOf(names.capability()));
        for (int i = 0; i <= FIELD_WORDS; i++) {
            read.addParameter(TypeName.LONG, "word" + i);
        }
        read.beginControlFlow("if (word0 >>> 16 != 0 || !$T.isNumber(word0 & 0xff))", names.objectType())
                .addStatement("return $T.refused($T.BAD_WIRE_FORM)", KpiNames.OUTCOME, KpiNames.KERNEL_ERROR)
                .endControlFlow().addStatement("int rights = (int) word0 >>> 8");
        read.beginControlFlow("return switch ($T.of((int) word0 & 0xff))", names.objectType());
        transferable().forEach(type -> read.addStatement("case $L -> read$L(rights, word1, word2, word3)",
                JavaSpelling.constant(type.name()), JavaSpelling.type(type.name())));
        return read.addStatement("default -> $T.refused($T.BAD_WIRE_FORM)", KpiNames.OUTCOME, KpiNames.KERNEL_ERROR)
                .addCode("$<};\n").build();
    }

    private MethodSpec readOne(CapabilityType type) {
        MethodSpec.Builder read = MethodSpec.methodBuilder("read" + JavaSpelling.type(type.name()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(KpiNames.outcomeOf(names.capability()))
                .addParameter(TypeName.INT, "rights");
        CodeBlock.Builder fields = CodeBlock.builder();
        CodeBlock.Builder misfit = CodeBlock.builder().add("false");
        for (int i = 1; i <= FIELD_WORDS; i++) {
            read.addParameter(TypeName.LONG, "word" + i);
            if (i > type.fields().size()) {
                misfit.add(" || word$L != 0", i);
            } else {
                Field field = type.fields().get(i - 1);
                boolean narrow = Names.field(field.type()).equals(TypeName.INT);
                fields.add(narrow ? ", (int) word$L" : ", word$L", i);
                if (field.type().bits() < 64) {
                    misfit.add(" || word$L >>> $L != 0", i, field.type().bits());
                }
            }
        }
        return read.beginControlFlow("if ($L)", misfit.build())
                .addStatement("return $T.refused($T.BAD_WIRE_FORM)", KpiNames.OUTCOME, KpiNames.KERNEL_ERROR)
                .endControlFlow()
                .addStatement("return $T.of(new $T(rights$L))", KpiNames.OUTCOME, names.capability(type), fields.build())
                .build();
    }
}
