package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Operation;

/** Emits the interfaces of bindings over all transports: the one that sends, and the one that replies. */
final class BindingEmitter {
    private final GeneratedNames names;

    BindingEmitter(GeneratedNames names) {
        this.names = names;
    }

    /** The interface that programs use. */
    JavaFile binding() {
        ClassName name = names.type("Binding");
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(KpiNames.BINDING)
                .addJavadoc("One end of a binding of {@code $L}, over any transport.\n",
                names.definition().name());
        for (Operation operation : names.definition().operations()) {
            type.addMethod(sending(operation, false).returns(TypeName.BOOLEAN).build());
            type.addMethod(sending(operation, true).build());
        }
        return names.file(name, type);
    }

    private MethodSpec.Builder sending(Operation operation, boolean isQueued) {
        String method = isQueued ? names.sendMethod(operation) : names.tryMethod(operation);
        return names.sentParameters(GeneratedNames.publicMethod(method).addModifiers(Modifier.ABSTRACT), operation)
                .addJavadoc(Comments.javadoc(
                    Comments.of(operation.documentation(), "Sends {@code $L}.", operation.name()),
                    isQueued ? CodeBlock.of("<p>Queues the message if there is no room: for reactors and "
                            + "libraries that are trusted. On a closed\nbinding $L.\n\n",
                            operation instanceof Operation.Rpc ? "the call fails at once" : "the message is dropped")
                            : CodeBlock.of(""),
                    Comments.parameters(names, operation, operation.messages().get(0)),
                    operation instanceof Operation.Rpc
                            ? CodeBlock.of("@param $L receives the reply or the failure, once\n",
                                    names.continuation(operation))
                            : CodeBlock.of(""),
                    isQueued ? CodeBlock.of("@throws $T if more messages wait than {@code QUEUED_FRAMES_MAX} permits\n",
                            KpiNames.SEND_QUEUE_OVERFLOW)
                            : CodeBlock.of("@return false if there is no room: nothing is sent, and {@code onSendable} "
                            + "is called later\n"),
                    CodeBlock.of("@throws $T if an argument is outside the range of its type\n",
                    KpiNames.PROTOCOL_VIOLATION),
                    Deprecation.tag(operation.documentation())))
                .addAnnotations(Deprecation.annotation(operation.documentation()));
    }

    /** The interface that reply objects use. */
    JavaFile answering() {
        ClassName name = names.type("Answering");
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addSuperinterface(KpiNames.REPLY_SENDER)
                .addJavadoc("Sends the replies of one end of a binding of {@code $L}.\n", names.definition().name());
        for (Operation operation : names.definition().operations()) {
            if (operation instanceof Operation.Rpc rpc) {
                MethodSpec.Builder method = GeneratedNames.publicMethod(names.replyMethod(rpc))
                        .addModifiers(Modifier.ABSTRACT)
                        .addParameter(TypeName.INT, "_token");
                names.parameters(method, rpc, rpc.response());
                type.addMethod(method.build());
            }
        }
        return names.file(name, type);
    }
}
