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
import org.barreleye.hamlet.naming.JavaNames;

/**
 * Emits the interfaces that a kernel implements: one for each type with invocations, with a method for each; one
 * for all types that have those of a template.
 */
final class InvocationEmitter {
    static final TypeVariableName CALL = TypeVariableName.get("C");
    private static final String CALL_DOC = "@param <C> the context of a call, which the kernel defines\n";

    private InvocationEmitter() {}

    static List<JavaFile> emit(EmitterContext context) {
        List<JavaFile> files = new ArrayList<>();
        ClassName family = context.names().typeInvocations();
        files.add(context.file(family, TypeSpec.interfaceBuilder(family)
                .addModifiers(PUBLIC)
                .addTypeVariable(CALL)
                .addJavadoc("The handler of the invocations of one type.\n\n" + CALL_DOC)
                .addMethod(MethodSpec.methodBuilder("type")
                        .addModifiers(PUBLIC, ABSTRACT)
                        .addJavadoc("The type.\n")
                        .returns(context.names().objectType())
                        .build())));
        context.specification().invocationTypes().forEach(type -> files.add(invocations(context, type)));
        return files;
    }

    private static JavaFile invocations(EmitterContext context, CapabilityType type) {
        ClassName self = context.names().invocations(type);
        TypeSpec.Builder handler = TypeSpec.interfaceBuilder(self)
                .addModifiers(PUBLIC)
                .addTypeVariable(CALL)
                .addSuperinterface(ParameterizedTypeName.get(context.names().typeInvocations(), CALL))
                .addJavadoc("The handler of the invocations of $L capabilities. The dispatch has checked type, rights "
                        + "and ranges.\n\n" + CALL_DOC, type.name());
        if (!type.isAbstract()) {
            handler.addMethod(MethodSpec.methodBuilder("type")
                    .addAnnotation(Override.class)
                    .addModifiers(PUBLIC, DEFAULT)
                    .returns(context.names().objectType())
                    .addStatement("return $L", context.constant(type))
                    .build());
        }
        type.invocations().forEach(invocation -> handler.addMethod(method(context, type, invocation)));
        return context.file(self, handler);
    }

    private static MethodSpec method(EmitterContext context, CapabilityType type, Invocation invocation) {
        WordEncoding encoding = new WordEncoding(context);
        List<String> names = JavaNames.parameters(invocation.parameters());
        MethodSpec.Builder method = MethodSpec.methodBuilder(context.javaNames().method(type, invocation))
                .addModifiers(PUBLIC, ABSTRACT)
                .addJavadoc(new InvocationJavadoc(invocation).description("Handles " + invocation.name() + "."))
                .returns(KpiNames.outcome(value(context, type, invocation)))
                .addParameter(CALL, "call")
                .addParameter(context.names().capability(type), "target");
        for (int i = 0; i < names.size(); i++) {
            method.addParameter(encoding.javaType(invocation.parameters().get(i).type()), names.get(i));
        }
        return method.build();
    }

    /** The type of the value of an invocation. */
    static TypeName value(EmitterContext context, CapabilityType type, Invocation invocation) {
        return invocation.results().isEmpty() ? KpiNames.UNIT : context.names().result(type, invocation);
    }
}
