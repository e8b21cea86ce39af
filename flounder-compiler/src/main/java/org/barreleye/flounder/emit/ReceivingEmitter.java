package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
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
import org.barreleye.flounder.plan.Repetition;
import org.barreleye.flounder.plan.Repetition.Stride;

/** Emits how messages of one transport are taken apart and handed to whoever waits for them. */
final class ReceivingEmitter {
    private final Names names;
    private final Wire wire;
    private final TermsConstants terms;
    private final Bits bits;
    private final ArrayReading arrays;
    private final Views views = new Views();
    private final Map<Operation, Integer> places = new LinkedHashMap<>();

    ReceivingEmitter(Names names, Wire wire, TermsConstants terms) {
        this.names = names;
        this.wire = wire;
        this.terms = terms;
        this.bits = new Bits(names.types());
        this.arrays = new ArrayReading(names);
        names.definition().operations().stream().filter(operation -> operation instanceof Operation.Rpc)
                .forEach(rpc -> places.put(rpc, places.size()));
    }

    /** Adds the method that takes a message apart. */
    void emit(Carried carried, TypeSpec.Builder type) {
        type.addMethod(new Receiving(carried).emit(type));
    }

    /** Adds what all these methods share. */
    void finish(TypeSpec.Builder type) {
        arrays.addTo(type);
        views.addTo(type);
    }

    /** The receiving of one message. */
    private final class Receiving {
        private final Carried carried;
        private final Access access;
        private final Views.Uses uses = views.message();
        private final CodeBlock.Builder locals = CodeBlock.builder();
        private final Statements fills = new Statements();

        Receiving(Carried carried) {
            this.carried = carried;
            this.access = new Access(names, carried.operation());
        }

        MethodSpec emit(TypeSpec.Builder type) {
            MethodSpec.Builder receive = MethodSpec.methodBuilder("receive" + carried.number())
                    .addModifiers(Modifier.PRIVATE);
            if (wire == Wire.SLOTS) {
                receive.addParameter(TypeName.INT, "token_");
            }
            if (carried.isDirect()) {
                for (int i = 0; i < carried.words().size(); i++) {
                    receive.addParameter(TypeName.LONG, "w" + i + "_");
                }
            } else {
                receive.addParameter(KpiNames.INCOMING, "message_");
                words(receive);
            }
            carried.token().ifPresent(token -> receive.addStatement("int token_ = (int) ($L >>> $L)",
                    word(token.word(), false), token.shift()));
            shownParameters().forEach(parameter -> locals.addStatement("$T $L = $L", names.types().view(parameter.type()),
                    names.parameter(carried.operation(), parameter), uses.next(names.types().view(parameter.type()))));
            carried.repetitions().forEach(this::take);
            beside();
            receive.addCode(locals.build());
            fill(receive, type);
            deliver(receive);
            return receive.build();
        }

        private void words(MethodSpec.Builder method) {
            if (!carried.words().isEmpty()) {
                method.addStatement("long[] words_ = message_.words()");
            }
        }

        private List<Parameter> shownParameters() {
            return carried.plan().message().parameters().stream()
                    .filter(parameter -> JavaTypes.hasView(parameter.type())).toList();
        }

        private CodeBlock word(int index, boolean inLoop) {
            if (carried.isDirect()) {
                return CodeBlock.of("w$L_", index);
            }
            if (!inLoop) {
                return CodeBlock.of("words_[$L]", index);
            }
            return index == 0 ? CodeBlock.of("words_[i_]") : CodeBlock.of("words_[i_ + $L]", index);
        }

        private void take(Repetition repetition) {
            List<CodeBlock> body = new ArrayList<>();
            for (int i = 0; i < repetition.word().pieces().size(); i++) {
                Piece piece = repetition.word().pieces().get(i);
                if (piece.field() instanceof Leaf.Value leaf) {
                    Optional<Stride> stride =
                            repetition.isLoop() ? Optional.of(repetition.strides().get(i)) : Optional.empty();
                    CodeBlock value = bits.decode(stored(leaf), word(repetition.first(), repetition.isLoop()), piece.shift(),
                            CodeBlock.of("spares().errorCode"), Access.label(carried.name(), leaf.path()));
                    CodeBlock statement = CodeBlock.of("$L = $L", access.place(leaf.path(), stride), value);
                    if (repetition.isLoop()) {
                        body.add(statement);
                    } else {
                        assign(leaf, names.types().value(leaf.type()), statement);
                    }
                }
            }
            if (repetition.isLoop()) {
                fills.loop(Carried.cost(repetition.word()),
                        CodeBlock.of("for (int i_ = 0; i_ < $L; i_++)", repetition.count()), body);
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
                fills.add(Carried.cost(leaf), "$L", statement);
            }
        }

        /** Strings, arrays and capabilities. */
        private void beside() {
            int overflows = 0;
            int authorities = 0;
            for (Leaf leaf : carried.plan().leaves()) {
                String what = Access.label(carried.name(), leaf.path());
                CodeBlock place = access.place(leaf.path(), Optional.empty());
                if (leaf instanceof Leaf.Text) {
                    assign(leaf, TypeName.get(String.class),
                            CodeBlock.of("$L = message_.text($L, $S)", place, overflows++, what));
                } else if (leaf instanceof Leaf.Authority authority) {
                    TypeName type = names.types().value(authority.capability());
                    int index = authorities++;
                    assign(leaf, type, authority.capability().terms()
                            .map(on -> CodeBlock.of("$L = new $T(message_.capability($L, $L, $S))", place, type, index,
                                    terms.reference(on), what))
                            .orElseGet(() -> CodeBlock.of("$L = message_.capability($L)", place, index)));
                } else if (leaf instanceof Leaf.Buffer buffer) {
                    assign(leaf, names.types().value(buffer.array()),
                            CodeBlock.of("$L = $L", place, arrays.read(buffer, overflows++, what, uses)));
                }
            }
        }

        private void fill(MethodSpec.Builder receive, TypeSpec.Builder type) {
            List<CodeBlock> parts = fills.parts();
            if (parts.size() == 1) {
                receive.addCode(parts.get(0));
                return;
            }
            CodeBlock shown = shownParameters().stream()
                    .map(one -> CodeBlock.of(", $L", names.parameter(carried.operation(), one)))
                    .collect(CodeBlock.joining(""));
            for (int i = 0; i < parts.size(); i++) {
                String name = "fill" + carried.number() + "_" + i;
                receive.addStatement("$L(message_$L)", name, shown);
                MethodSpec.Builder part = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE)
                        .addParameter(KpiNames.INCOMING, "message_");
                shownParameters().forEach(one -> part.addParameter(names.types().view(one.type()),
                        names.parameter(carried.operation(), one)));
                words(part);
                type.addMethod(part.addCode(parts.get(i)).build());
            }
        }

        private void deliver(MethodSpec.Builder receive) {
            CodeBlock values = names.arguments(carried.operation(), carried.plan().message());
            if (!(carried.operation() instanceof Operation.Rpc rpc)) {
                receive.addStatement("untold(token_, $S)", carried.operation().name())
                        .addStatement("handler_.$L($L)", names.method(carried.operation()), values);
            } else if (carried.isResponse()) {
                receive.addStatement("(($T) answered(token_, $L, $S)).replied($L)", names.type(rpc, "Continuation"),
                        carried.number(), rpc.name(), values);
            } else {
                ClassName reply = names.type(rpc, "Reply");
                receive.addStatement("asked(token_, $S)", rpc.name())
                        .addStatement("$1T reply_ = ($1T) spares().reply($2L)", reply, places.get(rpc))
                        .beginControlFlow("if (reply_ == null)").addStatement("reply_ = new $T(this)", reply)
                        .endControlFlow().addStatement("reply_.begin(token_)")
                        .addStatement("handler_.$L($L)", names.method(rpc),
                                values.isEmpty() ? CodeBlock.of("reply_") : CodeBlock.of("$L, reply_", values));
            }
        }
    }
}
