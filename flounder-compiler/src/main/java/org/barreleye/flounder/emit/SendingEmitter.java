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
    private final Names names;
    private final Wire wire;
    private final Shapes shapes;
    private final TermsConstants terms;
    private final Bits bits;
    private final Packed packed;

    SendingEmitter(Names names, Wire wire, Shapes shapes, TermsConstants terms) {
        this.names = names;
        this.wire = wire;
        this.shapes = shapes;
        this.terms = terms;
        this.bits = new Bits(names.types());
        this.packed = new Packed(names);
    }

    /** Adds the method that sends a message, and what it needs. */
    void emit(Carried carried, TypeSpec.Builder type) {
        type.addMethod(carried.isResponse() ? reply(carried, type) : send(carried, type));
    }

    private MethodSpec send(Carried carried, TypeSpec.Builder type) {
        MethodSpec.Builder send = Names.override(names.tryMethod(carried.operation())).returns(TypeName.BOOLEAN);
        names.parameters(send, carried.operation(), carried.plan().message());
        if (!(carried.operation() instanceof Operation.Rpc rpc)) {
            return send.addStatement("return $L", sending(carried, send, type, "0", false)).build();
        }
        send.addParameter(names.type(rpc, "Continuation"), names.continuation(rpc));
        CodeBlock.Builder open = CodeBlock.builder();
        open.addStatement("int token_ = openCall($L, $L)", rpc.response().number(), names.continuation(rpc))
                .beginControlFlow("if (token_ == 0)").addStatement("return false").endControlFlow();
        marshal(carried, send, type);
        send.addCode(open.build());
        return send.addStatement("return called($L, token_, $L)", sending(carried, send, type, "token_", true),
                rpc.response().number()).build();
    }

    private MethodSpec reply(Carried carried, TypeSpec.Builder type) {
        MethodSpec.Builder reply = Names.override(names.replyMethod(carried.operation()))
                .addParameter(TypeName.INT, "token_");
        names.parameters(reply, carried.operation(), carried.plan().message());
        reply.beginControlFlow("try");
        marshal(carried, reply, type);
        reply.addStatement(sending(carried, reply, type, "token_", true));
        reply.nextControlFlow("catch ($T impossible)", RuntimeException.class).addStatement("refuse(impossible)");
        if (carried.hasTerms()) {
            // Whoever replies may have been cheated of what it wants to give.
            return reply.beginControlFlow("if (!$T.isOfTerms(impossible))", KpiNames.BREACH)
                    .addStatement("throw impossible").endControlFlow().endControlFlow().build();
        }
        return reply.addStatement("throw impossible").endControlFlow().build();
    }

    /** What hands the message over, after it has been marshalled, if that was not done before. */
    private CodeBlock sending(Carried carried, MethodSpec.Builder method, TypeSpec.Builder type, String token,
            boolean marshalled) {
        if (!marshalled) {
            marshal(carried, method, type);
        }
        String suffix = carried.isResponse() ? "Reply" : "";
        boolean tokenTravels = !token.equals("0");
        Optional<Carried.TokenPlace> place = carried.token().filter(one -> tokenTravels);
        if (!carried.isDirect()) {
            place.ifPresent(one -> method.addStatement("words_[$L] |= ($L & 0xffffffffL) << $L", one.word(), token,
                    one.shift()));
            return wire.transmit("transmit" + suffix, shapes.reference(carried), token);
        }
        List<CodeBlock> words = new ArrayList<>();
        for (int i = 0; i < carried.words().size(); i++) {
            int index = i;
            words.add(place.filter(one -> one.word() == index)
                    .map(one -> CodeBlock.of("w$L_ | ($L & 0xffffffffL) << $L", index, token, one.shift()))
                    .orElse(CodeBlock.of("w$L_", index)));
        }
        return wire.post("post" + suffix, carried.number(), token, words);
    }

    /** Checks all arguments and makes words and bytes of them; nothing has been sent then. */
    private void marshal(Carried carried, MethodSpec.Builder method, TypeSpec.Builder type) {
        Access access = new Access(names, carried.operation());
        if (carried.isDirect()) {
            for (int i = 0; i < carried.words().size(); i++) {
                method.addStatement("long w$L_ = $L", i, word(carried, access, carried.words().get(i), List.of()));
            }
            return;
        }
        if (carried.words().isEmpty()) {
            method.addStatement("compose(0)");
        } else {
            method.addStatement("long[] words_ = compose($L)", carried.words().size());
        }
        Statements statements = new Statements();
        carried.repetitions().forEach(repetition -> words(carried, access, repetition, statements));
        carried.plan().leaves().forEach(leaf -> beside(carried, access, leaf, statements));
        List<CodeBlock> parts = statements.parts();
        if (parts.size() == 1) {
            method.addCode(parts.get(0));
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            String name = "compose" + carried.number() + "_" + i;
            method.addStatement("$L($L$L)", name, carried.words().isEmpty() ? "" : "words_, ",
                    names.arguments(carried.operation(), carried.plan().message()));
            MethodSpec.Builder part = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            if (!carried.words().isEmpty()) {
                part.addParameter(ArrayTypeName.of(TypeName.LONG), "words_");
            }
            names.parameters(part, carried.operation(), carried.plan().message());
            type.addMethod(part.addCode(parts.get(i)).build());
        }
    }

    private void words(Carried carried, Access access, Repetition repetition, Statements statements) {
        CodeBlock word = word(carried, access, repetition.word(), repetition.strides());
        int cost = Carried.cost(repetition.word());
        if (repetition.isLoop()) {
            CodeBlock index = CodeBlock.of(repetition.first() == 0 ? "i_" : "i_ + $L", repetition.first() == 0
                    ? new Object[0] : new Object[] {repetition.first()});
            statements.loop(cost, CodeBlock.of("for (int i_ = 0; i_ < $L; i_++)", repetition.count()),
                    List.of(CodeBlock.of("words_[$L] = $L", index, word)));
        } else {
            statements.add(cost, "words_[$L] = $L", repetition.first(), word);
        }
    }

    private CodeBlock word(Carried carried, Access access, Word word, List<Stride> strides) {
        List<CodeBlock> pieces = new ArrayList<>();
        for (int i = 0; i < word.pieces().size(); i++) {
            Piece piece = word.pieces().get(i);
            if (piece.field() != Header.TOKEN) {
                CodeBlock value = piece.field() == Header.MESSAGE_NUMBER
                        ? CodeBlock.of("$LL", carried.number())
                        : value(carried, access, (Leaf.Value) piece.field(),
                                strides.isEmpty() ? Optional.empty() : Optional.of(strides.get(i)));
                pieces.add(piece.shift() == 0 ? value : CodeBlock.of("$L << $L", value, piece.shift()));
            }
        }
        return pieces.isEmpty() ? CodeBlock.of("0L") : CodeBlock.join(pieces, "\n| ");
    }

    /** Parameters are checked here, parts of structures and arrays have been checked when those were made. */
    private CodeBlock value(Carried carried, Access access, Leaf.Value leaf, Optional<Stride> stride) {
        CodeBlock value = access.read(leaf.path(), stride);
        return leaf.path().steps().isEmpty()
                ? bits.checked(leaf, value, Access.label(carried.name(), leaf.path()))
                : bits.encode(leaf.type(), value);
    }

    /** Strings, arrays and capabilities. */
    private void beside(Carried carried, Access access, Leaf leaf, Statements statements) {
        CodeBlock value = access.read(leaf.path(), Optional.empty());
        int cost = Carried.cost(leaf);
        String what = Access.label(carried.name(), leaf.path());
        if (leaf instanceof Leaf.Text text) {
            statements.add(cost, "outgoing().text($L, $L, $S)", value, text.maximum(), what);
        } else if (leaf instanceof Leaf.Authority authority) {
            boolean give = authority.capability().mode() == Capability.Mode.GIVE;
            authority.capability().terms().ifPresentOrElse(
                    on -> statements.add(cost, "outgoing().capability($L, $L, $L, $S)", value, give,
                            terms.reference(on), what),
                    () -> statements.add(cost, "outgoing().capability($L, $L)", value, give));
        } else if (leaf instanceof Leaf.Buffer buffer) {
            array(buffer, value, what, statements);
        }
    }

    private void array(Leaf.Buffer buffer, CodeBlock value, String what, Statements statements) {
        int cost = Carried.cost(buffer);
        DynamicArray array = buffer.array();
        switch (Row.of(array.element())) {
            case BYTES -> statements.add(cost, "outgoing().bytes($L, $L, $S)", value, array.maximum(), what);
            case FLAGS -> statements.add(cost, "outgoing().flags($L, $L, $S)", value, array.maximum(), what);
            case INTS -> statements.add(cost, "outgoing().$L($L, $L, $L, $S)",
                    ((Scalar) array.element()).isSigned() ? "signed" : "unsigned", value, array.maximum(),
                    ((Scalar) array.element()).bits(), what);
            case LONGS -> statements.add(cost, "outgoing().$L($L, $L, $S)",
                    ((Scalar) array.element()).bits() == Long.SIZE ? "longs" : "unsigned", value, array.maximum(), what);
            case OBJECTS -> {
                statements.add(cost, "outgoing().array($L.size(), $L, $L, $S)", value, array.maximum(),
                        buffer.element().bytes(), what);
                statements.loop(2 * cost,
                        CodeBlock.of("for ($T element_ : $L)", names.types().value(array.element()), value),
                        List.of(packed.pack(array.element(), CodeBlock.of("element_"), CodeBlock.of("outgoing()"))));
            }
        }
    }
}
