package org.barreleye.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.barreleye.domain.memory.FaultDelivery;
import org.barreleye.domain.memory.MutualExclusion;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.domain.thread.Mutex;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The memory of the objects in the address space of a threaded program. It comes from the memory service, which credits
 * the quota when it is freed; the monitor does that at the end of the domain. The monitor is asked if the service has
 * none, and first on a core without an MMU, which may see only a part of the machine's memory.
 */
final class DomainMemory implements RamSource, FaultDelivery, MutualExclusion {
    private static final long PAGE_BYTES = 4096;

    private final Domain domain;
    private final MemoryRequests requests;
    // The slots of memory of the memory service for which a thread has waited; the service frees it itself.
    private final SortedSet<Integer> served = new TreeSet<>();
    // Memory of the service that could not be freed yet.
    private final List<RamReference> unfreed = new ArrayList<>();
    // Null before the first change of shared memory. Programs that have threads are never copied.
    private transient Mutex changes;
    private boolean isChanging;

    private DomainMemory(Domain domain) {
        this.domain = domain;
        requests = new MemoryRequests(domain);
    }

    /** Lets the objects in the address space of a threaded program allocate memory and handle faults; returns it. */
    static Domain provideTo(Domain domain) {
        DomainMemory memory = new DomainMemory(domain);
        domain.addressSpace().allocateFrom(memory, memory);
        domain.addressSpace().shared().exclude(memory);
        return domain;
    }

    @Override
    public boolean begin() {
        domain.threads();
        return true;
    }

    @Override
    public boolean mayWait() {
        return !domain.events().isPolling();
    }

    @Override
    public <T> Outcome<T> run(Supplier<Outcome<T>> change) {
        if (!mayWait()) {
            // A handler runs to its end without waiting, so it needs no lock.
            return isChanging ? Outcome.refused(KernelError.UNMAP_IN_PROGRESS) : change.get();
        }
        if (changes == null) {
            changes = domain.threads().mutex("changes of shared memory");
        }
        changes.lock();
        isChanging = true;
        try {
            return change.get();
        } finally {
            isChanging = false;
            changes.unlock();
        }
    }

    @Override
    public Outcome<RamReference> allocate(long bytes, long alignment, long node) {
        freeDeferred();
        try {
            boolean canBeOfMonitor = alignment <= PAGE_BYTES && node == ANY_NODE;
            boolean isOfMonitor = canBeOfMonitor && domain.syscalls().pageTableArchitecture().isEmpty();
            Outcome<RamReference> first = isOfMonitor ? ofMonitor(bytes) : ofService(bytes, alignment, node);
            if (first.error() != KernelError.OUT_OF_MEMORY) {
                return first;
            }
            return isOfMonitor ? ofService(bytes, alignment, node) : canBeOfMonitor ? ofMonitor(bytes) : first;
        } catch (CallFailed failed) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
    }

    private Outcome<RamReference> ofMonitor(long bytes) throws CallFailed {
        var result = domain.client().allocate(bytes);
        return outcome(result.memory(), result.err());
    }

    private Outcome<RamReference> ofService(long bytes, long alignment, long node) throws CallFailed {
        if (!domain.services().isMemoryRegistered()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        AllocateResult result = domain.services().memory().allocate(bytes, alignment, node, 0, 0);
        Outcome<RamReference> allocated = outcome(result.memory(), result.err());
        allocated.map(memory -> served.add(memory.address().slot()));
        return allocated;
    }

    // Errors that are not the kernel's mean that there is no memory for this domain.
    private static Outcome<RamReference> outcome(CapabilityReference memory, ErrorCode error) {
        return error.failed() ? Outcome.refused(error.kernelError().orElse(KernelError.OUT_OF_MEMORY))
                : Outcome.of(new RamReference(memory.address()));
    }

    @Override
    public void request(long bytes, long alignment, long node, Consumer<Outcome<RamReference>> continuation) {
        requests.request(bytes, alignment, node, continuation);
    }

    @Override
    public void requestFrame(RamReference memory, long offset, long bytes, CapabilityAddress slot,
            Consumer<Outcome<Outcome.Unit>> continuation) {
        requests.requestFrame(memory, offset, bytes, slot, continuation);
    }

    @Override
    public Outcome<Outcome.Unit> createFrame(RamReference memory, long offset, long bytes, CapabilityAddress slot) {
        return domain.retype(memory, offset, Retype.FRAME, bytes, 1, slot);
    }

    @Override
    public void free(RamReference memory) {
        if (!served.remove(memory.address().slot())) {
            requests.free(memory);
            return;
        }
        unfreed.add(memory);
        if (mayWait()) {
            freeDeferred();
        }
    }

    private void freeDeferred() {
        List<RamReference> all = List.copyOf(unfreed);
        unfreed.clear();
        all.forEach(this::freeOfService);
    }

    /** Frees memory; its slot is free after a reply, whatever that is: the capability was given away. */
    private void freeOfService(RamReference memory) {
        Outcome<RamIdentifyResult> before = memory.identify(domain.syscalls());
        try {
            domain.services().memory().free(memory);
        } catch (CallFailed failed) {
            // The slot may be free already, and in use for something else.
            if (before.succeeded() && before.equals(memory.identify(domain.syscalls()))) {
                domain.slots().release(memory);
            }
        }
    }
}
