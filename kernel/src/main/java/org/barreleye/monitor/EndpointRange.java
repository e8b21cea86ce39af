package org.barreleye.monitor;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The endpoints inside one dispatcher: as many as fit its memory, one beside the other. */
final class EndpointRange implements Copyable {
    /** What the kernel would say of an endpoint beyond the end of its dispatcher. */
    static final KernelError FULL = KernelError.OUTSIDE_SOURCE;

    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final long BYTES = ObjectType.END_POINT.fixedSize();

    private final Trap trap;
    private final SlotAllocator slots;
    private final DispatcherReference listener;
    private final TreeSet<Long> free;
    // By offset.
    private final TreeMap<Long, Made> made;

    EndpointRange(Trap trap, SlotAllocator slots, DispatcherReference listener) {
        this.trap = trap;
        this.slots = slots;
        this.listener = listener;
        free = new TreeSet<>();
        made = new TreeMap<>();
        for (long offset = 0; offset < ObjectType.DISPATCHER.fixedSize(); offset += BYTES) {
            free.add(offset);
        }
    }

    private EndpointRange(EndpointRange source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        slots = copier.of(source.slots);
        listener = source.listener;
        free = new TreeSet<>(source.free);
        made = new TreeMap<>(source.made);
    }

    @Override
    public EndpointRange copy(Copier copier) {
        return new EndpointRange(this, copier);
    }

    /** Makes an endpoint; refused with {@link #FULL} if no further one fits. */
    Outcome<Made> make() {
        if (free.isEmpty()) {
            return Outcome.refused(FULL);
        }
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Done> outcome = ROOT.retype(trap, listener, free.first(), Retype.END_POINT, BYTES, 1, slot);
        if (!outcome.succeeded()) {
            slots.free(slot);
            return Outcome.refused(outcome.error());
        }
        Made endpoint = new Made(new EndPointReference(slot), free.pollFirst());
        made.put(endpoint.offset(), endpoint);
        return Outcome.of(endpoint);
    }

    /** Destroys an endpoint with all capabilities to it, if that has not been done. */
    void destroy(Made endpoint) {
        if (made.remove(endpoint.offset(), endpoint)) {
            ROOT.revoke(trap, endpoint.reference().address());
            slots.release(endpoint.reference());
            free.add(endpoint.offset());
        }
    }

    /** Destroys all endpoints. */
    void destroyAll() {
        List.copyOf(made.values()).forEach(this::destroy);
    }

    /**
     * An endpoint.
     *
     * @param reference its first capability
     * @param offset where it lies in its dispatcher
     */
    record Made(EndPointReference reference, long offset) {}
}
