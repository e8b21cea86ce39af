package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.barreleye.compiler.output.JavadocText;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the record of the capabilities of one type. */
final class CapabilityRecordEmitter {
    private final EmitterContext context;
    private final CapabilityType type;
    private final ClassName self;
    private final FieldEncoding encoding;

    CapabilityRecordEmitter(EmitterContext context, CapabilityType type) {
        this.context = context;
        this.type = type;
        this.self = context.names().capability(type);
        this.encoding = new FieldEncoding(context);
    }

    JavaFile emit() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder().addParameter(TypeName.INT, "rights");
        type.fields().forEach(field -> components.addParameter(encoding.javaType(field), name(field)));
        TypeSpec.Builder record = TypeSpec.recordBuilder(self)
                .addModifiers(PUBLIC)
                .addSuperinterface(superinterface())
                .addJavadoc(EmitterContext.javadoc(type.documentation(), "A capability of type " + type.name() + "."))
                .addJavadoc("\n@param rights the rights, one bit each, 0 .. 255\n")
                .recordConstructor(components.build());
        type.fields().forEach(field ->
                record.addJavadoc("@param $L $L\n", name(field), JavadocText.escaped(FieldMeaning.of(type, field))));
        record.addMethod(checks());
        record.addMethod(override("type", context.names().objectType())
                .addStatement("return $L", context.constant(type)).build());
        record.addMethod(withRights());
        type.attributes().mintable().forEach(field -> record.addMethod(with(field)));
        ExpressionEmitter expressions = new ExpressionEmitter(context, type);
        record.addMethod(override("rangeStart", TypeName.LONG).addStatement("return $L", expressions.address())
                .build());
        record.addMethod(override("rangeSize", TypeName.LONG).addStatement("return $L", expressions.size()).build());
        record.addMethod(compareFields());
        record.addMethod(agreesWith());
        record.addMethod(toText());
        return context.file(self, record);
    }

    private ClassName superinterface() {
        return type.invocationType().isAbstract() ? context.names().capability(type.invocationType())
                : context.names().capability();
    }

    private String name(Field field) {
        return context.javaNames().component(type, field);
    }

    private static MethodSpec.Builder override(String name, TypeName value) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(PUBLIC).returns(value);
    }

    private MethodSpec checks() {
        MethodSpec.Builder checks = MethodSpec.compactConstructorBuilder()
                .addModifiers(PUBLIC)
                .addJavadoc("Checks the ranges of the fields.\n");
        CodeBlock.Builder wrong = CodeBlock.builder().add("rights >>> 8 != 0");
        type.fields().forEach(field -> FieldEncoding.outOfRange(field, name(field))
                .ifPresent(condition -> wrong.add("\n|| $L", condition)));
        return checks.beginControlFlow("if ($L)", wrong.build())
                .addStatement("throw new $T($S)", KpiNames.KERNEL_BUG,
                        "a field of a " + type.name() + " capability is out of range")
                .endControlFlow()
                .build();
    }

    private MethodSpec withRights() {
        CodeBlock.Builder values = CodeBlock.builder().add("newRights");
        type.fields().forEach(field -> values.add(", $L", name(field)));
        return override("withRights", self)
                .addParameter(TypeName.INT, "newRights")
                .addStatement("return new $T($L)", self, values.build())
                .build();
    }

    /** The method that changes a mintable field. The parameter has a name that no component has. */
    private MethodSpec with(Field field) {
        CodeBlock.Builder values = CodeBlock.builder().add("rights");
        type.fields().forEach(each -> values.add(", $L", each.equals(field) ? "other" : name(each)));
        return MethodSpec.methodBuilder("with" + JavaNames.capitalized(name(field)))
                .addModifiers(PUBLIC)
                .addJavadoc("The same capability with another $L. Mint can make it.\n", field.name())
                .returns(self)
                .addParameter(encoding.javaType(field), "other")
                .addStatement("return new $T($L)", self, values.build())
                .build();
    }

    private MethodSpec compareFields() {
        MethodSpec.Builder method = override("compareFields", TypeName.INT)
                .addParameter(context.names().capability(), "other");
        List<Field> fields = type.equalityFields();
        if (fields.isEmpty()) {
            return method.addStatement("return 0").build();
        }
        method.addStatement("$1T that = ($1T) other", self);
        for (int i = 0; i < fields.size() - 1; i++) {
            method.addStatement(i == 0 ? "int order = $L" : "order = $L",
                    FieldEncoding.compared(fields.get(i), name(fields.get(i))));
            method.beginControlFlow("if (order != 0)").addStatement("return order").endControlFlow();
        }
        Field last = fields.get(fields.size() - 1);
        return method.addStatement("return $L", FieldEncoding.compared(last, name(last))).build();
    }

    private MethodSpec agreesWith() {
        List<CodeBlock> conditions = type.fields().stream()
                .filter(field -> !type.attributes().mintable().contains(field))
                .map(field -> encoding.same(field, name(field)))
                .toList();
        MethodSpec.Builder method = override("agreesWith", TypeName.BOOLEAN)
                .addParameter(context.names().capability(), "other");
        if (conditions.isEmpty()) {
            return method.addStatement("return other instanceof $T", self).build();
        }
        return method.addStatement("return other instanceof $T that\n&& $L", self, CodeBlock.join(conditions, "\n&& "))
                .build();
    }

    private MethodSpec toText() {
        CodeBlock.Builder text = CodeBlock.builder().add("$S", type.name() + "[");
        for (Field field : type.fields()) {
            text.add("\n+ $S + ", field.name() + "=");
            boolean decimal = field.type() instanceof FieldType.Number number && number.kind().bytes() < Long.BYTES;
            if (field.type() instanceof FieldType.CapabilityPointer || decimal) {
                text.add("$L", name(field));
            } else {
                text.add("$S + $T.toHexString($L)", "0x", Long.class, name(field));
            }
            text.add(" + $S", ", ");
        }
        return override("toString", ClassName.get(String.class))
                .addStatement("return $L\n+ $T.describe(rights) + $S", text.build(), context.names().objectRights(),
                "]")
                .build();
    }
}
