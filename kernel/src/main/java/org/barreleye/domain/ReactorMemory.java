package org.barreleye.domain;

import java.util.function.Consumer;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The memory of the objects in the address space of a reactor, which never waits: it requests memory.
 *
 * @param domain of the reactor
 * @param requests for memory
 */
record ReactorMemory(Domain domain, MemoryRequests requests) implements RamSource {
    /** Lets the objects in the address space of a reactor allocate memory; returns its domain. */
    static Domain provideTo(Domain domain) {
        domain.addressSpace().allocateFrom(new ReactorMemory(domain, new MemoryRequests(domain)));
        return domain;
    }

    @Override
    public boolean mayWait() {
        return false;
    }

    @Override
    public Outcome<RamReference> allocate(long bytes, long alignment, long node) {
        return Outcome.refused(KernelError.OUT_OF_MEMORY);
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
        return WellKnown.ROOT.retype(domain.syscalls(), memory, offset, Retype.FRAME, bytes, 1, slot);
    }

    @Override
    public void free(RamReference memory) {
        requests.free(memory);
    }
}
