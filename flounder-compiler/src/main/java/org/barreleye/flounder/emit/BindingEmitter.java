package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Operation;

/** Emits what bindings over all transports can do. */
final class BindingEmitter {
    private final GeneratedNames names;

    BindingEmitter(GeneratedNames names) {
        this.names = names;
    }

    /** For users: sends. */
    JavaFile binding() {
        ClassName name = names.type("Binding");
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(KpiNames.BINDING)
                .addJavadoc("One end of a conversation over {@code $L}, on any transport.\n",
                names.definition().name());
        for (Operation operation : names.definition().operations()) {
            MethodSpec.Builder method = GeneratedNames.publicMethod(names.tryMethod(operation))
                    .addModifiers(Modifier.ABSTRACT)
                    .returns(TypeName.BOOLEAN);
            names.parameters(method, operation, operation.messages().get(0));
            if (operation instanceof Operation.Rpc rpc) {
                method.addParameter(names.type(rpc, "Continuation"), names.continuation(rpc));
            }
            method.addJavadoc(Comments.javadoc(
                    Comments.of(operation.documentation(), "Sends {@code $L}.", operation.name()),
                    Comments.parameters(names, operation, operation.messages().get(0)),
                    operation instanceof Operation.Rpc
                            ? CodeBlock.of("@param $L told the answer, or why there is none, once\n",
                                    names.continuation(operation))
                            : CodeBlock.of(""),
                    CodeBlock.of("@return false if there is no room: nothing was taken, {@code onSendable} will be "
                    + "called\n"),
                    CodeBlock.of("@throws $T if an argument is outside what its type holds\n",
                    KpiNames.PROTOCOL_VIOLATION)));
            type.addMethod(method.build());
        }
        return names.file(name, type);
    }

    /** For reply objects: answers. */
    JavaFile answering() {
        ClassName name = names.type("Answering");
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addSuperinterface(KpiNames.COPYABLE)
                .addJavadoc("How calls are answered on a transport.\n")
                .addMethod(GeneratedNames.publicMethod("replyPool").addModifiers(Modifier.ABSTRACT)
                .returns(KpiNames.REPLY_POOL).build());
        for (Operation operation : names.definition().operations()) {
            if (operation instanceof Operation.Rpc rpc) {
                MethodSpec.Builder method = GeneratedNames.publicMethod(names.replyMethod(rpc))
                        .addModifiers(Modifier.ABSTRACT)
                        .addParameter(TypeName.INT, "token_");
                names.parameters(method, rpc, rpc.response());
                type.addMethod(method.build());
            }
        }
        return names.file(name, type);
    }
}
