package org.barreleye.monitor.domain;

import java.util.ArrayList;
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
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.MemoryBlock;

/**
 * Allocates the endpoints of one dispatcher, side by side in the dispatcher's memory. When that is full, further pages
 * are added to it.
 */
public final class EndpointAllocator implements Copyable {
    private static final long BYTES = ObjectType.END_POINT.fixedSize();

    /** The largest number of endpoints that only the domain has. */
    public static final int KEPT_MAX = 64;

    private static final long PAGE_BYTES = ObjectType.DISPATCHER.fixedSize();

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final CoreMemory memory;
    private final DispatcherReference dispatcher;
    // Whether further pages may be of the reserve of the monitor.
    private final boolean reserved;
    private final TreeSet<Long> free;
    // By offset.
    private final TreeMap<Long, Endpoint> endpoints;
    private final List<MemoryBlock> pages = new ArrayList<>();
    // The places of endpoints that only the domain has; it may have deleted them since.
    private final TreeSet<Long> kept = new TreeSet<>();

    private EndpointAllocator(SystemCalls syscalls, SlotAllocator slots, CoreMemory memory,
            DispatcherReference dispatcher, boolean reserved) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.memory = memory;
        this.dispatcher = dispatcher;
        this.reserved = reserved;
        free = new TreeSet<>();
        endpoints = new TreeMap<>();
        addPlaces(0);
    }

    /** Allocates in the memory of the dispatcher of a domain. */
    static EndpointAllocator ofDomain(SystemCalls syscalls, SlotAllocator slots, CoreMemory memory,
            DispatcherReference dispatcher) {
        return new EndpointAllocator(syscalls, slots, memory, dispatcher, false);
    }

    /** Allocates in the memory of the monitor's dispatcher, and in pages of its reserve. */
    public static EndpointAllocator ofMonitor(SystemCalls syscalls, SlotAllocator slots, CoreMemory memory,
            DispatcherReference dispatcher) {
        return new EndpointAllocator(syscalls, slots, memory, dispatcher, true);
    }

    private void addPlaces(long begin) {
        for (long offset = begin; offset < begin + PAGE_BYTES; offset += BYTES) {
            free.add(offset);
        }
    }

    /** Allocates an endpoint; refused if it needs another page and there is no memory. */
    public Outcome<Endpoint> allocate() {
        return free.isEmpty() ? addPage().flatMap(done -> allocateInPages()) : allocateInPages();
    }

    private Outcome<Outcome.Unit> addPage() {
        Outcome<MemoryBlock> allocated = reserved
                ? memory.allocateReserved(Retype.DISPATCHER, PAGE_BYTES)
                : memory.allocate(Retype.DISPATCHER, PAGE_BYTES);
        return allocated.flatMap(page -> {
            Outcome<Outcome.Unit> extended =
                    new DispatcherReference(page.slot()).extend(syscalls, dispatcher.address());
            if (extended.succeeded()) {
                pages.add(page);
                addPlaces(pages.size() * PAGE_BYTES);
            } else {
                destroy(page);
            }
            return extended;
        });
    }

    private void destroy(MemoryBlock page) {
        slots.release(page.reference());
        memory.free(page);
    }

    private Outcome<Endpoint> allocateInPages() {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> made = Outcome.refused(KernelError.REVOKE_FIRST);
        Iterator<Long> places = free.iterator();
        long place = 0;
        // Where an endpoint with many copies was, the kernel may not have finished to revoke them.
        while (made.error() == KernelError.REVOKE_FIRST && places.hasNext()) {
            place = places.next();
            made = makeAt(place, slot);
        }
        if (!made.succeeded()) {
            slots.free(slot);
            return Outcome.refused(made.error());
        }
        free.remove(place);
        Endpoint endpoint = new Endpoint(new EndPointReference(slot), place);
        endpoints.put(place, endpoint);
        return Outcome.of(endpoint);
    }

    /**
     * Creates an endpoint of which the monitor keeps no capability: the domain deletes it, or it is deleted when the
     * domain ends.
     *
     * @return refused with {@link KernelError#REVOKE_FIRST} if there are {@link #KEPT_MAX}
     */
    public Outcome<CapabilityReference> createKept() {
        boolean mayAdd = kept.size() < KEPT_MAX;
        return mayAdd && free.isEmpty() ? addPage().flatMap(done -> createKept(free))
                : createKept(mayAdd ? free : kept);
    }

    private Outcome<CapabilityReference> createKept(TreeSet<Long> candidates) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> made = Outcome.refused(KernelError.REVOKE_FIRST);
        Iterator<Long> places = candidates.iterator();
        long place = 0;
        while (made.error() == KernelError.REVOKE_FIRST && places.hasNext()) {
            place = places.next();
            made = makeAt(place, slot);
        }
        if (!made.succeeded()) {
            slots.free(slot);
            return Outcome.refused(made.error());
        }
        free.remove(place);
        kept.add(place);
        return Outcome.of(CapabilityReference.at(slot));
    }

    private Outcome<Outcome.Unit> makeAt(long place, CapabilityAddress slot) {
        return WellKnown.ROOT.retype(syscalls, holderOf(place), place % PAGE_BYTES, Retype.END_POINT, BYTES, 1, slot);
    }

    private DispatcherReference holderOf(long place) {
        int page = (int) (place / PAGE_BYTES);
        return page == 0 ? dispatcher : new DispatcherReference(pages.get(page - 1).slot());
    }

    /** Revokes and deletes an endpoint and makes its place free. Does nothing if that has been done. */
    public void destroy(Endpoint endpoint) {
        if (endpoints.remove(endpoint.offset(), endpoint)) {
            WellKnown.ROOT.revoke(syscalls, endpoint.reference().address());
            slots.release(endpoint.reference());
            free.add(endpoint.offset());
            removeUnusedPages();
        }
    }

    /** Frees the pages at the end in which there is no endpoint. */
    private void removeUnusedPages() {
        long begin = pages.size() * PAGE_BYTES;
        while (begin > 0 && free.subSet(begin, begin + PAGE_BYTES).size() == PAGE_BYTES / BYTES) {
            free.subSet(begin, begin + PAGE_BYTES).clear();
            destroy(pages.remove(pages.size() - 1));
            begin = pages.size() * PAGE_BYTES;
        }
    }

    /** Destroys all endpoints, and the pages that were added for them. */
    void destroyAll() {
        List.copyOf(endpoints.values()).forEach(this::destroy);
        pages.forEach(page -> {
            // Endpoints of which only the domain has a capability.
            WellKnown.ROOT.revoke(syscalls, page.slot());
            destroy(page);
        });
        pages.clear();
    }

    /**
     * An endpoint.
     *
     * @param reference its first capability
     * @param offset its first byte in the memory of its dispatcher, and then in the pages that were added
     */
    public record Endpoint(EndPointReference reference, long offset) {}
}
