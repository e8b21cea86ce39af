package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Operation;

/** Emits what the two sides of an interface see: binding, handler, service. */
final class PartiesEmitter {
    private final Names names;

    PartiesEmitter(Names names) {
        this.names = names;
    }

    JavaFile binding() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(names.type("Binding")).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(KpiNames.BINDING)
                .addJavadoc("One end of a conversation over {@code $L}, on any transport.\n", names.definition().name());
        for (Operation operation : names.definition().operations()) {
            MethodSpec.Builder method = Names.publicMethod(names.tryMethod(operation)).addModifiers(Modifier.ABSTRACT)
                    .returns(TypeName.BOOLEAN);
            Names.document(method, operation.documentation());
            method.addJavadoc("\n@return false if there is no room now: nothing was taken, {@code sendable} will be called\n");
            names.parameters(method, operation, operation.messages().get(0));
            if (operation instanceof Operation.Rpc rpc) {
                method.addParameter(names.type(rpc, "Continuation"), "continuation_");
            }
            type.addMethod(method.build());
        }
        return names.file(names.type("Binding"), type);
    }

    /** What reply objects need of a binding. */
    JavaFile answering() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(names.type("Answering")).addSuperinterface(KpiNames.COPYABLE)
                .addJavadoc("How calls are answered on a transport.\n");
        for (Operation operation : names.definition().operations()) {
            if (operation instanceof Operation.Rpc rpc) {
                MethodSpec.Builder method = Names.publicMethod(names.replyMethod(rpc)).addModifiers(Modifier.ABSTRACT)
                        .addParameter(TypeName.INT, "token_");
                names.parameters(method, rpc, rpc.response());
                type.addMethod(method.build());
            }
        }
        return names.file(names.type("Answering"), type);
    }

    JavaFile handler() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(names.type("Handler")).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(KpiNames.HANDLER)
                .addJavadoc("What arrives over {@code $L}. A message that is not overridden here closes the binding.\n",
                        names.definition().name());
        for (Operation operation : names.definition().operations()) {
            MethodSpec.Builder method = handled(operation).addModifiers(Modifier.DEFAULT)
                    .addStatement("throw $T.unhandled($S)", KpiNames.BREACH, operation.name());
            Names.document(method, operation.documentation());
            type.addMethod(method.build());
        }
        return names.file(names.type("Handler"), type);
    }

    private MethodSpec.Builder handled(Operation operation) {
        MethodSpec.Builder method = Names.publicMethod(names.method(operation));
        names.parameters(method, operation, operation.messages().get(0));
        if (operation instanceof Operation.Rpc rpc) {
            method.addParameter(names.type(rpc, "Reply"), "reply_");
        }
        return method;
    }

    JavaFile service() {
        ClassName name = names.type("Service");
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc("A side of {@code $L} that answers every call at once.\n", names.definition().name());
        for (Operation operation : names.definition().operations()) {
            MethodSpec.Builder method = Names.publicMethod(names.method(operation));
            Names.document(method, operation.documentation());
            names.parameters(method, operation, operation.messages().get(0));
            if (operation instanceof Operation.Rpc rpc) {
                type.addMethod(method.addModifiers(Modifier.ABSTRACT).returns(names.result(rpc)).build());
            } else {
                type.addMethod(method.addModifiers(Modifier.DEFAULT)
                        .addStatement("throw $T.unhandled($S)", KpiNames.BREACH, operation.name()).build());
            }
        }
        type.addType(serving(name));
        return names.file(name, type);
    }

    /** The handler over a service; a class, so that it is copied with its machine. */
    private TypeSpec serving(ClassName service) {
        ClassName name = service.nestedClass("Serving");
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(names.type("Handler")).addSuperinterface(KpiNames.COPYABLE)
                .addJavadoc("Hands what arrives to a service, and answers with what it returns.\n")
                .addField(service, "service_", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(service, "service")
                        .addStatement("service_ = service").build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(name, "source")
                        .addParameter(KpiNames.COPIER, "copier").addStatement("copier.enter(source, this)")
                        .addStatement("service_ = copier.ofForeign(source.service_)").build())
                .addMethod(Names.publicMethod("copy").addAnnotation(Override.class).returns(name)
                        .addParameter(KpiNames.COPIER, "copier").addStatement("return new $T(this, copier)", name).build());
        for (Operation operation : names.definition().operations()) {
            MethodSpec.Builder method = handled(operation).addAnnotation(Override.class);
            CodeBlock call = CodeBlock.of("service_.$L($L)", names.method(operation),
                    names.arguments(operation, operation.messages().get(0)));
            if (operation instanceof Operation.Rpc rpc) {
                answer(method, rpc, call);
            } else {
                method.addStatement(call);
            }
            type.addMethod(method.build());
        }
        return type.build();
    }

    private void answer(MethodSpec.Builder method, Operation.Rpc rpc, CodeBlock call) {
        int outs = rpc.response().parameters().size();
        if (outs == 0) {
            method.addStatement(call).addStatement("reply_.reply()");
        } else if (outs == 1) {
            method.addStatement("reply_.reply($L)", call);
        } else {
            CodeBlock parts = rpc.response().parameters().stream()
                    .map(out -> CodeBlock.of("result_.$L()", names.parameter(rpc, out))).collect(CodeBlock.joining(", "));
            method.addStatement("$T result_ = $L", names.result(rpc), call).addStatement("reply_.reply($L)", parts);
        }
    }
}
