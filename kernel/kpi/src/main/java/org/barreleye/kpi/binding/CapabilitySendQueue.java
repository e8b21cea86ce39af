package org.barreleye.kpi.binding;

import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The capabilities that wait to leave, in order. One that can do more than its message says leaves as a copy that
 * cannot: it is made at the last moment, and given away.
 */
final class CapabilitySendQueue implements Copyable {
    private final CapabilityQueue pending;
    private final CapabilityInspector inspector;
    // The copy that leaves instead of the first one; null if that leaves itself.
    private CapabilityReference reducedCopy;

    CapabilitySendQueue(CapabilityInspector inspector) {
        this.pending = new CapabilityQueue();
        this.inspector = inspector;
    }

    CapabilityInspector inspector() {
        return inspector;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Adds the capabilities of one message, in order. */
    void add(CapabilityQueue message) {
        pending.addMessage(message);
    }

    /** Adds the capabilities of the oldest message in a backlog. */
    void addFrom(CapabilityQueue backlog) {
        backlog.moveMessageTo(pending);
    }

    /**
     * Makes the first one ready to leave.
     *
     * @return false if it cannot be made to meet the terms of its message any more
     */
    boolean prepareNext() {
        CapabilityConstraint constraint = pending.constraint(0);
        CapabilityReference first = pending.reference(0);
        if (constraint == null || reducedCopy != null || !first.isPresent()) {
            return true;
        }
        Optional<CapabilityIdentity> identity = inspector.identify(first);
        if (identity.filter(constraint::accepts).isEmpty()) {
            return false;
        }
        if (!constraint.allowed().includes(identity.get().rights())) {
            reducedCopy = inspector.mintReduced(first, constraint.allowed()).orElse(null);
            return reducedCopy != null;
        }
        return true;
    }

    /** The capability that leaves next. */
    CapabilityReference next() {
        return reducedCopy == null ? pending.reference(0) : reducedCopy;
    }

    /** Returns whether this side has none of it left then. */
    boolean isMove() {
        return reducedCopy != null || pending.isMove(0);
    }

    /** Returns whether it is the last of its message. */
    boolean isLastOfMessage() {
        return pending.isLast(0);
    }

    /** The first one has left. */
    void onSent() {
        if (reducedCopy != null && pending.isMove(0)) {
            inspector.release(pending.reference(0));
        }
        reducedCopy = null;
        pending.removeFirst();
    }

    /** Nothing leaves any more. */
    void clear() {
        if (reducedCopy != null) {
            inspector.release(reducedCopy);
            reducedCopy = null;
        }
        pending.clear();
    }
}
