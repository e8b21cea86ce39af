package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;

/** Emits the interfaces that handle messages: the handler, and the service, whose results are the replies. */
final class HandlerEmitter {
    private final GeneratedNames names;

    HandlerEmitter(GeneratedNames names) {
        this.names = names;
    }

    JavaFile handler() {
        ClassName name = names.type("Handler");
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(KpiNames.HANDLER)
                .addJavadoc("The handler of the messages of {@code $L}. A message whose method is not overridden "
                        + "closes the\nbinding.\n",
                        names.definition().name());
        for (Operation operation : names.definition().operations()) {
            Message message = operation.messages().get(0);
            MethodSpec.Builder method = handled(operation).addModifiers(Modifier.DEFAULT)
                    .addStatement("throw $T.unhandled($S)", KpiNames.PROTOCOL_VIOLATION, operation.name());
            method.addJavadoc(Comments.javadoc(
                    Comments.of(operation.documentation(), "Handles {@code $L}.", operation.name()),
                    Comments.parameters(names, operation, message),
                    operation instanceof Operation.Rpc
                            ? CodeBlock.of("@param $L the reply, which is sent once, now or later\n",
                                    names.reply(operation))
                            : CodeBlock.of(""),
                    Deprecation.tag(operation.documentation())))
                    .addAnnotations(Deprecation.annotation(operation.documentation()));
            type.addMethod(method.build());
            if (GeneratedNames.arrivesInViews(message)) {
                type.addMethod(arriving(operation, message));
            }
        }
        return names.file(name, type);
    }

    /** The same message, without an object for each structure. */
    private MethodSpec arriving(Operation operation, Message message) {
        MethodSpec.Builder method = GeneratedNames.publicMethod(names.method(operation)).addModifiers(Modifier.DEFAULT)
                .addJavadoc(Comments.javadoc(
                        CodeBlock.of("Handles the same message as views, which are valid during the call only.\n"),
                        Deprecation.tag(operation.documentation())))
                .addAnnotations(Deprecation.annotation(operation.documentation()));
        names.arrivingParameters(method, operation, message);
        CodeBlock copied = names.copiedArguments(operation, message);
        if (operation instanceof Operation.Rpc rpc) {
            method.addParameter(names.type(rpc, "Reply"), names.reply(rpc));
            copied = CodeBlock.of("$L, $L", copied, names.reply(rpc));
        }
        return method.addStatement("$L($L)", names.method(operation), copied).build();
    }

    private MethodSpec.Builder handled(Operation operation) {
        MethodSpec.Builder method = GeneratedNames.publicMethod(names.method(operation));
        names.parameters(method, operation, operation.messages().get(0));
        if (operation instanceof Operation.Rpc rpc) {
            method.addParameter(names.type(rpc, "Reply"), names.reply(rpc));
        }
        return method;
    }

    JavaFile service() {
        ClassName name = names.type("Service");
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc("A server of {@code $L} that replies to each call when its method returns.\n",
                        names.definition().name());
        for (Operation operation : names.definition().operations()) {
            MethodSpec.Builder method = GeneratedNames.publicMethod(names.method(operation));
            method.addJavadoc(Comments.javadoc(
                    Comments.of(operation.documentation(), "Handles {@code $L}.", operation.name()),
                    Comments.parameters(names, operation, operation.messages().get(0)), Comments.result(operation),
                    Deprecation.tag(operation.documentation())))
                    .addAnnotations(Deprecation.annotation(operation.documentation()));
            names.parameters(method, operation, operation.messages().get(0));
            if (operation instanceof Operation.Rpc rpc) {
                type.addMethod(method.addModifiers(Modifier.ABSTRACT).returns(names.result(rpc)).build());
            } else {
                type.addMethod(method.addModifiers(Modifier.DEFAULT)
                        .addStatement("throw $T.unhandled($S)", KpiNames.PROTOCOL_VIOLATION, operation.name()).build());
            }
        }
        return names.file(name, type.addType(serving(name)));
    }

    /** The handler over a service; a class, so that it is copied with its machine. */
    private TypeSpec serving(ClassName service) {
        ClassName name = service.nestedClass("Serving");
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(names.type("Handler")).addSuperinterface(KpiNames.COPYABLE)
                .addJavadoc("Calls a service for each message that arrives, and replies with the value that it "
                        + "returns.\n")
                .addField(service, "_service", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(service, "service")
                        .addStatement("_service = service").build());
        for (Operation operation : names.definition().operations()) {
            MethodSpec.Builder method = handled(operation).addAnnotation(Override.class);
            CodeBlock call = CodeBlock.of("_service.$L($L)", names.method(operation),
                    names.arguments(operation, operation.messages().get(0)));
            if (operation instanceof Operation.Rpc rpc) {
                addReply(method, rpc, call);
            } else {
                method.addStatement(call);
            }
            type.addMethod(method.build());
        }
        return type.build();
    }

    private void addReply(MethodSpec.Builder method, Operation.Rpc rpc, CodeBlock call) {
        int outs = rpc.response().parameters().size();
        if (outs == 0) {
            method.addStatement(call).addStatement("$L.reply()", names.reply(rpc));
        } else if (outs == 1) {
            method.addStatement("$L.reply($L)", names.reply(rpc), names.result(rpc).isPrimitive() ? call
                    : CodeBlock.of("$T.requireNonNull($L, $S)", Objects.class, call, returnsNull(rpc)));
        } else {
            CodeBlock parts = rpc.response().parameters().stream()
                    .map(out -> CodeBlock.of("_result.$L()", names.parameter(rpc, out)))
                    .collect(CodeBlock.joining(", "));
            method.addStatement("$T _result = $T.requireNonNull($L, $S)", names.result(rpc), Objects.class, call,
                            returnsNull(rpc))
                    .addStatement("$L.reply($L)", names.reply(rpc), parts);
        }
        method.addStatement("$L.recycle()", names.reply(rpc));
    }

    private static String returnsNull(Operation.Rpc rpc) {
        return "the service returned null for '" + rpc.name() + "'";
    }
}
