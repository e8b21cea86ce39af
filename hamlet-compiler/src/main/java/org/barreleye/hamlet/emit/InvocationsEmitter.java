package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;

/** Emits what a kernel implements for the invocations of a type. */
final class InvocationsEmitter {
    static final TypeVariableName CALL = TypeVariableName.get("C");

    private final Names names;
    private final CapabilityType type;

    InvocationsEmitter(Names names, CapabilityType type) {
        this.names = names;
        this.type = type;
    }

    static ClassName familyName(Names names) {
        return names.kernel("TypeInvocations");
    }

    static JavaFile family(Names names) {
        return names.file(familyName(names), TypeSpec.interfaceBuilder(familyName(names)).addModifiers(Modifier.PUBLIC)
                .addTypeVariable(CALL)
                .addJavadoc("The behaviour of the invocations of one type.\n\n"
                        + "@param <C> what the kernel knows of a call: who calls, through which slot\n")
                .addMethod(MethodSpec.methodBuilder("type").addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .addJavadoc("The type whose invocations these are.\n").returns(names.objectType()).build()));
    }

    JavaFile emit() {
        TypeSpec.Builder behaviour = TypeSpec.interfaceBuilder(names.invocations(type)).addModifiers(Modifier.PUBLIC)
                .addTypeVariable(CALL)
                .addSuperinterface(ParameterizedTypeName.get(familyName(names), CALL))
                .addJavadoc("What can be asked of a capability of type {@code $L}. Type, rights and ranges have been checked "
                        + "before.\n\n@param <C> what the kernel knows of a call\n", type.name())
                .addMethod(MethodSpec.methodBuilder("type").addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT).returns(names.objectType())
                        .addStatement("return $T.$L", names.objectType(), JavaSpelling.constant(type.name())).build());
        type.invocations().forEach(invocation -> behaviour.addMethod(method(invocation)));
        return names.file(names.invocations(type), behaviour);
    }

    private MethodSpec method(Invocation invocation) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(JavaSpelling.member(invocation.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(KpiNames.outcomeOf(names.result(type, invocation)))
                .addParameter(CALL, "call").addParameter(names.capability(type), "target");
        if (!invocation.documentation().isEmpty()) {
            method.addJavadoc("$L\n", Comments.safe(invocation.documentation()));
        }
        for (Parameter argument : invocation.arguments()) {
            method.addParameter(names.parameter(argument.type()), JavaSpelling.member(argument.name()));
        }
        return method.build();
    }
}
