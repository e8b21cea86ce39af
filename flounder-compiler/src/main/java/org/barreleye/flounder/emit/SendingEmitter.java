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

/** Emits the methods that encode and send messages over one transport. */
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

    /** Adds the method that sends a message, and its parts. */
    void emit(PlannedMessage message, TypeSpec.Builder type) {
        if (message.isResponse()) {
            type.addMethod(reply(message, type));
            return;
        }
        Operation operation = message.operation();
        CodeBlock arguments = names.sentArguments(operation);
        CodeBlock following = arguments.isEmpty() ? arguments : CodeBlock.of(", $L", arguments);
        type.addMethod(names.sentParameters(GeneratedNames.override(names.tryMethod(operation)), operation)
                .returns(TypeName.BOOLEAN)
                .addStatement("return offer$L(false$L)", names.java().operationType(operation), following).build());
        type.addMethod(names.sentParameters(GeneratedNames.override(names.sendMethod(operation)), operation)
                .addStatement("requireAccepted(offer$L(true$L), $S)", names.java().operationType(operation), following,
                        operation.name()).build());
        type.addMethod(offer(message, type));
    }

    /** The method that sends a message if it is accepted: always if it is queued. */
    private MethodSpec offer(PlannedMessage message, TypeSpec.Builder type) {
        MethodSpec.Builder offer = MethodSpec
                .methodBuilder("offer" + names.java().operationType(message.operation()))
                .addModifiers(Modifier.PRIVATE).returns(TypeName.BOOLEAN).addParameter(TypeName.BOOLEAN, "_queued");
        names.sentParameters(offer, message.operation());
        if (!(message.operation() instanceof Operation.Rpc rpc)) {
            return offer.addStatement("return $L", sending(message, offer, type, "0", false)).build();
        }
        CodeBlock response = names.number(rpc.response());
        CodeBlock.Builder open = CodeBlock.builder();
        open.addStatement("int _token = openCall($L, $L, _queued)", response, names.continuation(rpc))
                .beginControlFlow("if (_token == 0)").addStatement("return false").endControlFlow();
        marshal(message, offer, type);
        offer.addCode(open.build());
        return offer.addStatement("return cancelUnlessSent($L, _token, $L)",
                sending(message, offer, type, "_token", true), response).build();
    }

    private MethodSpec reply(PlannedMessage message, TypeSpec.Builder type) {
        MethodSpec.Builder reply = GeneratedNames.override(names.replyMethod(message.operation()))
                .addParameter(TypeName.INT, "_token");
        names.parameters(reply, message.operation(), message.plan().message());
        reply.beginControlFlow("try");
        marshal(message, reply, type);
        reply.addStatement(sending(message, reply, type, "_token", true));
        reply.nextControlFlow("catch ($T _exception)", RuntimeException.class).addStatement("refuse(_exception)");
        if (message.hasConstraints()) {
            // Others may have changed the capability: the binding is closed, and the program that replies goes on.
            return reply.beginControlFlow("if (!$T.isCapabilityMismatch(_exception))", KpiNames.PROTOCOL_VIOLATION)
                    .addStatement("throw _exception").endControlFlow().endControlFlow().build();
        }
        return reply.addStatement("throw _exception").endControlFlow().build();
    }

    /** The expression that sends the message; it is marshalled first, unless that was done before. */
    private CodeBlock sending(PlannedMessage message, MethodSpec.Builder method, TypeSpec.Builder type, String token,
            boolean marshalled) {
        if (!marshalled) {
            marshal(message, method, type);
        }
        boolean hasToken = !token.equals("0");
        Optional<PlannedMessage.TokenPosition> place = message.token().filter(one -> hasToken);
        if (!message.isDirect()) {
            place.ifPresent(one -> method.addStatement("_words[$L] |= ($L & 0xffffffffL) << $L", one.word(), token,
                    one.shift()));
            return message.isResponse() ? stubs.transmitReply(shapes.reference(message), token)
                    : TransportStubs.transmit(shapes.reference(message), token);
        }
        List<CodeBlock> words = new ArrayList<>();
        for (int i = 0; i < message.words().size(); i++) {
            int index = i;
            words.add(place.filter(one -> one.word() == index)
                    .map(one -> CodeBlock.of("_w$L | ($L & 0xffffffffL) << $L", index, token, one.shift()))
                    .orElse(CodeBlock.of("_w$L", index)));
        }
        CodeBlock number = names.number(message.plan().message());
        return message.isResponse() ? stubs.postReply(number, token, words) : stubs.post(number, token, words);
    }

    /** Checks all arguments and makes words and bytes of them; nothing has been sent then. */
    private void marshal(PlannedMessage message, MethodSpec.Builder method, TypeSpec.Builder type) {
        ValueAccess access = new ValueAccess(names, message.operation());
        if (message.isDirect()) {
            for (int i = 0; i < message.words().size(); i++) {
                method.addStatement("long _w$L = $L", i, word(message, access, message.words().get(i), List.of()));
            }
            return;
        }
        if (message.words().isEmpty()) {
            method.addStatement("compose(0)");
        } else {
            method.addStatement("long[] _words = compose($L)", message.words().size());
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
            String name = "compose" + names.java().messageType(message.plan().message()) + i;
            method.addStatement("$L($L$L)", name, message.words().isEmpty() ? "" : "_words, ",
                    names.arguments(message.operation(), message.plan().message()));
            MethodSpec.Builder part = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            if (!message.words().isEmpty()) {
                part.addParameter(ArrayTypeName.of(TypeName.LONG), "_words");
            }
            names.parameters(part, message.operation(), message.plan().message());
            type.addMethod(part.addCode(parts.get(i)).build());
        }
    }

    private void words(PlannedMessage message, ValueAccess access, Repetition repetition, Statements statements) {
        CodeBlock word = word(message, access, repetition.word(), repetition.strides());
        int cost = PlannedMessage.cost(repetition.word());
        if (repetition.isLoop()) {
            CodeBlock index = CodeBlock.of(repetition.first() == 0 ? "_i" : "_i + $L", repetition.first() == 0
                    ? new Object[0] : new Object[] {repetition.first()});
            statements.loop(cost, CodeBlock.of("for (int _i = 0; _i < $L; _i++)", repetition.count()),
                    List.of(CodeBlock.of("_words[$L] = $L", index, word)));
        } else {
            statements.add(cost, "_words[$L] = $L", repetition.first(), word);
        }
    }

    private CodeBlock word(PlannedMessage message, ValueAccess access, Word word, List<Stride> strides) {
        List<CodeBlock> pieces = new ArrayList<>();
        for (int i = 0; i < word.pieces().size(); i++) {
            Piece piece = word.pieces().get(i);
            if (piece.field() != Header.TOKEN) {
                CodeBlock value = piece.field() == Header.MESSAGE_NUMBER
                        ? CodeBlock.of("(long) $L", names.number(message.plan().message()))
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
                        CodeBlock.of("for ($T _element : $L)", names.types().value(array.element()), value),
                        List.of(packing.pack(array.element(), CodeBlock.of("_element"),
                        CodeBlock.of("messageBuilder()"))));
            }
        }
    }
}
