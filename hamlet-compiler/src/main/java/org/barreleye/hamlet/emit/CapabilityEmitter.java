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
import org.barreleye.hamlet.model.Extent;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.syntax.TypeSyntax.Conversion;

/** Emits the values of capabilities: a sealed family, and a record for each type. */
final class CapabilityEmitter {
    private final Names names;
    private final Specification specification;

    CapabilityEmitter(Names names, Specification specification) {
        this.names = names;
        this.specification = specification;
    }

    JavaFile emitFamily() {
        ClassName name = names.capability();
        TypeSpec.Builder family = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc("A capability: its type, its rights, and what it stands for. Immutable.\n");
        specification.concrete().forEach(type -> family.addPermittedSubclass(names.capability(type)));
        family.addMethod(abstractMethod("type", names.objectType(), "Its type."));
        family.addMethod(abstractMethod("rights", TypeName.INT, "Its rights, a bit each."));
        family.addMethod(abstractMethod("rangeAddress", TypeName.LONG, "Where its range begins; 0 if it has none."));
        family.addMethod(abstractMethod("rangeSize", TypeName.LONG, "How long its range is, unsigned; 0 if it has none."));
        family.addMethod(abstractMethod("withRights", name, "The same with other rights.").toBuilder()
                .addParameter(TypeName.INT, "other").build());
        family.addMethod(abstractMethod("compareIdentity", TypeName.INT,
                "Compares the identity fields of two capabilities of one type, in their order.").toBuilder()
                .addParameter(name, "other").build());
        return names.file(name, family);
    }

    private static MethodSpec abstractMethod(String name, TypeName type, String sentence) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc(sentence + "\n").returns(type).build();
    }

    JavaFile emit(CapabilityType type) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder().addParameter(TypeName.INT, "rights");
        type.fields().forEach(field -> components.addParameter(Names.field(field.type()), component(field)));
        TypeSpec.Builder record = TypeSpec.recordBuilder(names.capability(type)).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(names.capability())
                .recordConstructor(components.build())
                .addJavadoc("A capability of type {@code $L}.\n", type.name());
        if (!type.documentation().isEmpty()) {
            record.addJavadoc("\n<p>$L\n", Comments.safe(type.documentation()));
        }
        record.addMethod(method("type", names.objectType())
                .addStatement("return $T.$L", names.objectType(), JavaSpelling.constant(type.name())).build());
        record.addMethod(method("rangeAddress", TypeName.LONG)
                .addStatement("return $L", type.address().map(this::extent).orElse(CodeBlock.of("0L"))).build());
        record.addMethod(method("rangeSize", TypeName.LONG)
                .addStatement("return $L", type.size().map(this::extent).orElse(CodeBlock.of("0L"))).build());
        record.addMethod(method("withRights", names.capability()).addParameter(TypeName.INT, "other")
                .addStatement("return new $T($L)", names.capability(type), withRights(type)).build());
        record.addMethod(compareIdentity(type));
        return names.file(names.capability(type), record);
    }

    private static MethodSpec.Builder method(String name, TypeName type) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC).returns(type);
    }

    static String component(Field field) {
        String name = JavaSpelling.member(field.name());
        return List.of("rights", "type").contains(name) ? name + "_" : name;
    }

    private static CodeBlock withRights(CapabilityType type) {
        CodeBlock.Builder arguments = CodeBlock.builder().add("other");
        type.fields().forEach(field -> arguments.add(", $L", component(field)));
        return arguments.build();
    }

    private CodeBlock extent(Extent extent) {
        CodeBlock sum = extent.operands().stream().map(this::operand).collect(CodeBlock.joining(" + "));
        return extent.conversion() == Conversion.POWER_OF_TWO ? CodeBlock.of("1L << ($L)", sum) : sum;
    }

    private CodeBlock operand(Extent.Operand operand) {
        if (operand instanceof Extent.Operand.Constant constant) {
            return CodeBlock.of("$LL", constant.value());
        }
        return CodeBlock.of("$L", component(((Extent.Operand.OfField) operand).field()));
    }

    private MethodSpec compareIdentity(CapabilityType type) {
        MethodSpec.Builder method = method("compareIdentity", TypeName.INT).addParameter(names.capability(), "other");
        List<Field> identity = type.fields().stream().filter(Field::identity).toList();
        if (identity.isEmpty()) {
            return method.addStatement("return 0").build();
        }
        method.addStatement("$1T same = ($1T) other", names.capability(type)).addStatement("int order = 0");
        for (Field field : identity) {
            boolean wide = Names.field(field.type()).equals(TypeName.LONG);
            String compare = field.type() == FieldType.INT ? "compare" : "compareUnsigned";
            method.beginControlFlow("if (order == 0)")
                    .addStatement("order = $T.$L($L, same.$L)", wide ? Long.class : Integer.class, compare,
                            component(field), component(field))
                    .endControlFlow();
        }
        return method.addStatement("return order").build();
    }
}
