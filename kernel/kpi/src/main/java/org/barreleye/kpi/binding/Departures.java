package org.barreleye.kpi.binding;

import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityHolder;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.CapabilityTerms;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Holding;

/**
 * The capabilities that wait to leave, in order. One that can do more than its message says leaves as a copy that cannot: it
 * is made at the last moment, and given away.
 */
final class Departures {
    private final CapabilityQueue waiting;
    private final CapabilityHolder holder;
    // The copy that leaves instead of the first one; null if that leaves itself.
    private CapabilityReference lesser;

    Departures(CapabilityHolder holder) {
        this.waiting = new CapabilityQueue();
        this.holder = holder;
    }

    Departures(Departures source, Copier copier) {
        waiting = new CapabilityQueue(source.waiting);
        holder = copier.of(source.holder);
        lesser = source.lesser;
    }

    CapabilityHolder holder() {
        return holder;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Adds the capabilities of one message, in order. */
    void add(CapabilityQueue message) {
        waiting.addMessage(message);
    }

    /**
     * Makes the first one ready to leave.
     *
     * @return false if it cannot be made to meet the terms of its message any more
     */
    boolean isReady() {
        CapabilityTerms terms = waiting.terms(0);
        CapabilityReference first = waiting.reference(0);
        if (terms == null || lesser != null || !first.isPresent()) {
            return true;
        }
        Optional<Holding> holding = holder.holding(first);
        if (holding.filter(terms::areMetBy).isEmpty()) {
            return false;
        }
        if (!terms.allowed().include(holding.get().rights())) {
            lesser = holder.diminished(first, terms.allowed()).orElse(null);
            return lesser != null;
        }
        return true;
    }

    /** What leaves next. */
    CapabilityReference next() {
        return lesser == null ? waiting.reference(0) : lesser;
    }

    /** Whether this side has none of it left then. */
    boolean isGivenAway() {
        return lesser != null || waiting.givenAway(0);
    }

    /** Whether it is the last of its message. */
    boolean isLastOfMessage() {
        return waiting.isLast(0);
    }

    /** The first one has left. */
    void left() {
        if (lesser != null && waiting.givenAway(0)) {
            holder.release(waiting.reference(0));
        }
        lesser = null;
        waiting.removeFirst();
    }

    /** Nothing leaves any more. */
    void clear() {
        if (lesser != null) {
            holder.release(lesser);
            lesser = null;
        }
        waiting.clear();
    }
}
