package org.barreleye.flounder.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.spelling.JavaNames;

/** What the generated classes of one interface are called, and how all of them begin. */
final class Names {
    private final Interface definition;
    private final JavaNames java;
    private final String packageName;

    Names(Interface definition, String packagePrefix) {
        this.definition = definition;
        this.java = JavaNames.of(definition);
        this.packageName = packagePrefix + "." + java.packageSegment();
    }

    Interface definition() {
        return definition;
    }

    ClassName main() {
        return type("");
    }

    /** A class that is named after the interface. */
    ClassName type(String suffix) {
        return ClassName.get(packageName, java.interfaceName() + suffix);
    }

    /** A class that is named after an operation. */
    ClassName type(Operation operation, String suffix) {
        return ClassName.get(packageName, java.operationType(operation) + suffix);
    }

    String method(Operation operation) {
        return java.method(operation);
    }

    String tryMethod(Operation operation) {
        return "try" + java.operationType(operation);
    }

    String replyMethod(Operation operation) {
        return "reply" + java.operationType(operation);
    }

    String parameter(Operation operation, Parameter parameter) {
        return java.parameter(operation, parameter.name());
    }

    static TypeName javaType(Parameter parameter) {
        return parameter.type().accept(JavaTypes.INSTANCE);
    }

    /** What a blocking call yields. */
    TypeName result(Operation.Rpc rpc) {
        List<Parameter> outs = rpc.response().parameters();
        if (outs.isEmpty()) {
            return TypeName.VOID;
        }
        return outs.size() == 1 ? javaType(outs.get(0)) : type(rpc, "Result");
    }

    /** Adds a message's parameters to a method. */
    void parameters(MethodSpec.Builder method, Operation operation, Message message) {
        message.parameters().forEach(
                parameter -> method.addParameter(javaType(parameter), parameter(operation, parameter)));
    }

    /** A message's parameters as arguments. */
    CodeBlock arguments(Operation operation, Message message) {
        return message.parameters().stream().map(one -> CodeBlock.of("$L", parameter(operation, one)))
                .collect(CodeBlock.joining(", "));
    }

    static void document(MethodSpec.Builder method, Documentation documentation) {
        if (!documentation.text().isEmpty()) {
            method.addJavadoc("$L\n", Comments.safe(documentation.text()));
        }
    }

    JavaFile file(ClassName name, TypeSpec.Builder type) {
        type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                .addMember("value", "$S", "org.barreleye.flounder: " + definition.name() + ".if").build());
        return JavaFile.builder(name.packageName(), type.build()).skipJavaLangImports(true).build();
    }

    static MethodSpec.Builder publicMethod(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
    }
}
