package org.barreleye.flounder.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.plan.Leaf;
import org.barreleye.flounder.plan.Path;
import org.barreleye.flounder.plan.Piece;
import org.barreleye.flounder.plan.Repetition.Stride;
import org.barreleye.flounder.plan.Repetition;

/** Emits the methods that decode messages of one transport and call handlers and continuations. */
final class ReceivingEmitter {
    private final GeneratedNames names;
    private final TransportStubs stubs;
    private final ConstraintConstants constraints;
    private final BitEncoding bits;
    private final ArrayReaderEmitter arrays;
    private final ViewFields views = new ViewFields();
    private final Map<Operation, Integer> rpcIndices = new LinkedHashMap<>();

    ReceivingEmitter(GeneratedNames names, TransportStubs stubs, ConstraintConstants constraints) {
        this.names = names;
        this.stubs = stubs;
        this.constraints = constraints;
        this.bits = new BitEncoding(names.types());
        this.arrays = new ArrayReaderEmitter(names);
        names.definition().operations().stream().filter(operation -> operation instanceof Operation.Rpc)
                .forEach(rpc -> rpcIndices.put(rpc, rpcIndices.size()));
    }

    /** Adds the method that takes a message apart. */
    void emit(PlannedMessage message, TypeSpec.Builder type) {
        type.addMethod(new ReceiveMethodEmitter(message).emit(type));
    }

    /** Adds the members that all these methods share. */
    void finish(TypeSpec.Builder type) {
        arrays.addTo(type);
        views.addTo(type);
    }

    /** The receiving of one message. */
    private final class ReceiveMethodEmitter {
        private final PlannedMessage message;
        private final ValueAccess access;
        private final ViewFields.MessageViews messageViews = views.message();
        private final CodeBlock.Builder locals = CodeBlock.builder();
        private final Statements fills = new Statements();

        ReceiveMethodEmitter(PlannedMessage message) {
            this.message = message;
            this.access = new ValueAccess(names, message.operation());
        }

        MethodSpec emit(TypeSpec.Builder type) {
            MethodSpec.Builder receive = MethodSpec.methodBuilder(names.receiveMethod(message.plan().message()))
                    .addModifiers(Modifier.PRIVATE);
            if (stubs == TransportStubs.LINES) {
                receive.addParameter(TypeName.INT, "_token");
            }
            if (message.isDirect()) {
                for (int i = 0; i < message.words().size(); i++) {
                    receive.addParameter(TypeName.LONG, "_w" + i);
                }
            } else {
                receive.addParameter(KpiNames.MESSAGE_REASSEMBLER, "_message");
                words(receive);
            }
            message.token().ifPresent(token -> receive.addStatement("int _token = (int) ($L >>> $L)",
                    word(token.word(), false), token.shift()));
            viewParameters().forEach(
                    parameter -> locals
                    .addStatement("$T $L = $L", names.types().view(parameter.type()),
                    names.parameter(message.operation(), parameter),
                    messageViews.next(names.types().view(parameter.type()))));
            message.repetitions().forEach(this::decodeWords);
            decodeOverflowsAndCapabilities();
            receive.addCode(locals.build());
            fill(receive, type);
            deliver(receive);
            return receive.build();
        }

        private void words(MethodSpec.Builder method) {
            if (!message.words().isEmpty()) {
                method.addStatement("long[] _words = _message.words()");
            }
        }

        private List<Parameter> viewParameters() {
            return message.plan().message().parameters().stream()
                    .filter(parameter -> JavaTypes.hasView(parameter.type())).toList();
        }

        private CodeBlock word(int index, boolean inLoop) {
            if (message.isDirect()) {
                return CodeBlock.of("_w$L", index);
            }
            if (!inLoop) {
                return CodeBlock.of("_words[$L]", index);
            }
            return index == 0 ? CodeBlock.of("_words[_i]") : CodeBlock.of("_words[_i + $L]", index);
        }

        private void decodeWords(Repetition repetition) {
            List<CodeBlock> body = new ArrayList<>();
            for (int i = 0; i < repetition.word().pieces().size(); i++) {
                Piece piece = repetition.word().pieces().get(i);
                if (piece.field() instanceof Leaf.Value leaf) {
                    Optional<Stride> stride =
                            repetition.isLoop() ? Optional.of(repetition.strides().get(i)) : Optional.empty();
                    CodeBlock value = bits.decode(stored(leaf), word(repetition.first(), repetition.isLoop()),
                            piece.shift(), CodeBlock.of("replyPool().errorCode"),
                            ValueAccess.label(message.name(), leaf.path()));
                    CodeBlock statement = CodeBlock.of("$L = $L", access.place(leaf.path(), stride), value);
                    if (repetition.isLoop()) {
                        body.add(statement);
                    } else {
                        assign(leaf, names.types().value(leaf.type()), statement);
                    }
                }
            }
            if (repetition.isLoop()) {
                fills.loop(PlannedMessage.cost(repetition.word()),
                        CodeBlock.of("for (int _i = 0; _i < $L; _i++)", repetition.count()), body);
            }
        }

        /** Elements of an array of bytes are stored as such, whatever their sign. */
        private Type stored(Leaf.Value leaf) {
            List<Path.Step> steps = leaf.path().steps();
            boolean element = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof Path.Element;
            return element && leaf.type() == Scalar.UINT8 ? Scalar.CHAR : leaf.type();
        }

        /** Parameters become variables, parts of structures and arrays are put into views. */
        private void assign(Leaf leaf, TypeName type, CodeBlock statement) {
            if (leaf.path().steps().isEmpty()) {
                locals.addStatement("$T $L", type, statement);
            } else {
                fills.add(PlannedMessage.cost(leaf), "$L", statement);
            }
        }

        /** Strings, arrays and capabilities. */
        private void decodeOverflowsAndCapabilities() {
            int overflows = 0;
            int capabilities = 0;
            for (Leaf leaf : message.plan().leaves()) {
                String what = ValueAccess.label(message.name(), leaf.path());
                CodeBlock place = access.place(leaf.path(), Optional.empty());
                if (leaf instanceof Leaf.Text) {
                    assign(leaf, TypeName.get(String.class),
                            CodeBlock.of("$L = _message.text($L, $S)", place, overflows++, what));
                } else if (leaf instanceof Leaf.Capability capability) {
                    TypeName type = names.types().value(capability.type());
                    int index = capabilities++;
                    assign(leaf, type, capability.type().constraint()
                            .map(constraint ->
                            CodeBlock.of("$L = new $T(_message.capability($L, $L, $S))", place, type, index,
                                    constraints.reference(constraint), what))
                            .orElseGet(() -> CodeBlock.of("$L = _message.capability($L)", place, index)));
                } else if (leaf instanceof Leaf.Buffer buffer) {
                    assign(leaf, names.types().value(buffer.array()),
                            CodeBlock.of("$L = $L", place, arrays.read(buffer, overflows++, what, messageViews)));
                }
            }
        }

        private void fill(MethodSpec.Builder receive, TypeSpec.Builder type) {
            List<CodeBlock> parts = fills.parts();
            if (parts.size() == 1) {
                receive.addCode(parts.get(0));
                return;
            }
            CodeBlock viewArguments = viewParameters().stream()
                    .map(one -> CodeBlock.of(", $L", names.parameter(message.operation(), one)))
                    .collect(CodeBlock.joining(""));
            for (int i = 0; i < parts.size(); i++) {
                String name = "fill" + names.java().messageType(message.plan().message()) + i;
                receive.addStatement("$L(_message$L)", name, viewArguments);
                MethodSpec.Builder part = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE)
                        .addParameter(KpiNames.MESSAGE_REASSEMBLER, "_message");
                viewParameters().forEach(one -> part.addParameter(names.types().view(one.type()),
                        names.parameter(message.operation(), one)));
                words(part);
                type.addMethod(part.addCode(parts.get(i)).build());
            }
        }

        /** A continuation that other interfaces share takes values, not views. */
        private void complete(MethodSpec.Builder receive, Operation.Rpc rpc, CodeBlock values) {
            CodeBlock call = CodeBlock.of("completeCall(_token, $L, $S)", names.number(rpc.response()), rpc.name());
            TypeName accepted = names.acceptedContinuation(rpc);
            if (!(accepted instanceof ParameterizedTypeName)) {
                receive.addStatement("(($T) $L).replied($L)", accepted, call, values);
                return;
            }
            receive.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked").build());
            if (!GeneratedNames.arrivesInViews(rpc.response())) {
                receive.addStatement("(($T) $L).replied($L)", accepted, call, values);
                return;
            }
            receive.addStatement("$T _call = $L", KpiNames.CONTINUATION, call)
                    .beginControlFlow("if (_call instanceof $T _own)", names.type(rpc, "Continuation"))
                    .addStatement("_own.replied($L)", values).nextControlFlow("else")
                    .addStatement("(($T) _call).replied($L)", accepted, names.copiedArguments(rpc, rpc.response()))
                    .endControlFlow();
        }

        private void deliver(MethodSpec.Builder receive) {
            CodeBlock values = names.arguments(message.operation(), message.plan().message());
            if (!(message.operation() instanceof Operation.Rpc rpc)) {
                receive.addStatement("requireOneWay(_token, $S)", message.operation().name())
                        .beginControlFlow("try")
                        .addStatement("_handler.$L($L)", names.method(message.operation()), values)
                        .nextControlFlow("catch ($T _exception)", RuntimeException.class)
                        .addStatement("handlerFailed($S, _exception)", message.operation().name()).endControlFlow();
            } else if (message.isResponse()) {
                complete(receive, rpc, values);
            } else {
                ClassName reply = names.type(rpc, "Reply");
                receive.addStatement("beginIncomingCall(_token, $S)", rpc.name())
                        .addStatement("$1T _reply = ($1T) replyPool().take($2L)", reply, rpcIndices.get(rpc))
                        .beginControlFlow("if (_reply == null)").addStatement("_reply = new $T(this)", reply)
                        .endControlFlow().addStatement("_reply.begin(_token)").beginControlFlow("try")
                        .addStatement("_handler.$L($L)", names.method(rpc),
                                values.isEmpty() ? CodeBlock.of("_reply") : CodeBlock.of("$L, _reply", values))
                        .nextControlFlow("catch ($T _exception)", RuntimeException.class)
                        .addStatement("handlerFailed(_reply, $S, _exception)", rpc.name()).endControlFlow();
            }
        }
    }
}
