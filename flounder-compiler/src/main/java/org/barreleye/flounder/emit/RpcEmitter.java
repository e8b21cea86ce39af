package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;

/**
 * Emits the classes of an rpc: the reply, the continuation, and the result if it has several parts.
 */
final class RpcEmitter {
    private final GeneratedNames names;
    private final Operation.Rpc rpc;
    private final int index;

    /**
     * Emits for one call.
     *
     * @param index of the rpc among those of the interface, from 0
     */
    RpcEmitter(GeneratedNames names, Operation.Rpc rpc, int index) {
        this.names = names;
        this.rpc = rpc;
        this.index = index;
    }

    List<JavaFile> emit() {
        List<JavaFile> files = new ArrayList<>();
        files.add(reply());
        files.add(continuation());
        if (rpc.response().parameters().size() > 1) {
            files.add(result());
        }
        return files;
    }

    private JavaFile reply() {
        ClassName name = names.type(rpc, "Reply");
        ClassName answering = names.type("Answering");
        MethodSpec.Builder answer = GeneratedNames.publicMethod("reply")
                .addJavadoc(Comments.javadoc(
                        CodeBlock.of("Replies to the call. A reply that cannot be sent closes the binding.\n"),
                        Comments.parameters(names, rpc, rpc.response()),
                        CodeBlock.of("@throws IllegalStateException if it has been answered already\n")));
        names.parameters(answer, rpc, rpc.response());
        answer.addStatement("_binding.$L(complete()$L)", names.replyMethod(rpc), rpc.response().parameters().isEmpty()
                        ? "" : CodeBlock.of(", $L", names.arguments(rpc, rpc.response())));
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(KpiNames.REPLY).addSuperinterface(names.type(rpc, "Continuation"))
                .addJavadoc("The reply to a call of {@code $L}, sent once, now or later. As the continuation of "
                        + "another call it\nforwards the reply of that call.\n", rpc.name())
                .addField(answering, "_binding", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(answering, "binding")
                        .addStatement("_binding = binding").build())
                .addMethod(answer.build());
        MethodSpec.Builder replied = GeneratedNames.override("replied");
        names.parameters(replied, rpc, rpc.response());
        type.addMethod(replied.addStatement("reply($L)", names.arguments(rpc, rpc.response())).build());
        type.addMethod(failed()).addMethod(recycle());
        if (GeneratedNames.mayFail(rpc)) {
            type.addMethod(GeneratedNames.publicMethod("failed").addParameter(KpiNames.ERROR_CODE, "error")
                    .addJavadoc("Replies with an error; all other results are zero or empty.\n")
                    .addStatement("reply($L$L)", zeros(), "error").build());
        }
        return names.file(name, type);
    }

    private MethodSpec recycle() {
        return GeneratedNames.publicMethod("recycle")
                .addJavadoc("Returns this object to its binding, which uses it for a later call: the caller must "
                        + "not use it\nagain.\n\n@throws IllegalStateException if the call has not been answered\n")
                .addStatement("giveBack()").addStatement("_binding.replyPool().recycle($L, this)", index).build();
    }

    /** Ends the call like another that has failed: with an error code if the rpc has one, else without a reply. */
    private MethodSpec failed() {
        MethodSpec.Builder failed = GeneratedNames.override("failed").addParameter(KpiNames.FAILURE, "failure");
        if (GeneratedNames.mayFail(rpc)) {
            return failed.addStatement("failed($T.of(failure.kind()))", KpiNames.ERROR_CODE).build();
        }
        if (GeneratedNames.answersErrorOnly(rpc)) {
            return failed.addStatement("reply($T.of(failure.kind()))", KpiNames.ERROR_CODE).build();
        }
        return failed.addStatement("_binding.replyFailure(complete(), failure)").build();
    }

    /** The arguments for all results before the error: zero or empty. */
    private CodeBlock zeros() {
        List<Parameter> outs = rpc.response().parameters();
        DefaultValue defaultValue = new DefaultValue(names);
        return outs.subList(0, outs.size() - 1).stream()
                .map(out -> CodeBlock.of("$L, ", out.type().accept(defaultValue)))
                .collect(CodeBlock.joining(""));
    }

    private JavaFile continuation() {
        ClassName name = names.type(rpc, "Continuation");
        MethodSpec.Builder replied = GeneratedNames.publicMethod("replied").addModifiers(Modifier.ABSTRACT)
                .addJavadoc(Comments.javadoc(CodeBlock.of("Receives the reply.\n"),
                        Comments.parameters(names, rpc, rpc.response())));
        names.parameters(replied, rpc, rpc.response());
        if (names.sharedContinuation(rpc).isPresent()) {
            replied.addAnnotation(Override.class);
        }
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(names.sharedContinuation(rpc).orElse(KpiNames.CONTINUATION))
                .addJavadoc("The continuation of a call of {@code $L}.\n", rpc.name())
                .addMethod(replied.build());
        if (GeneratedNames.arrivesInViews(rpc.response())) {
            MethodSpec.Builder arriving = GeneratedNames.publicMethod("replied").addModifiers(Modifier.DEFAULT)
                    .addJavadoc("Receives the reply as views, which are valid during the call only.\n");
            names.arrivingParameters(arriving, rpc, rpc.response());
            type.addMethod(arriving.addStatement("replied($L)", names.copiedArguments(rpc, rpc.response())).build());
        }
        return names.file(name, type);
    }

    private JavaFile result() {
        ClassName name = names.type(rpc, "Result");
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        TypeSpec.Builder type = TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc(Comments.javadoc(CodeBlock.of("The results of {@code $L}.\n", rpc.name()),
                        Comments.parameters(names, rpc, rpc.response())));
        rpc.response().parameters().forEach(out ->
                components.addParameter(names.types().value(out.type()), names.parameter(rpc, out)));
        type.recordConstructor(components.build());
        MethodSpec.Builder checks = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC)
                .addJavadoc("Checks that nothing is null.\n");
        rpc.response().parameters().stream().filter(out -> !names.types().value(out.type()).isPrimitive())
                .forEach(out -> checks.addStatement("$T.requireNonNull($L, $S)", Objects.class,
                        names.parameter(rpc, out), rpc.name() + "." + out.name()));
        type.addMethod(checks.build());
        if (GeneratedNames.mayFail(rpc)) {
            type.addMethod(success(name)).addMethod(failure(name));
        }
        return names.file(name, type);
    }

    private MethodSpec success(ClassName name) {
        List<Parameter> outs = rpc.response().parameters();
        MethodSpec.Builder success = GeneratedNames.publicMethod("of").addModifiers(Modifier.STATIC).returns(name)
                .addJavadoc("A result without an error.\n");
        CodeBlock.Builder parts = CodeBlock.builder();
        for (Parameter out : outs.subList(0, outs.size() - 1)) {
            success.addParameter(names.types().value(out.type()), names.parameter(rpc, out));
            parts.add("$L, ", names.parameter(rpc, out));
        }
        return success.addStatement("return new $T($L$T.NONE)", name, parts.build(), KpiNames.ERROR_CODE).build();
    }

    private MethodSpec failure(ClassName name) {
        return GeneratedNames.publicMethod("failed").addModifiers(Modifier.STATIC).returns(name)
                .addJavadoc("A result with an error; all other parts are zero or empty.\n")
                .addParameter(KpiNames.ERROR_CODE, "error").addStatement("return new $T($Lerror)", name, zeros())
                .build();
    }
}
