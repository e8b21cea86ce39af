package org.barreleye.flounder.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.plan.Header;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.Leaf;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.Piece;
import org.barreleye.flounder.plan.Repetition;
import org.barreleye.flounder.plan.Word;

/**
 * A message with the parts of its layout that the emitters use.
 *
 * @param operation the operation that the message belongs to
 * @param plan its layout
 * @param words the words of all its fixed fragments
 * @param repetitions the same words, with those that look alike joined
 */
record PlannedMessage(Operation operation, MessagePlan plan, List<Word> words, List<Repetition> repetitions) {
    private static final int VALUE_BYTES = 24;
    private static final int STEP_BYTES = 7;
    private static final int CONSTRAINT_BYTES = 12;

    /** The place of the token of a message that has it in its words. */
    record TokenPosition(int word, int shift) {}

    /** All messages of an interface over one transport, by number. */
    static List<PlannedMessage> all(InterfacePlan plan) {
        List<PlannedMessage> all = new ArrayList<>();
        plan.definition().operations().forEach(operation -> operation.messages().forEach(message -> {
            MessagePlan messagePlan = plan.plan(message);
            List<Word> words = messagePlan.words();
            all.add(new PlannedMessage(operation, messagePlan, words,
                    isDirect(messagePlan) ? Repetition.unrolled(words) : Repetition.of(words)));
        }));
        return all;
    }

    int number() {
        return plan.message().number();
    }

    String name() {
        return plan.message().name();
    }

    /** Returns whether it answers a call. */
    boolean isResponse() {
        return operation instanceof Operation.Rpc rpc && rpc.response() == plan.message();
    }

    /**
     * Returns whether one transport message is all, without capabilities: then nothing need be composed or collected.
     * One that has so many values that they are too much for one method is treated like a longer one.
     */
    boolean isDirect() {
        return isDirect(plan);
    }

    private static boolean isDirect(MessagePlan plan) {
        return plan.isFixed() && plan.fragments().size() == 1 && plan.capabilities().isEmpty()
                && plan.leaves().stream().mapToInt(PlannedMessage::cost).sum() <= Statements.BYTES_MAX;
    }

    /** Returns whether any of its capabilities has a constraint. */
    boolean hasConstraints() {
        return plan.capabilities().stream().anyMatch(capability -> capability.type().constraint().isPresent());
    }

    /** The largest number of bytes of code for a value, when it is sent or received. */
    static int cost(Leaf leaf) {
        boolean constrained = leaf instanceof Leaf.Capability capability && capability.type().constraint().isPresent();
        return VALUE_BYTES + STEP_BYTES * leaf.path().steps().size() + (constrained ? CONSTRAINT_BYTES : 0);
    }

    /** The largest number of bytes of code for the values in a word. */
    static int cost(Word word) {
        return word.pieces().stream().mapToInt(piece ->
                piece.field() instanceof Leaf.Value value ? cost(value) : VALUE_BYTES).sum();
    }

    /** The place of the token; empty if it is not in the words. */
    Optional<TokenPosition> token() {
        for (int i = 0; i < words.size(); i++) {
            for (Piece piece : words.get(i).pieces()) {
                if (piece.field() == Header.TOKEN) {
                    return Optional.of(new TokenPosition(i, piece.shift()));
                }
            }
        }
        return Optional.empty();
    }
}
