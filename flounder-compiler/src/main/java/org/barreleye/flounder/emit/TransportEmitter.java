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

/** Emits the binding classes: one that marshals over slots and one over endpoints, and what opens them on a channel. */
final class TransportEmitter {
    /** Messages whose numbers differ in the bits above these are told apart by different methods, if there are many. */
    private static final int BLOCK_SHIFT = 6;

    private final Names names;
    private final Wire wire;
    private final ClassName name;
    private final List<Carried> messages;
    private final boolean carriesCapabilities;

    TransportEmitter(Names names, Wire wire) {
        this.names = names;
        this.wire = wire;
        this.name = names.type(wire == Wire.SLOTS ? "Slots" : "Lmp");
        InterfacePlan plan = InterfacePlan.canonical(names.definition(), wire.transport());
        this.messages = Carried.all(plan);
        this.carriesCapabilities = plan.messages().stream().anyMatch(message -> !message.authorities().isEmpty());
    }

    /** The class that marshals. Over endpoints that is the binding class, over slots what all binding classes extend. */
    JavaFile marshalling() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name).superclass(wire.superclass())
                .addSuperinterface(names.type("Binding")).addSuperinterface(names.type("Answering"))
                .addField(names.type("Handler"), "handler_", Modifier.PRIVATE, Modifier.FINAL);
        CodeBlock common = CodeBlock.of("channel, $1T.AGREEMENT", names.main());
        if (wire == Wire.SLOTS) {
            type.addModifiers(Modifier.ABSTRACT).addJavadoc("One end of {@code $L} over slots of seven words.\n",
                    names.definition().name());
            constructors(type, name, CodeBlock.of("$L, $L, handler, role", common, carriesCapabilities), true);
        } else {
            type.addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                    .addJavadoc("One end of {@code $L} over endpoints.\n", names.definition().name());
            constructors(type, name, CodeBlock.of("$L, handler, role", common), true);
            opening(type, name);
        }
        marshal(type);
        return names.file(name, type);
    }

    /** A binding class over slots. */
    JavaFile opening(Backend backend) {
        ClassName binding = names.type(backend.suffix());
        String sentence = switch (backend) {
            case LOOPBACK -> "hears itself";
            case LOCAL -> "speaks with another in the same domain";
            default -> "speaks over rings of slots between two cores or two threads";
        };
        TypeSpec.Builder type = TypeSpec.classBuilder(binding).addModifiers(Modifier.PUBLIC, Modifier.FINAL).superclass(name)
                .addJavadoc("One end of {@code $L} that $L.\n", names.definition().name(), sentence);
        constructors(type, binding, CodeBlock.of("channel, handler, role"), false);
        opening(type, binding);
        return names.file(binding, type);
    }

    private void constructors(TypeSpec.Builder type, ClassName own, CodeBlock common, boolean holdsHandler) {
        MethodSpec.Builder fresh = MethodSpec.constructorBuilder().addParameter(wire.channel(), "channel")
                .addParameter(names.type("Handler"), "handler").addParameter(KpiNames.ROLE, "role")
                .addStatement("super($L)", common);
        MethodSpec.Builder twin = MethodSpec.constructorBuilder().addParameter(own, "source")
                .addParameter(KpiNames.COPIER, "copier").addStatement("super(source, copier)");
        if (holdsHandler) {
            fresh.addStatement("handler_ = handler");
            twin.addStatement("handler_ = copier.ofForeign(source.handler_)");
        }
        if (own != name || wire == Wire.ENDPOINTS) {
            fresh.addModifiers(Modifier.PRIVATE);
            twin.addModifiers(Modifier.PRIVATE);
        }
        type.addMethod(fresh.build()).addMethod(twin.build());
    }

    private void opening(TypeSpec.Builder type, ClassName own) {
        type.addMethod(MethodSpec.methodBuilder("open").addModifiers(Modifier.STATIC).returns(own)
                .addParameter(wire.channel(), "channel").addParameter(names.type("Handler"), "handler")
                .addParameter(KpiNames.ROLE, "role").addStatement("$1T binding = new $1T(channel, handler, role)", own)
                .addStatement("binding.start()").addStatement("return binding").build());
        type.addMethod(Names.override("copy").returns(own)
                .addParameter(KpiNames.COPIER, "copier").addStatement("return new $T(this, copier)", own).build());
    }

    private void marshal(TypeSpec.Builder type) {
        Shapes shapes = new Shapes(names, name, wire, messages);
        TermsConstants terms = new TermsConstants();
        SendingEmitter sending = new SendingEmitter(names, wire, shapes, terms);
        messages.forEach(message -> sending.emit(message, type));
        dispatch(type, MethodSpec.methodBuilder(wire.first()).addParameter(TypeName.INT, "number")
                .addParameters(wire.received()).build(), message -> first(message, shapes));
        MethodSpec.Builder collected = MethodSpec.methodBuilder("collected").addParameter(TypeName.INT, "number");
        if (wire == Wire.SLOTS) {
            collected.addParameter(TypeName.INT, "token");
        }
        dispatch(type, collected.addParameter(KpiNames.INCOMING, "message").build(), this::collected);
        ReceivingEmitter receiving = new ReceivingEmitter(names, wire, terms);
        messages.forEach(message -> receiving.emit(message, type));
        receiving.finish(type);
        shapes.addTo(type);
        terms.addTo(type);
    }

    /** What to do with the first transport message of a message. */
    private CodeBlock first(Carried message, Shapes shapes) {
        if (!message.isDirect()) {
            return CodeBlock.of("collect($L, $L, $L);\n", shapes.reference(message), wire.headerArguments(),
                    Wire.words(wire.wordsMax()));
        }
        int count = message.words().size();
        if (wire == Wire.SLOTS) {
            return CodeBlock.of("receive$L(token$L$L);\n", message.number(), count == 0 ? "" : ", ", Wire.words(count));
        }
        return CodeBlock.of("{\n$>expect($L, words, capability, $S);\nreceive$L($L);\n$<}\n", count, message.name(),
                message.number(), Wire.words(count));
    }

    /** What to do with a message that was collected; nothing if it never is. */
    private CodeBlock collected(Carried message) {
        return message.isDirect() ? CodeBlock.of("")
                : CodeBlock.of("receive$L($Lmessage);\n", message.number(), wire == Wire.SLOTS ? "token, " : "");
    }

    /** Adds a method that tells messages apart by their numbers; of many messages, a few methods do. */
    private void dispatch(TypeSpec.Builder type, MethodSpec head, Function<Carried, CodeBlock> code) {
        Map<Integer, List<CodeBlock>> blocks = new LinkedHashMap<>();
        boolean many = messages.size() > 1 << BLOCK_SHIFT;
        for (Carried message : messages) {
            CodeBlock does = code.apply(message);
            if (!does.isEmpty()) {
                blocks.computeIfAbsent(many ? message.number() >> BLOCK_SHIFT : 0, block -> new ArrayList<>())
                        .add(CodeBlock.of("case $L -> $L", message.number(), does));
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
