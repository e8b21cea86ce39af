package org.barreleye.kpi.binding;

import java.util.Arrays;
import java.util.function.Consumer;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Capabilities in order, each with its constraint and whether it is moved or copied. Empty again when all are
 * taken.
 */
final class CapabilityQueue implements Copyable {
    private CapabilityReference[] references = new CapabilityReference[4];
    private CapabilityConstraint[] constraints = new CapabilityConstraint[4];
    private boolean[] moves = new boolean[4];
    private boolean[] last = new boolean[4];
    private int first;
    private int end;

    CapabilityQueue() {}

    boolean isEmpty() {
        return first == end;
    }

    int size() {
        return end - first;
    }

    /** Adds one; without a constraint if that is null. */
    void add(CapabilityReference reference, boolean move, CapabilityConstraint constraint) {
        if (end == references.length) {
            grow();
        }
        references[end] = reference;
        constraints[end] = constraint;
        moves[end] = move;
        last[end++] = false;
    }

    /** Marks the one added last as the last of its message. */
    void markLast() {
        last[end - 1] = true;
    }

    /** Adds the capabilities of one message, in order. */
    void addMessage(CapabilityQueue message) {
        for (int i = 0; i < message.size(); i++) {
            add(message.reference(i), message.isMove(i), message.constraint(i));
        }
        if (!message.isEmpty()) {
            markLast();
        }
    }

    /** Returns whether the reference at a place is the last of its message. */
    boolean isLast(int index) {
        return last[first + index];
    }

    /** The reference at a place, counted from the oldest. */
    CapabilityReference reference(int index) {
        return references[first + index];
    }

    /** The constraint of the reference at a place; null if it has none. */
    CapabilityConstraint constraint(int index) {
        return constraints[first + index];
    }

    /** Returns whether the capability at a place is moved. */
    boolean isMove(int index) {
        return moves[first + index];
    }

    void setFirstAbsent() {
        references[first] = CapabilityReference.ABSENT;
        constraints[first] = null;
        moves[first] = false;
    }

    void removeFirst() {
        references[first++] = null;
        if (first == end) {
            first = 0;
            end = 0;
        }
    }

    /** Moves the capabilities of the oldest message to the end of another queue. */
    void moveMessageTo(CapabilityQueue target) {
        boolean isLast;
        do {
            isLast = isLast(0);
            target.add(reference(0), isMove(0), constraint(0));
            removeFirst();
        } while (!isLast);
        target.markLast();
    }

    /** Passes each that is given away to a consumer, and drops everything. */
    void drop(Consumer<CapabilityReference> given) {
        for (int i = first; i < end; i++) {
            if (moves[i] && references[i].isPresent()) {
                given.accept(references[i]);
            }
        }
        clear();
    }

    void clear() {
        Arrays.fill(references, first, end, null);
        first = 0;
        end = 0;
    }

    private void grow() {
        int size = end - first;
        if (first > 0) {
            System.arraycopy(references, first, references, 0, size);
            System.arraycopy(constraints, first, constraints, 0, size);
            System.arraycopy(moves, first, moves, 0, size);
            System.arraycopy(last, first, last, 0, size);
            Arrays.fill(references, size, end, null);
        } else {
            references = Arrays.copyOf(references, 2 * size);
            constraints = Arrays.copyOf(constraints, 2 * size);
            moves = Arrays.copyOf(moves, 2 * size);
            last = Arrays.copyOf(last, 2 * size);
        }
        first = 0;
        end = size;
    }
}
