package org.barreleye.monitor.domain;

import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/** Allocates the endpoints of one dispatcher, side by side in the dispatcher's memory. */
public final class EndpointAllocator implements Copyable {
    /** The error of an allocation from a dispatcher whose memory is used up. */
    public static final KernelError FULL = KernelError.NO_FREE_ENDPOINT;

    private static final long BYTES = ObjectType.END_POINT.fixedSize();

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final DispatcherReference dispatcher;
    private final TreeSet<Long> free;
    // By offset.
    private final TreeMap<Long, Endpoint> endpoints;

    /** Allocates in the memory of a dispatcher. */
    public EndpointAllocator(SystemCalls syscalls, SlotAllocator slots, DispatcherReference dispatcher) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.dispatcher = dispatcher;
        free = new TreeSet<>();
        endpoints = new TreeMap<>();
        for (long offset = 0; offset < ObjectType.DISPATCHER.fixedSize(); offset += BYTES) {
            free.add(offset);
        }
    }

    /** Allocates an endpoint; refused with {@link #FULL} if no further one fits. */
    public Outcome<Endpoint> allocate() {
        if (free.isEmpty()) {
            return Outcome.refused(FULL);
        }
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> made = Outcome.refused(KernelError.REVOKE_FIRST);
        Iterator<Long> offsets = free.iterator();
        long offset = 0;
        // Where an endpoint with many copies was, the kernel may not have finished to revoke them.
        while (made.error() == KernelError.REVOKE_FIRST && offsets.hasNext()) {
            offset = offsets.next();
            made = WellKnown.ROOT.retype(syscalls, dispatcher, offset, Retype.END_POINT, BYTES, 1, slot);
        }
        if (!made.succeeded()) {
            slots.free(slot);
            return Outcome.refused(made.error());
        }
        free.remove(offset);
        Endpoint endpoint = new Endpoint(new EndPointReference(slot), offset);
        endpoints.put(offset, endpoint);
        return Outcome.of(endpoint);
    }

    /** Revokes and deletes an endpoint and makes its place free. Does nothing if that has been done. */
    public void destroy(Endpoint endpoint) {
        if (endpoints.remove(endpoint.offset(), endpoint)) {
            WellKnown.ROOT.revoke(syscalls, endpoint.reference().address());
            slots.release(endpoint.reference());
            free.add(endpoint.offset());
        }
    }

    /** Destroys all endpoints. */
    void destroyAll() {
        List.copyOf(endpoints.values()).forEach(this::destroy);
    }

    /**
     * An endpoint.
     *
     * @param reference its first capability
     * @param offset its first byte in the memory of its dispatcher
     */
    public record Endpoint(EndPointReference reference, long offset) {}
}
