package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.plan.Leaf;
import org.barreleye.flounder.plan.Word;

/** Spells how a message becomes words. */
final class SendingEmitter {
    private final Naming naming;
    private final Wire wire;

    SendingEmitter(Naming naming, Wire wire) {
        this.naming = naming;
        this.wire = wire;
    }

    MethodSpec method(Spelled message) {
        return switch (message.carried().message().kind()) {
            case MESSAGE -> oneWay(message);
            case CALL -> call(message);
            case RESPONSE -> reply(message);
        };
    }

    private MethodSpec oneWay(Spelled message) {
        MethodSpec.Builder method = overriding("try" + message.carried().typeName(), TypeName.BOOLEAN);
        arguments(method, message);
        compose(method, message, "0", new Locals(message.carried().arguments()));
        return method.addStatement("return $L", sent(message, "0", "post", "transmit")).build();
    }

    private MethodSpec call(Spelled message) {
        Locals locals = new Locals(message.carried().arguments());
        String continuation = locals.name("continuation");
        String token = locals.name("token");
        CodeBlock response = CodeBlock.of("$T.$L", naming.numbers(), response(message).constant());
        MethodSpec.Builder method = overriding("try" + message.carried().typeName(), TypeName.BOOLEAN);
        arguments(method, message);
        method.addParameter(naming.operationType(message.carried(), "Continuation"), continuation);
        boolean tokenInWords = wire == Wire.ENDPOINTS;
        if (!tokenInWords) {
            compose(method, message, token, locals);
        }
        method.addStatement("int $L = openCall($L, $L)", token, response, continuation)
                .beginControlFlow("if ($L == 0)", token)
                .addStatement("return false")
                .endControlFlow();
        return method.build();
    }

    private Carried response(Spelled message) {
        return naming.messages().get(naming.messages().indexOf(message.carried()) + 1);
    }

    private MethodSpec reply(Spelled message) {
        throw new UnsupportedOperationException();
    }

    private void compose(MethodSpec.Builder method, Spelled message, String token, Locals locals) {
    }

    private CodeBlock sent(Spelled message, String token, String post, String transmit) {
        return CodeBlock.of("");
    }

    private static void arguments(MethodSpec.Builder method, Spelled message) {
        message.carried().arguments().forEach(argument -> method.addParameter(argument.parameter()));
    }

    private static MethodSpec.Builder overriding(String name, TypeName result) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC).returns(result);
    }
}
