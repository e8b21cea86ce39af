package org.barreleye.kpi.binding;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The capabilities that wait to be sent, in order. One with more rights than its message allows is sent as a copy
 * without them, which is made just before and moved.
 */
final class CapabilitySendQueue implements Copyable {
    private final CapabilityQueue pending;
    private final CapabilityInspector inspector;
    // The copy that is sent instead of the first one; null if that is sent itself.
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
     * Makes the first one ready to be sent.
     *
     * @return false if it cannot meet the constraint of its message any more
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

    /** The capability that is sent next. */
    CapabilityReference next() {
        return reducedCopy == null ? pending.reference(0) : reducedCopy;
    }

    /** Returns whether it is moved, not copied. */
    boolean isMove() {
        return reducedCopy != null || pending.isMove(0);
    }

    /**
     * Makes the first one absent if it is gone: its owner may have revoked it while it waited here, or before.
     *
     * @return false if it is not gone, or was absent already
     */
    boolean dropIfRevoked() {
        CapabilityReference revoked = next();
        boolean isThere = !revoked.isPresent() || inspector.identify(revoked).isPresent();
        if (isThere && !revoked.isRevoked()) {
            return false;
        }
        if (isMove()) {
            inspector.release(revoked);
        }
        reducedCopy = null;
        pending.setFirstAbsent();
        return true;
    }

    /** Returns whether it is the last of its message. */
    boolean isLastOfMessage() {
        return pending.isLast(0);
    }

    /** Removes the first one, which has been sent. */
    void onSent() {
        if (reducedCopy != null && pending.isMove(0)) {
            inspector.release(pending.reference(0));
        }
        reducedCopy = null;
        pending.removeFirst();
    }

    /** Drops everything; what is given away is passed to a consumer. */
    void drop(Consumer<CapabilityReference> given) {
        if (reducedCopy != null) {
            inspector.release(reducedCopy);
            reducedCopy = null;
        }
        pending.drop(given);
    }
}
