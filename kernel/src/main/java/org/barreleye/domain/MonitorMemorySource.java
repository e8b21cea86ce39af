package org.barreleye.domain;

import org.barreleye.domain.capability.CNodeSource;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;

/** Asks the monitor for the memory of further capability nodes. */
final class MonitorMemorySource implements CNodeSource, AllocateContinuation {
    private final MonitorBinding monitor;
    private final SlotAllocator slots;

    MonitorMemorySource(MonitorBinding monitor, SlotAllocator slots) {
        this.monitor = monitor;
        this.slots = slots;
    }

    @Override
    public boolean request() {
        return monitor.tryAllocate(ObjectType.L2CNODE.fixedSize(), this);
    }

    @Override
    public void replied(CapabilityReference memory, ErrorCode err) {
        if (err.failed()) {
            slots.onRequestFailed();
        } else {
            slots.grow(new RamReference(memory.address()));
        }
    }

    @Override
    public void failed(Failure failure) {
        slots.onRequestFailed();
    }
}
