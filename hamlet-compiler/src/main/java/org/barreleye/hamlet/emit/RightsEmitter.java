package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.StringJoiner;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the rights, one bit each. */
final class RightsEmitter {
    private RightsEmitter() {}

    static JavaFile emit(EmitterContext context) {
        List<Right> rights = context.specification().rights();
        TypeSpec.Builder type = TypeSpec.classBuilder(context.names().objectRights())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("The rights of capabilities, one bit each.\n");
        for (Right right : rights) {
            type.addField(constant(JavaNames.constant(right), right.mask(), "The right to " + right.name() + "."));
        }
        type.addField(constant("ALL", rights.stream().mapToInt(Right::mask).sum(), "All rights that have a name."));
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        type.addMethod(MethodSpec.methodBuilder("of")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("The set of rights with these bits.\n")
                .returns(KpiNames.RIGHTS)
                .addParameter(TypeName.INT, "bits")
                .addStatement("return new $T(bits)", KpiNames.RIGHTS)
                .build());
        type.addMethod(describe(rights));
        return context.file(context.names().objectRights(), type);
    }

    private static FieldSpec constant(String name, int value, String sentence) {
        return FieldSpec.builder(TypeName.INT, name, PUBLIC, STATIC, FINAL)
                .addJavadoc("$L\n", sentence)
                .initializer("$L", Literals.bits(value))
                .build();
    }

    private static MethodSpec describe(List<Right> rights) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("describe")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("The names of the rights with these bits, for display: {@code read+write}, or "
                        + "{@code no rights}.\n")
                .returns(ClassName.get(String.class))
                .addParameter(TypeName.INT, "bits")
                .addStatement("$T names = new $T($S).setEmptyValue($S)", StringJoiner.class, StringJoiner.class, "+",
                        "no rights");
        for (Right right : rights) {
            method.beginControlFlow("if ((bits & $L) != 0)", JavaNames.constant(right))
                    .addStatement("names.add($S)", right.name())
                    .endControlFlow();
        }
        return method.beginControlFlow("if ((bits & ~ALL) != 0)")
                .addStatement("names.add($S + Integer.toHexString(bits & ~ALL))", "0x")
                .endControlFlow()
                .addStatement("return names.toString()")
                .build();
    }
}
