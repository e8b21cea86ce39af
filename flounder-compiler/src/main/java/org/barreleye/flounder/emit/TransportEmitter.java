package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.plan.Field;
import org.barreleye.flounder.plan.Fragment;
import org.barreleye.flounder.plan.Header;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.Leaf;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.Piece;
import org.barreleye.flounder.plan.Transport;
import org.barreleye.flounder.plan.Word;

/** Emits the binding of one transport, which marshals by its plan. */
final class TransportEmitter {
    private final Names names;
    private final InterfacePlan plan;
    private final boolean ump;
    private final int frameWords;
    private final ClassName name;

    TransportEmitter(Names names, InterfacePlan plan) {
        this.names = names;
        this.plan = plan;
        this.ump = plan.transport() == Transport.UMP;
        this.frameWords = plan.transport().wordsPerFragment(plan.architecture());
        this.name = names.type(ump ? "Ump" : "Lmp");
    }

    JavaFile emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ump ? KpiNames.SLOT_BINDING : KpiNames.LMP_BINDING)
                .addSuperinterface(names.type("Binding")).addSuperinterface(names.type("Answering"))
                .addJavadoc("One end of {@code $L} over $L.\n", names.definition().name(),
                        ump ? "slots of seven words" : "endpoints");
        plan.messages().stream().filter(message -> !isDirect(message)).forEach(message -> type.addField(shape(message)));
        type.addField(names.type("Handler"), "handler_", Modifier.PRIVATE, Modifier.FINAL);
        life(type);
        for (Operation operation : names.definition().operations()) {
            type.addMethod(send(operation));
            if (operation instanceof Operation.Rpc rpc) {
                type.addMethod(reply(rpc));
            }
        }
        type.addMethod(first()).addMethod(collected());
        plan.messages().forEach(message -> type.addMethod(receive(message)));
        return names.file(name, type);
    }

    /** Whether a message fits one transport message and so needs no composing. */
    private boolean isDirect(MessagePlan message) {
        return message.isFixed() && message.fragments().size() == 1 && message.authorities().isEmpty();
    }

    private void life(TypeSpec.Builder type) {
        ClassName channel = ump ? KpiNames.SLOT_CHANNEL : KpiNames.LMP_CHANNEL;
        boolean capabilities = plan.messages().stream().anyMatch(message -> !message.authorities().isEmpty());
        CodeBlock common = CodeBlock.of("channel, $1T.NAME, $1T.FINGERPRINT_WORD$2L, handler, role", names.main(),
                ump ? ", " + capabilities : "");
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(channel, "channel")
                .addParameter(names.type("Handler"), "handler").addParameter(KpiNames.ROLE, "role")
                .addStatement("super($L)", common).addStatement("handler_ = handler").build());
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(name, "source")
                .addParameter(KpiNames.COPIER, "copier").addStatement("super(source, copier)")
                .addStatement("handler_ = copier.ofForeign(source.handler_)").build());
        type.addMethod(MethodSpec.methodBuilder("open").addModifiers(Modifier.STATIC).returns(name)
                .addParameter(channel, "channel").addParameter(names.type("Handler"), "handler")
                .addParameter(KpiNames.ROLE, "role").addStatement("$1T binding = new $1T(channel, handler, role)", name)
                .addStatement("binding.start()").addStatement("return binding").build());
        type.addMethod(Names.publicMethod("copy").addAnnotation(Override.class).returns(name)
                .addParameter(KpiNames.COPIER, "copier").addStatement("return new $T(this, copier)", name).build());
    }

    private static String shapeName(Message message) {
        return message.name().replace('\'', '_').toUpperCase(Locale.ROOT);
    }

    private FieldSpec shape(MessagePlan message) {
        List<String> fixed = new ArrayList<>();
        List<String> overflow = new ArrayList<>();
        for (Fragment fragment : message.fragments()) {
            if (fragment instanceof Fragment.Overflow more) {
                overflow.add(Long.toString(more.content().maximumBytes()));
            } else if (overflow.isEmpty() && !isOnlyAuthority((Fragment.Fixed) fragment, fixed.size())) {
                fixed.add(Integer.toString(((Fragment.Fixed) fragment).words().size()));
            }
        }
        return FieldSpec.builder(KpiNames.MESSAGE_SHAPE, shapeName(message.message()), Modifier.PRIVATE, Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("new $T($L, $S, new int[] {$L}, new int[] {$L}, $L)", KpiNames.MESSAGE_SHAPE,
                        message.message().number(), message.message().name(), String.join(", ", fixed),
                        String.join(", ", overflow), message.authorities().size())
                .build();
    }

    /** A fragment at the end that is there only for its capability is the runtime's business. */
    private boolean isOnlyAuthority(Fragment.Fixed fragment, int before) {
        return !ump && before > 0 && fragment.words().isEmpty();
    }

    private MethodSpec send(Operation operation) {
        Message message = operation.messages().get(0);
        MethodSpec.Builder send = Names.publicMethod(names.tryMethod(operation)).addAnnotation(Override.class)
                .returns(TypeName.BOOLEAN);
        names.parameters(send, operation, message);
        if (operation instanceof Operation.Rpc rpc) {
            int response = rpc.response().number();
            send.addParameter(names.type(rpc, "Continuation"), "continuation_")
                    .addStatement("int token_ = openCall($L, continuation_)", response)
                    .beginControlFlow("if (token_ == 0)").addStatement("return false").endControlFlow();
            CodeBlock sending = transmit(send, operation, plan.plan(message), "token_", false);
            return send.addStatement("return called($L, token_, $L)", sending, response).build();
        }
        return send.addStatement("return $L", transmit(send, operation, plan.plan(message), "0", false)).build();
    }

    private MethodSpec reply(Operation.Rpc rpc) {
        MethodSpec.Builder reply = Names.publicMethod(names.replyMethod(rpc)).addAnnotation(Override.class)
                .addParameter(TypeName.INT, "token_");
        names.parameters(reply, rpc, rpc.response());
        reply.beginControlFlow("try");
        reply.addStatement(transmit(reply, rpc, plan.plan(rpc.response()), "token_", true));
        return reply.nextControlFlow("catch ($T breach)", KpiNames.BREACH).addStatement("refuse(breach)")
                .addStatement("throw breach").endControlFlow().build();
    }

    /** Adds what must come before, and yields the sending itself. */
    private CodeBlock transmit(MethodSpec.Builder method, Operation operation, MessagePlan message, String token, boolean reply) {
        String suffix = reply ? "Reply" : "";
        if (isDirect(message)) {
            List<Word> words = ((Fragment.Fixed) message.fragments().get(0)).words();
            CodeBlock.Builder call = ump
                    ? CodeBlock.builder().add("post$L($L, $L", suffix, message.message().number(), token)
                    : CodeBlock.builder().add("post$L($L", suffix, words.size());
            for (int i = 0; i < frameWords; i++) {
                call.add(",\n$L", i < words.size() ? word(operation, message, words.get(i), token) : CodeBlock.of("0"));
            }
            return call.add(")").build();
        }
        compose(method, operation, message, token);
        String shape = shapeName(message.message());
        return ump ? CodeBlock.of("transmit$L($L, $L)", suffix, shape, token) : CodeBlock.of("transmit$L($L)", suffix, shape);
    }

    private void compose(MethodSpec.Builder method, Operation operation, MessagePlan message, String token) {
        List<Word> words = words(message);
        if (words.isEmpty()) {
            method.addStatement("compose(0)");
        } else {
            method.addStatement("long[] words_ = compose($L)", words.size());
        }
        for (int i = 0; i < words.size(); i++) {
            method.addStatement("words_[$L] = $L", i, word(operation, message, words.get(i), token));
        }
        for (Leaf leaf : message.leaves()) {
            if (leaf instanceof Leaf.Text text) {
                method.addStatement("outgoing().text($L, $L, $S)", argument(operation, leaf), text.maximum(),
                        message.message().name() + "." + leaf.path());
            } else if (leaf instanceof Leaf.Authority authority) {
                method.addStatement("outgoing().capability($L, $L)", argument(operation, leaf),
                        authority.capability() == Capability.GIVE);
            }
        }
    }

    private static List<Word> words(MessagePlan message) {
        List<Word> words = new ArrayList<>();
        message.fragments().forEach(fragment -> {
            if (fragment instanceof Fragment.Fixed fixed) {
                words.addAll(fixed.words());
            }
        });
        return words;
    }

    private CodeBlock word(Operation operation, MessagePlan message, Word word, String token) {
        return word.pieces().stream().map(piece -> piece(operation, message, piece, token)).collect(CodeBlock.joining(" | "));
    }

    private CodeBlock piece(Operation operation, MessagePlan message, Piece piece, String token) {
        CodeBlock bits;
        if (piece.field() == Header.MESSAGE_NUMBER) {
            bits = CodeBlock.of("$LL", message.message().number());
        } else if (piece.field() == Header.TOKEN) {
            bits = token.equals("0") ? CodeBlock.of("0L") : CodeBlock.of("($L & 0xffffffffL)", token);
        } else {
            Leaf.Value value = (Leaf.Value) piece.field();
            bits = Bits.encode(value.scalar(), argument(operation, value), message.message().name() + "." + value.path());
        }
        return piece.shift() == 0 ? bits : CodeBlock.of("$L << $L", bits, piece.shift());
    }

    private CodeBlock argument(Operation operation, Leaf leaf) {
        return CodeBlock.of("$L", names.parameter(operation, parameter(operation, leaf)));
    }

    private static Parameter parameter(Operation operation, Leaf leaf) {
        return operation.messages().stream().flatMap(message -> message.parameters().stream())
                .filter(parameter -> parameter.name().equals(leaf.path().parameter())).findFirst().orElseThrow();
    }

    private MethodSpec first() {
        MethodSpec.Builder first = MethodSpec.methodBuilder(ump ? "slot" : "frame").addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED).addParameter(TypeName.INT, "number")
                .addParameter(TypeName.INT, ump ? "token" : "words");
        if (!ump) {
            first.addParameter(KpiNames.CAPABILITY_REFERENCE, "capability");
        }
        List<CodeBlock> all = new ArrayList<>();
        for (int i = 0; i < frameWords; i++) {
            first.addParameter(TypeName.LONG, "w" + i);
            all.add(CodeBlock.of("w$L", i));
        }
        CodeBlock rest = CodeBlock.join(all, ", ");
        first.beginControlFlow("switch (number)");
        for (MessagePlan message : plan.messages()) {
            if (isDirect(message)) {
                int count = ((Fragment.Fixed) message.fragments().get(0)).words().size();
                CodeBlock used = CodeBlock.join(all.subList(0, count), ", ");
                CodeBlock receive = CodeBlock.of("receive$L($L)", message.message().number(),
                        !ump ? used : count == 0 ? CodeBlock.of("token") : CodeBlock.of("token, $L", used));
                if (ump) {
                    first.addStatement("case $L -> $L", message.message().number(), receive);
                } else {
                    first.addCode("case $L -> {\n$>expect($L, words, capability, $S);\n$L;\n$<}\n",
                            message.message().number(), count, message.message().name(), receive);
                }
            } else {
                first.addStatement(ump ? "case $L -> collect($L, token, $L)" : "case $L -> collect($L, words, capability, $L)",
                        message.message().number(), shapeName(message.message()), rest);
            }
        }
        return first.addStatement("default -> throw unknown(number)").endControlFlow().build();
    }

    private MethodSpec collected() {
        MethodSpec.Builder collected = MethodSpec.methodBuilder("collected").addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED).addParameter(TypeName.INT, "number");
        if (ump) {
            collected.addParameter(TypeName.INT, "token");
        }
        collected.addParameter(KpiNames.INCOMING, "message").beginControlFlow("switch (number)");
        plan.messages().stream().filter(message -> !isDirect(message)).forEach(message -> collected.addStatement(
                ump ? "case $1L -> receive$1L(token, message)" : "case $1L -> receive$1L(message)",
                message.message().number()));
        return collected.addStatement("default -> throw unknown(number)").endControlFlow().build();
    }

    private MethodSpec receive(MessagePlan message) {
        MethodSpec.Builder receive = MethodSpec.methodBuilder("receive" + message.message().number())
                .addModifiers(Modifier.PRIVATE);
        if (ump) {
            receive.addParameter(TypeName.INT, "token_");
        }
        List<Word> words = words(message);
        if (isDirect(message)) {
            for (int i = 0; i < words.size(); i++) {
                receive.addParameter(TypeName.LONG, "w" + i + "_");
            }
        } else {
            receive.addParameter(KpiNames.INCOMING, "message_");
            for (int i = 0; i < words.size(); i++) {
                receive.addStatement("long w$1L_ = message_.words()[$1L]", i);
            }
        }
        if (!ump) {
            receive.addStatement("int token_ = (int) $L", header(words));
        }
        deliver(receive, message, words);
        return receive.build();
    }

    private static CodeBlock header(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            for (Piece piece : words.get(i).pieces()) {
                if (piece.field() == Header.TOKEN) {
                    return CodeBlock.of("(w$L_ >>> $L)", i, piece.shift());
                }
            }
        }
        throw new IllegalStateException("every message over endpoints has a token");
    }

    private void deliver(MethodSpec.Builder receive, MessagePlan message, List<Word> words) {
        Operation operation = names.definition().operations().stream()
                .filter(one -> one.messages().contains(message.message())).findFirst().orElseThrow();
        CodeBlock values = message.message().parameters().stream()
                .map(parameter -> value(message, words, parameter)).collect(CodeBlock.joining(",\n"));
        if (operation instanceof Operation.Rpc rpc && message.message().equals(rpc.response())) {
            receive.addStatement("(($T) answered(token_, $L, $S)).replied($L)", names.type(rpc, "Continuation"),
                    rpc.response().number(), rpc.name(), values);
        } else if (operation instanceof Operation.Rpc rpc) {
            receive.addStatement("asked(token_, $S)", rpc.name())
                    .addStatement("$1T reply_ = new $1T(this)", names.type(rpc, "Reply"))
                    .addStatement("reply_.begin(token_)")
                    .addStatement("handler_.$L($L)", names.method(rpc),
                            values.isEmpty() ? CodeBlock.of("reply_") : CodeBlock.of("$L,\nreply_", values));
        } else {
            receive.addStatement("untold(token_, $S)", operation.name())
                    .addStatement("handler_.$L($L)", names.method(operation), values);
        }
    }

    private CodeBlock value(MessagePlan message, List<Word> words, Parameter parameter) {
        int texts = 0;
        int authorities = 0;
        for (Leaf leaf : message.leaves()) {
            boolean here = leaf.path().parameter().equals(parameter.name());
            if (here && leaf instanceof Leaf.Text) {
                return CodeBlock.of("message_.text($L, $S)", texts, message.message().name() + "." + leaf.path());
            } else if (here && leaf instanceof Leaf.Authority) {
                return CodeBlock.of("message_.capability($L)", authorities);
            } else if (here) {
                return scalar(words, (Leaf.Value) leaf);
            }
            texts += leaf instanceof Leaf.Overflow ? 1 : 0;
            authorities += leaf instanceof Leaf.Authority ? 1 : 0;
        }
        throw new IllegalStateException("every parameter has a leaf: " + parameter.name());
    }

    private static CodeBlock scalar(List<Word> words, Field field) {
        for (int i = 0; i < words.size(); i++) {
            for (Piece piece : words.get(i).pieces()) {
                if (piece.field().equals(field)) {
                    return Bits.decode(field.scalar(), CodeBlock.of("w$L_", i), piece.shift());
                }
            }
        }
        throw new IllegalStateException("every field is in some word: " + field.label());
    }
}
