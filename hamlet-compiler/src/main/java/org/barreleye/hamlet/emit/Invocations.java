package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.DEFAULT;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.spelling.JavaNames;

/** Emits what a kernel implements: for each type with invocations an interface with a method for each. */
final class Invocations {
    static final TypeVariableName CALL = TypeVariableName.get("C");
    private static final String CALL_DOC = "@param <C> what the kernel knows of the call: who calls, and from where\n";

    private Invocations() {}

    static List<JavaFile> emit(Emission emission) {
        List<JavaFile> files = new ArrayList<>();
        ClassName family = emission.names().typeInvocations();
        files.add(emission.file(family, TypeSpec.interfaceBuilder(family)
                .addModifiers(PUBLIC)
                .addTypeVariable(CALL)
                .addJavadoc("How the kernel behaves when capabilities of one type are invoked.\n\n" + CALL_DOC)
                .addMethod(MethodSpec.methodBuilder("type")
                        .addModifiers(PUBLIC, ABSTRACT)
                        .addJavadoc("The type.\n")
                        .returns(emission.names().objectType())
                        .build())));
        emission.types().stream()
                .filter(type -> !type.invocations().isEmpty())
                .forEach(type -> files.add(invocations(emission, type)));
        return files;
    }

    private static JavaFile invocations(Emission emission, CapabilityType type) {
        ClassName self = emission.names().invocations(type);
        TypeSpec.Builder behaviour = TypeSpec.interfaceBuilder(self)
                .addModifiers(PUBLIC)
                .addTypeVariable(CALL)
                .addSuperinterface(ParameterizedTypeName.get(emission.names().typeInvocations(), CALL))
                .addJavadoc("How the kernel behaves when a capability of type $L is invoked. Type, rights and ranges have been "
                        + "checked.\n\n" + CALL_DOC, type.name())
                .addMethod(MethodSpec.methodBuilder("type")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC, DEFAULT)
                        .returns(emission.names().objectType())
                        .addStatement("return $L", emission.constant(type))
                        .build());
        type.invocations().forEach(invocation -> behaviour.addMethod(method(emission, type, invocation)));
        return emission.file(self, behaviour);
    }

    private static MethodSpec method(Emission emission, CapabilityType type, Invocation invocation) {
        Words words = new Words(emission);
        List<String> names = JavaNames.parameters(invocation.parameters());
        MethodSpec.Builder method = MethodSpec.methodBuilder(emission.javaNames().method(type, invocation))
                .addModifiers(PUBLIC, ABSTRACT)
                .addJavadoc(Emission.javadoc(invocation.documentation(), "Answers " + invocation.name() + "."))
                .returns(KpiNames.outcome(value(emission, type, invocation)))
                .addParameter(CALL, "call")
                .addParameter(emission.names().capability(type), "target");
        for (int i = 0; i < names.size(); i++) {
            method.addParameter(words.javaType(invocation.parameters().get(i).type()), names.get(i));
        }
        return method.build();
    }

    /** What an invocation yields. */
    static TypeName value(Emission emission, CapabilityType type, Invocation invocation) {
        return invocation.results().isEmpty() ? KpiNames.DONE : emission.names().result(type, invocation);
    }
}
