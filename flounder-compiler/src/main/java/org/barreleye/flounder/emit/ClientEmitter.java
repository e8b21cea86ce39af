package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;

/** Emits the client, whose methods wait. */
final class ClientEmitter {
    private final GeneratedNames names;

    ClientEmitter(GeneratedNames names) {
        this.names = names;
    }

    JavaFile emit() {
        ClassName name = names.type("Client");
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(KpiNames.BLOCKING_CLIENT)
                .addJavadoc("A client of {@code $L} whose methods wait. One thread at a time may use it: a method "
                        + "that is called\nwhile another runs throws.\n",
                        names.definition().name())
                .addField(names.type("Binding"), "_binding", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(names.type("Binding"), "binding")
                        .addParameter(KpiNames.WAITER, "waiter").addStatement("super(binding, waiter)")
                        .addStatement("_binding = binding").build())
                .addMethod(GeneratedNames.publicMethod("withDeadline").returns(name)
                        .addJavadoc("Sets the time that each of the following calls may take.\n\n"
                                + "@param nanoseconds 0 or more\n")
                        .addParameter(TypeName.LONG, "nanoseconds").addStatement("timeout(nanoseconds)")
                        .addStatement("return this").build());
        for (Operation operation : names.definition().operations()) {
            type.addMethod(method(operation));
            if (operation instanceof Operation.Rpc rpc) {
                type.addField(callClass(rpc), callField(rpc), Modifier.PRIVATE).addType(call(rpc));
            }
        }
        return names.file(name, type);
    }

    private MethodSpec method(Operation operation) {
        MethodSpec.Builder method = GeneratedNames.publicMethod(names.method(operation))
                .addException(KpiNames.CALL_FAILED);
        boolean waits = operation instanceof Operation.Rpc;
        method.addJavadoc(Comments.javadoc(
                Comments.of(operation.documentation(), waits ? "Calls {@code $L}, and waits for the reply."
                        : "Sends {@code $L}, and waits for room if there is none.", operation.name()),
                Comments.parameters(names, operation, operation.messages().get(0)), Comments.result(operation),
                CodeBlock.of("@throws CallFailed if $L\n",
                        waits ? "no reply comes, or not in time" : "the message cannot be sent in time"),
                Deprecation.tag(operation.documentation())))
                .addAnnotations(Deprecation.annotation(operation.documentation()));
        names.parameters(method, operation, operation.messages().get(0));
        CodeBlock arguments = names.arguments(operation, operation.messages().get(0));
        if (operation instanceof Operation.Rpc rpc) {
            return rpc(method, rpc, arguments);
        }
        return method.addStatement("enter($S)", operation.name()).beginControlFlow("try")
                .addStatement("long _deadline = deadline()")
                .beginControlFlow("while (!_binding.$L($L))", names.tryMethod(operation), arguments)
                .addStatement("awaitSpace(_deadline, $S)", operation.name()).endControlFlow()
                .nextControlFlow("finally").addStatement("leave()").endControlFlow().build();
    }

    private MethodSpec rpc(MethodSpec.Builder method, Operation.Rpc rpc, CodeBlock arguments) {
        ClassName call = callClass(rpc);
        String field = callField(rpc);
        method.returns(names.result(rpc)).addStatement("enter($S)", rpc.name()).beginControlFlow("try")
                .beginControlFlow("if ($1L == null || !$1L.isReusable())", field)
                .addStatement("$L = new $T()", field, call).endControlFlow().addStatement("$T _call = $L", call, field)
                .addStatement("long _deadline = begin(_call)")
                .beginControlFlow("while (!_binding.$L($L))", names.tryMethod(rpc),
                        arguments.isEmpty() ? CodeBlock.of("_call") : CodeBlock.of("$L, _call", arguments))
                .addStatement("awaitSpace(_deadline, $S)", rpc.name()).endControlFlow()
                .addStatement("await(_call, _deadline, $S)", rpc.name());
        int outs = rpc.response().parameters().size();
        if (outs == 1) {
            method.addStatement("return _call.$L", names.parameter(rpc, rpc.response().parameters().get(0)));
        } else if (outs > 1) {
            CodeBlock parts = rpc.response().parameters().stream()
                    .map(out -> CodeBlock.of("_call.$L", names.parameter(rpc, out))).collect(CodeBlock.joining(", "));
            method.addStatement("return new $T($L)", names.result(rpc), parts);
        }
        return method.nextControlFlow("finally").addStatement("leave()").endControlFlow().build();
    }

    private ClassName callClass(Operation.Rpc rpc) {
        return names.type("Client").nestedClass(names.type(rpc, "Call").simpleName());
    }

    private String callField(Operation.Rpc rpc) {
        return "_" + names.method(rpc) + "Call";
    }

    private TypeSpec call(Operation.Rpc rpc) {
        MethodSpec.Builder replied = GeneratedNames.override("replied");
        names.parameters(replied, rpc, rpc.response());
        TypeSpec.Builder type = TypeSpec.classBuilder(callClass(rpc))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).superclass(KpiNames.BLOCKING_CALL)
                .addSuperinterface(names.type(rpc, "Continuation"));
        replied.beginControlFlow("if (done())");
        for (Parameter out : rpc.response().parameters()) {
            String name = names.parameter(rpc, out);
            type.addField(names.types().value(out.type()), name, Modifier.PRIVATE);
            boolean needsCopy = out.type() instanceof DynamicArray array
                    && ArrayKind.of(array.element()) != ArrayKind.OBJECTS;
            replied.addStatement("this.$1L = $1L$2L", name, needsCopy ? ".copy()" : "");
        }
        return type.addMethod(replied.endControlFlow().build()).build();
    }
}
