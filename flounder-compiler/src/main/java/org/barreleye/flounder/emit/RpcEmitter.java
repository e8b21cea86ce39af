package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;

/** Emits what a call needs: the duty to answer, what waits for the answer, and the answer where it has several parts. */
final class RpcEmitter {
    private final Names names;
    private final Operation.Rpc rpc;

    RpcEmitter(Names names, Operation.Rpc rpc) {
        this.names = names;
        this.rpc = rpc;
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
        MethodSpec.Builder answer = Names.publicMethod("reply").addJavadoc("Answers the call.\n");
        names.parameters(answer, rpc, rpc.response());
        answer.addStatement("binding_.$L(complete()$L)", names.replyMethod(rpc), rpc.response().parameters().isEmpty()
                ? "" : ", " + names.arguments(rpc, rpc.response()));
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(KpiNames.REPLY)
                .addJavadoc("The duty to answer a call of {@code $L}, once, now or later.\n", rpc.name())
                .addField(answering, "binding_", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(answering, "binding")
                        .addStatement("binding_ = binding").build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(name, "source")
                        .addParameter(KpiNames.COPIER, "copier").addStatement("super(source, copier)")
                        .addStatement("binding_ = copier.of(source.binding_)").build())
                .addMethod(Names.publicMethod("copy").addAnnotation(Override.class).returns(name)
                        .addParameter(KpiNames.COPIER, "copier").addStatement("return new $T(this, copier)", name).build())
                .addMethod(answer.build());
        return names.file(name, type);
    }

    private JavaFile continuation() {
        ClassName name = names.type(rpc, "Continuation");
        MethodSpec.Builder replied = Names.publicMethod("replied").addModifiers(Modifier.ABSTRACT)
                .addJavadoc("The answer has come.\n");
        names.parameters(replied, rpc, rpc.response());
        return names.file(name, TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(KpiNames.CONTINUATION)
                .addJavadoc("What waits for the answer to a call of {@code $L}.\n", rpc.name()).addMethod(replied.build()));
    }

    private JavaFile result() {
        ClassName name = names.type(rpc, "Result");
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (Parameter out : rpc.response().parameters()) {
            components.addParameter(Names.javaType(out), names.parameter(rpc, out));
        }
        return names.file(name, TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc("What {@code $L} answers.\n", rpc.name()).recordConstructor(components.build()));
    }
}
