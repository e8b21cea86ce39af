package org.barreleye.hamlet.emit;

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
import java.util.Optional;
import org.barreleye.hamlet.analysis.RetypeRule;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the rules of retype, and the construction of the capabilities that it makes. */
final class RetypeRulesEmitter {
    private static final long UNLIMITED = -1;

    private final EmitterContext context;
    private final TypeSpec.Builder type;
    private final ClassName rule;

    private RetypeRulesEmitter(EmitterContext context) {
        this.context = context;
        this.rule = context.names().retypeRules().nestedClass("Rule");
        this.type = TypeSpec.classBuilder(context.names().retypeRules())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("""
                        The rules of retype: whether a retype is allowed, with checked arithmetic, and the capabilities
                        that it makes. Earlier descendants of the source are checked by the mapping database, not here.
                        """);
    }

    static JavaFile emit(EmitterContext context) {
        RetypeRulesEmitter rules = new RetypeRulesEmitter(context);
        rules.table();
        rules.type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        rules.check();
        rules.checkRange();
        rules.make();
        rules.context.analysis().retypes().forEach(rules::makeOne);
        rules.type.addType(rules.ruleRecord());
        return context.file(context.names().retypeRules(), rules.type);
    }

    private void table() {
        ArrayTypeName rules = ArrayTypeName.of(rule);
        type.addField(FieldSpec.builder(rules, "RULES", PRIVATE, STATIC, FINAL)
                .addJavadoc("The rules by the ordinal of the new type; null for types that no retype makes.\n")
                .initializer("rules()")
                .build());
        MethodSpec.Builder method = MethodSpec.methodBuilder("rules")
                .addModifiers(PRIVATE, STATIC)
                .returns(rules)
                .addStatement("$T rules = new $T[$T.values().length]", rules, rule, context.names().objectType());
        for (RetypeRule retype : context.analysis().retypes()) {
            CapabilityType target = retype.target();
            long sizeMultiple = target.attributes().sizeMultiple();
            method.addStatement("rules[$L.ordinal()] = new $T($L, $L, $L, $L, $L, $L, $L)", context.constant(target),
                    rule, literal(target.attributes().alignment()), literal(sizeMultiple), literal(retype.fixedSize()),
                    literal(retype.sizeMax()), retype.sizeInBits(),
                    literal(target.attributes().maxObjects().orElse(UNLIMITED)), literal(retype.addressMax()));
        }
        type.addMethod(method.addStatement("return rules").build());
    }

    private static String literal(long value) {
        return value == UNLIMITED ? "-1L" : Literals.literal(value);
    }

    private MethodSpec.Builder checkMethod(String name, String sentence) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", sentence.strip())
                .addParameter(context.names().capability(), "source")
                .addParameter(TypeName.LONG, "offset")
                .addParameter(context.names().objectType(), "type")
                .addParameter(TypeName.LONG, "objectBytes");
    }

    private void check() {
        type.addMethod(checkMethod("check", """
                Checks whether a retype is allowed.

                @param source the capability to retype
                @param offset the offset of the first object in the range of the source
                @param type the type of the new objects
                @param objectBytes the size of each object
                @param count the number of objects, which are adjacent
                @return {@code NONE}, or the reason of the refusal
                """)
                .addModifiers(PUBLIC, STATIC)
                .addParameter(TypeName.LONG, "count")
                .returns(KpiNames.KERNEL_ERROR)
                .addStatement("$T rule = RULES[type.ordinal()]", rule)
                .beginControlFlow("if (rule == null || !$T.isWellFounded(source.type(), type))",
                        context.names().relations())
                .addStatement("return $T.NO_SUCH_RETYPE", KpiNames.KERNEL_ERROR)
                .endControlFlow()
                .beginControlFlow("if (count == 0 || $T.compareUnsigned(count, rule.maxObjects) > 0)", Long.class)
                .addStatement("return $T.BAD_COUNT", KpiNames.KERNEL_ERROR)
                .endControlFlow()
                .beginControlFlow("if (!rule.allowsSize(objectBytes))")
                .addStatement("return $T.BAD_SIZE", KpiNames.KERNEL_ERROR)
                .endControlFlow()
                .addComment("An object of the same type and size as the source would be a copy.")
                .beginControlFlow("if (type == source.type() && objectBytes == source.rangeSize())")
                .addStatement("return $T.BAD_SIZE", KpiNames.KERNEL_ERROR)
                .endControlFlow()
                .beginControlFlow("if (((source.rangeStart() + offset | objectBytes) & rule.alignment - 1) != 0)")
                .addStatement("return $T.MISALIGNED", KpiNames.KERNEL_ERROR)
                .endControlFlow()
                .addStatement("return isInside(source, offset, rule, objectBytes, count) ? $1T.NONE : "
                + "$1T.OUTSIDE_SOURCE",
                        KpiNames.KERNEL_ERROR)
                .build());
    }

    /** No product and no sum here is larger than 64 bits. */
    private void checkRange() {
        type.addMethod(MethodSpec.methodBuilder("isInside")
                .addModifiers(PRIVATE, STATIC)
                .addParameter(context.names().capability(), "source")
                .addParameter(TypeName.LONG, "offset")
                .addParameter(rule, "rule")
                .addParameter(TypeName.LONG, "objectBytes")
                .addParameter(TypeName.LONG, "count")
                .returns(TypeName.BOOLEAN)
                .addStatement("long size = source.rangeSize()")
                .beginControlFlow("if ($1T.compareUnsigned(offset, size) > 0\n"
                        + "|| $1T.compareUnsigned(count, $1T.divideUnsigned(size - offset, objectBytes)) > 0)",
                        Long.class)
                .addStatement("return false")
                .endControlFlow()
                .addStatement("long first = source.rangeStart() + offset")
                .addStatement("long last = first + count * objectBytes - 1")
                .addComment("A range that exceeds 2^64 is refused.")
                .addStatement("return $1T.compareUnsigned(first, source.rangeStart()) >= 0\n"
                        + "&& $1T.compareUnsigned(last, first) >= 0\n"
                        + "&& $1T.compareUnsigned(last, rule.addressMax) <= 0", Long.class)
                .build());
    }

    private void make() {
        MethodSpec.Builder make = checkMethod("make", """
                The capability to one of the objects that an allowed retype makes. It has the rights of the source.

                @param source the capability to retype
                @param offset the offset of the first object in the range of the source
                @param type the type of the new objects
                @param objectBytes the size of each object
                @param index the index of the object, from 0
                """)
                .addModifiers(PUBLIC, STATIC)
                .addParameter(TypeName.LONG, "index")
                .returns(context.names().capability());
        CodeBlock start = CodeBlock.of("source.rangeStart() + offset + index * objectBytes");
        CodeBlock bug = CodeBlock.of("throw new $T($S + type.declaredName())", KpiNames.KERNEL_BUG,
                "no retype rule makes the type ");
        if (context.analysis().retypes().isEmpty()) {
            type.addMethod(make.addStatement(bug).build());
            return;
        }
        make.addStatement("long start = $L", start);
        ArrowSwitch byType = ArrowSwitch.over("type");
        for (RetypeRule retype : context.analysis().retypes()) {
            byType.on(JavaNames.constant(retype.target()), "make$L(source.rights(), start, objectBytes)", stem(retype));
        }
        type.addMethod(make.addCode(byType.otherwise("$L", bug).returned()).build());
    }

    private static String stem(RetypeRule rule) {
        return JavaNames.stem(rule.target());
    }

    private void makeOne(RetypeRule retype) {
        CodeBlock.Builder values = CodeBlock.builder().add("rights");
        for (Field field : retype.target().fields()) {
            values.add(", $L", value(retype, field));
        }
        type.addMethod(MethodSpec.methodBuilder("make" + stem(retype))
                .addModifiers(PRIVATE, STATIC)
                .returns(context.names().capability())
                .addParameter(TypeName.INT, "rights")
                .addParameter(TypeName.LONG, "start")
                .addParameter(TypeName.LONG, "bytes")
                .addStatement("return new $T($L)", context.names().capability(retype.target()), values.build())
                .build());
    }

    private CodeBlock value(RetypeRule retype, Field field) {
        FieldEncoding encoding = new FieldEncoding(context);
        if (field.equals(retype.address())) {
            return narrowed(encoding, field, CodeBlock.of("start"));
        }
        if (retype.size().equals(Optional.of(field))) {
            return retype.sizeInBits()
                    ? CodeBlock.of("$T.numberOfTrailingZeros(bytes)", Long.class)
                    : narrowed(encoding, field, CodeBlock.of("bytes"));
        }
        return CodeBlock.of("0");
    }

    private static CodeBlock narrowed(FieldEncoding encoding, Field field, CodeBlock value) {
        return encoding.javaType(field).equals(TypeName.INT) ? CodeBlock.of("(int) $L", value) : value;
    }

    private TypeSpec ruleRecord() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (String name : new String[] {"alignment", "sizeMultiple", "fixedSize", "sizeMax"}) {
            components.addParameter(TypeName.LONG, name);
        }
        components.addParameter(TypeName.BOOLEAN, "powersOfTwo")
                .addParameter(TypeName.LONG, "maxObjects")
                .addParameter(TypeName.LONG, "addressMax");
        return TypeSpec.recordBuilder(rule)
                .addModifiers(PRIVATE)
                .addJavadoc("""
                        The limits of objects of one type. Numbers are unsigned; the largest one means no limit.

                        @param alignment the power of two that address and size are multiples of
                        @param sizeMultiple the number that the size is a multiple of
                        @param fixedSize the only size allowed; 0 if sizes differ
                        @param sizeMax the largest size
                        @param powersOfTwo whether the size must be a power of two
                        @param maxObjects the largest number of objects of one retype
                        @param addressMax the largest address
                        """)
                .recordConstructor(components.build())
                .addMethod(MethodSpec.methodBuilder("allowsSize")
                        .returns(TypeName.BOOLEAN)
                        .addParameter(TypeName.LONG, "bytes")
                        .beginControlFlow("if (fixedSize != 0)")
                        .addStatement("return bytes == fixedSize")
                        .endControlFlow()
                        .addStatement("return bytes != 0\n&& $1T.compareUnsigned(bytes, sizeMax) <= 0\n"
                                + "&& $1T.remainderUnsigned(bytes, sizeMultiple) == 0\n"
                                + "&& (!powersOfTwo || $1T.bitCount(bytes) == 1)", Long.class)
                        .build())
                .build();
    }
}
