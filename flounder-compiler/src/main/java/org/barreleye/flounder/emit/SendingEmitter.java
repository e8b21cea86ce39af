package org.barreleye.flounder.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.plan.Header;
import org.barreleye.flounder.plan.Leaf;
import org.barreleye.flounder.plan.Piece;
import org.barreleye.flounder.plan.Repetition;
import org.barreleye.flounder.plan.Repetition.Stride;
import org.barreleye.flounder.plan.Word;

/** Emits how messages are sent over one transport. */
final class SendingEmitter {
    private final GeneratedNames names;
    private final TransportStubs stubs;
    private final MessageShapes shapes;
    private final ConstraintConstants constraints;
    private final BitEncoding bits;
    private final ElementPacking packing;

    SendingEmitter(GeneratedNames names, TransportStubs stubs, MessageShapes shapes, ConstraintConstants constraints) {
        this.names = names;
        this.stubs = stubs;
        this.shapes = shapes;
        this.constraints = constraints;
        this.bits = new BitEncoding(names.types());
        this.packing = new ElementPacking(names);
    }

    /** Adds the method that sends a message, and what it needs. */
    void emit(PlannedMessage message, TypeSpec.Builder type) {
        type.addMethod(message.isResponse() ? reply(message, type) : send(message, type));
    }

    private MethodSpec send(PlannedMessage message, TypeSpec.Builder type) {
        MethodSpec.Builder send = GeneratedNames.override(names.tryMethod(message.operation()))
                .returns(TypeName.BOOLEAN);
        names.parameters(send, message.operation(), message.plan().message());
        if (!(message.operation() instanceof Operation.Rpc rpc)) {
            return send.addStatement("return $L", sending(message, send, type, "0", false)).build();
        }
        send.addParameter(names.type(rpc, "Continuation"), names.continuation(rpc));
        CodeBlock.Builder open = CodeBlock.builder();
        open.addStatement("int token_ = openCall($L, $L)", rpc.response().number(), names.continuation(rpc))
                .beginControlFlow("if (token_ == 0)").addStatement("return false").endControlFlow();
        marshal(message, send, type);
        send.addCode(open.build());
        return send.addStatement("return cancelUnlessSent($L, token_, $L)",
                sending(message, send, type, "token_", true), rpc.response().number()).build();
    }

    private MethodSpec reply(PlannedMessage message, TypeSpec.Builder type) {
        MethodSpec.Builder reply = GeneratedNames.override(names.replyMethod(message.operation()))
                .addParameter(TypeName.INT, "token_");
        names.parameters(reply, message.operation(), message.plan().message());
        reply.beginControlFlow("try");
        marshal(message, reply, type);
        reply.addStatement(sending(message, reply, type, "token_", true));
        reply.nextControlFlow("catch ($T impossible)", RuntimeException.class).addStatement("refuse(impossible)");
        if (message.hasConstraints()) {
            // Whoever replies may have been cheated of what it wants to give.
            return reply.beginControlFlow("if (!$T.isCapabilityMismatch(impossible))", KpiNames.PROTOCOL_VIOLATION)
                    .addStatement("throw impossible").endControlFlow().endControlFlow().build();
        }
        return reply.addStatement("throw impossible").endControlFlow().build();
    }

    /** What hands the message over, after it has been marshalled, if that was not done before. */
    private CodeBlock sending(PlannedMessage message, MethodSpec.Builder method, TypeSpec.Builder type, String token,
            boolean marshalled) {
        if (!marshalled) {
            marshal(message, method, type);
        }
        String suffix = message.isResponse() ? "Reply" : "";
        boolean hasToken = !token.equals("0");
        Optional<PlannedMessage.TokenPosition> place = message.token().filter(one -> hasToken);
        if (!message.isDirect()) {
            place.ifPresent(one -> method.addStatement("words_[$L] |= ($L & 0xffffffffL) << $L", one.word(), token,
                    one.shift()));
            return stubs.transmit("transmit" + suffix, shapes.reference(message), token);
        }
        List<CodeBlock> words = new ArrayList<>();
        for (int i = 0; i < message.words().size(); i++) {
            int index = i;
            words.add(place.filter(one -> one.word() == index)
                    .map(one -> CodeBlock.of("w$L_ | ($L & 0xffffffffL) << $L", index, token, one.shift()))
                    .orElse(CodeBlock.of("w$L_", index)));
        }
        return stubs.post("post" + suffix, message.number(), token, words);
    }

    /** Checks all arguments and makes words and bytes of them; nothing has been sent then. */
    private void marshal(PlannedMessage message, MethodSpec.Builder method, TypeSpec.Builder type) {
        ValueAccess access = new ValueAccess(names, message.operation());
        if (message.isDirect()) {
            for (int i = 0; i < message.words().size(); i++) {
                method.addStatement("long w$L_ = $L", i, word(message, access, message.words().get(i), List.of()));
            }
            return;
        }
        if (message.words().isEmpty()) {
            method.addStatement("compose(0)");
        } else {
            method.addStatement("long[] words_ = compose($L)", message.words().size());
        }
        Statements statements = new Statements();
        message.repetitions().forEach(repetition -> words(message, access, repetition, statements));
        message.plan().leaves().forEach(leaf -> composeOverflowOrCapability(message, access, leaf, statements));
        List<CodeBlock> parts = statements.parts();
        if (parts.size() == 1) {
            method.addCode(parts.get(0));
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            String name = "compose" + message.number() + "_" + i;
            method.addStatement("$L($L$L)", name, message.words().isEmpty() ? "" : "words_, ",
                    names.arguments(message.operation(), message.plan().message()));
            MethodSpec.Builder part = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            if (!message.words().isEmpty()) {
                part.addParameter(ArrayTypeName.of(TypeName.LONG), "words_");
            }
            names.parameters(part, message.operation(), message.plan().message());
            type.addMethod(part.addCode(parts.get(i)).build());
        }
    }

    private void words(PlannedMessage message, ValueAccess access, Repetition repetition, Statements statements) {
        CodeBlock word = word(message, access, repetition.word(), repetition.strides());
        int cost = PlannedMessage.cost(repetition.word());
        if (repetition.isLoop()) {
            CodeBlock index = CodeBlock.of(repetition.first() == 0 ? "i_" : "i_ + $L", repetition.first() == 0
                    ? new Object[0] : new Object[] {repetition.first()});
            statements.loop(cost, CodeBlock.of("for (int i_ = 0; i_ < $L; i_++)", repetition.count()),
                    List.of(CodeBlock.of("words_[$L] = $L", index, word)));
        } else {
            statements.add(cost, "words_[$L] = $L", repetition.first(), word);
        }
    }

    private CodeBlock word(PlannedMessage message, ValueAccess access, Word word, List<Stride> strides) {
        List<CodeBlock> pieces = new ArrayList<>();
        for (int i = 0; i < word.pieces().size(); i++) {
            Piece piece = word.pieces().get(i);
            if (piece.field() != Header.TOKEN) {
                CodeBlock value = piece.field() == Header.MESSAGE_NUMBER
                        ? CodeBlock.of("$LL", message.number())
                        : value(message, access, (Leaf.Value) piece.field(),
                                strides.isEmpty() ? Optional.empty() : Optional.of(strides.get(i)));
                pieces.add(piece.shift() == 0 ? value : CodeBlock.of("$L << $L", value, piece.shift()));
            }
        }
        return pieces.isEmpty() ? CodeBlock.of("0L") : CodeBlock.join(pieces, "\n| ");
    }

    /** Parameters are checked here, parts of structures and arrays have been checked when those were made. */
    private CodeBlock value(PlannedMessage message, ValueAccess access, Leaf.Value leaf, Optional<Stride> stride) {
        CodeBlock value = access.read(leaf.path(), stride);
        return leaf.path().steps().isEmpty()
                ? bits.checked(leaf, value, ValueAccess.label(message.name(), leaf.path()))
                : bits.encode(leaf.type(), value);
    }

    /** Strings, arrays and capabilities. */
    private void composeOverflowOrCapability(PlannedMessage message, ValueAccess access, Leaf leaf,
            Statements statements) {
        CodeBlock value = access.read(leaf.path(), Optional.empty());
        int cost = PlannedMessage.cost(leaf);
        String what = ValueAccess.label(message.name(), leaf.path());
        if (leaf instanceof Leaf.Text text) {
            statements.add(cost, "messageBuilder().text($L, $L, $S)", value, text.maximum(), what);
        } else if (leaf instanceof Leaf.Capability capability) {
            boolean give = capability.type().mode() == Capability.Mode.GIVE;
            capability.type().constraint().ifPresentOrElse(
                    constraint -> statements.add(cost, "messageBuilder().capability($L, $L, $L, $S)", value, give,
                            constraints.reference(constraint), what),
                    () -> statements.add(cost, "messageBuilder().capability($L, $L)", value, give));
        } else if (leaf instanceof Leaf.Buffer buffer) {
            array(buffer, value, what, statements);
        }
    }

    private void array(Leaf.Buffer buffer, CodeBlock value, String what, Statements statements) {
        int cost = PlannedMessage.cost(buffer);
        DynamicArray array = buffer.array();
        switch (ArrayKind.of(array.element())) {
            case BYTES -> statements.add(cost, "messageBuilder().bytes($L, $L, $S)", value, array.maximum(), what);
            case FLAGS -> statements.add(cost, "messageBuilder().flags($L, $L, $S)", value, array.maximum(), what);
            case INTS -> statements.add(cost, "messageBuilder().$L($L, $L, $L, $S)",
                    ((Scalar) array.element()).isSigned() ? "signed" : "unsigned", value, array.maximum(),
                    ((Scalar) array.element()).bits(), what);
            case LONGS -> statements.add(cost, "messageBuilder().$L($L, $L, $S)",
                    ((Scalar) array.element()).bits() == Long.SIZE ? "longs" : "unsigned", value, array.maximum(),
                    what);
            case OBJECTS -> {
                statements.add(cost, "messageBuilder().array($L.size(), $L, $L, $S)", value, array.maximum(),
                        buffer.element().bytes(), what);
                statements.loop(2 * cost,
                        CodeBlock.of("for ($T element_ : $L)", names.types().value(array.element()), value),
                        List.of(packing.pack(array.element(), CodeBlock.of("element_"),
                        CodeBlock.of("messageBuilder()"))));
            }
        }
    }
}
