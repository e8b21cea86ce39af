package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.Transport;

/** Emits the binding classes: one that marshals over lines, one over endpoints, and those that open a channel. */
final class TransportEmitter {
    /** Messages whose numbers differ in the bits above these are told apart by different methods, if there are many. */
    private static final int BLOCK_SHIFT = 6;

    private final GeneratedNames names;
    private final TransportStubs stubs;
    private final ClassName name;
    private final List<PlannedMessage> messages;
    private final boolean carriesCapabilities;

    TransportEmitter(GeneratedNames names, TransportStubs stubs) {
        this.names = names;
        this.stubs = stubs;
        this.name = names.type(stubs == TransportStubs.LINES ? "Lines" : "Lmp");
        InterfacePlan plan = InterfacePlan.canonical(names.definition(), stubs.transport());
        this.messages = PlannedMessage.all(plan);
        this.carriesCapabilities = plan.messages().stream().anyMatch(message -> !message.capabilities().isEmpty());
    }

    /**
     * The class that marshals. Over endpoints that is the binding class, over lines the class that all others extend.
     */
    JavaFile marshalling() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name).superclass(stubs.superclass())
                .addSuperinterface(names.type("Binding")).addSuperinterface(names.type("Answering"))
                .addField(names.type("Handler"), "_handler", Modifier.PRIVATE, Modifier.FINAL);
        CodeBlock common = CodeBlock.of("channel, $1T.SIGNATURE", names.main());
        if (stubs == TransportStubs.LINES) {
            type.addModifiers(Modifier.ABSTRACT)
                    .addJavadoc("One end of a binding of {@code $L} over lines of seven words.\n",
                    names.definition().name());
            constructors(type, name, CodeBlock.of("$L, $L, handler, role", common, carriesCapabilities), true);
        } else {
            type.addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                    .addJavadoc("One end of a binding of {@code $L} over endpoints.\n", names.definition().name());
            constructors(type, name, CodeBlock.of("$L, handler, role", common), true);
            opening(type, name);
        }
        marshal(type);
        return names.file(name, type);
    }

    /** A binding class over lines. */
    JavaFile opening(Transport transport) {
        ClassName binding = names.binding(transport);
        String sentence = switch (transport) {
            case LOOPBACK -> "receives what it sends";
            case LOCAL -> "exchanges messages with another in the same domain";
            default -> "uses rings of lines between two cores or two threads";
        };
        TypeSpec.Builder type = TypeSpec.classBuilder(binding).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(name)
                .addJavadoc("One end of a binding of {@code $L} that $L.\n", names.definition().name(), sentence);
        constructors(type, binding, CodeBlock.of("channel, handler, role"), false);
        opening(type, binding);
        return names.file(binding, type);
    }

    private void constructors(TypeSpec.Builder type, ClassName own, CodeBlock common, boolean holdsHandler) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(stubs.channel(), "channel")
                .addParameter(names.type("Handler"), "handler").addParameter(KpiNames.ROLE, "role")
                .addStatement("super($L)", common);
        if (holdsHandler) {
            constructor.addStatement("_handler = handler");
        }
        if (own != name || stubs == TransportStubs.LMP) {
            constructor.addModifiers(Modifier.PRIVATE);
        }
        type.addMethod(constructor.build());
    }

    private void opening(TypeSpec.Builder type, ClassName own) {
        type.addMethod(MethodSpec.methodBuilder("open").addModifiers(Modifier.STATIC).returns(own)
                .addParameter(stubs.channel(), "channel").addParameter(names.type("Handler"), "handler")
                .addParameter(KpiNames.ROLE, "role").addStatement("$1T binding = new $1T(channel, handler, role)", own)
                .addStatement("binding.start()").addStatement("return binding").build());
    }

    private void marshal(TypeSpec.Builder type) {
        MessageShapes shapes = new MessageShapes(names, name, stubs, messages);
        ConstraintConstants constraints = new ConstraintConstants();
        SendingEmitter sending = new SendingEmitter(names, stubs, shapes, constraints);
        messages.forEach(message -> sending.emit(message, type));
        dispatch(type, MethodSpec.methodBuilder(stubs.firstMethod()).addParameter(TypeName.INT, "number")
                .addParameters(stubs.receivedParameters()).build(), message -> first(message, shapes));
        MethodSpec.Builder collected = MethodSpec.methodBuilder("collected").addParameter(TypeName.INT, "number");
        if (stubs == TransportStubs.LINES) {
            collected.addParameter(TypeName.INT, "token");
        }
        dispatch(type, collected.addParameter(KpiNames.MESSAGE_REASSEMBLER, "message").build(), this::collected);
        ReceivingEmitter receiving = new ReceivingEmitter(names, stubs, constraints);
        messages.forEach(message -> receiving.emit(message, type));
        receiving.finish(type);
        shapes.addTo(type);
        constraints.addTo(type);
    }

    /** The statement for the first transport message of a message. */
    private CodeBlock first(PlannedMessage message, MessageShapes shapes) {
        if (!message.isDirect()) {
            return CodeBlock.of("collect($L, $L, $L);\n", shapes.reference(message), stubs.headerArguments(),
                    TransportStubs.words(stubs.wordsMax()));
        }
        int count = message.words().size();
        if (stubs == TransportStubs.LINES) {
            return CodeBlock.of("$L(token$L$L);\n", names.receiveMethod(message.plan().message()),
                    count == 0 ? "" : ", ",
                    TransportStubs.words(count));
        }
        return CodeBlock.of("{\n$>expect($L, words, capability, $S);\n$L($L);\n$<}\n", count, message.name(),
                names.receiveMethod(message.plan().message()), TransportStubs.words(count));
    }

    /** The statement for a reassembled message; empty if the message is never reassembled. */
    private CodeBlock collected(PlannedMessage message) {
        return message.isDirect() ? CodeBlock.of("")
                : CodeBlock.of("$L($Lmessage);\n", names.receiveMethod(message.plan().message()),
                        stubs == TransportStubs.LINES ? "token, " : "");
    }

    /** Adds a method that tells messages apart by their numbers; of many messages, a few methods do. */
    private void dispatch(TypeSpec.Builder type, MethodSpec head, Function<PlannedMessage, CodeBlock> code) {
        Map<Integer, List<CodeBlock>> blocks = new LinkedHashMap<>();
        boolean many = messages.size() > 1 << BLOCK_SHIFT;
        for (PlannedMessage message : messages) {
            CodeBlock does = code.apply(message);
            if (!does.isEmpty()) {
                blocks.computeIfAbsent(many ? message.number() >> BLOCK_SHIFT : 0, block -> new ArrayList<>())
                        .add(CodeBlock.of("case $L -> $L", names.number(message.plan().message()), does));
            }
        }
        if (!many) {
            type.addMethod(cases(head, head.name(), "number", blocks.getOrDefault(0, List.of()))
                    .addAnnotation(Override.class).addModifiers(Modifier.PROTECTED).build());
            return;
        }
        CodeBlock arguments = head.parameters().stream().map(ParameterSpec::name).map(one -> CodeBlock.of("$L", one))
                .collect(CodeBlock.joining(", "));
        List<CodeBlock> calls = new ArrayList<>();
        blocks.forEach((block, cases) -> {
            String part = head.name() + block;
            calls.add(CodeBlock.of("case $L -> $L($L);\n", block, part, arguments));
            type.addMethod(cases(head, part, "number", cases).addModifiers(Modifier.PRIVATE).build());
        });
        type.addMethod(cases(head, head.name(), "number >> " + BLOCK_SHIFT, calls)
                .addAnnotation(Override.class).addModifiers(Modifier.PROTECTED).build());
    }

    private static MethodSpec.Builder cases(MethodSpec head, String name, String selector, List<CodeBlock> cases) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addParameters(head.parameters())
                .beginControlFlow("switch ($L)", selector);
        cases.forEach(method::addCode);
        return method.addStatement("default -> throw unknown(number)").endControlFlow();
    }
}
