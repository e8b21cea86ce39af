package org.barreleye.domain;

import org.barreleye.domain.capability.NodeSupply;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/** Asks the monitor for the memory of further capability nodes. */
final class MemoryFromMonitor implements NodeSupply, AllocateContinuation {
    private final MonitorBinding monitor;
    private final SlotAllocator slots;

    MemoryFromMonitor(MonitorBinding monitor, SlotAllocator slots) {
        this.monitor = monitor;
        this.slots = slots;
    }

    private MemoryFromMonitor(MemoryFromMonitor source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        slots = copier.of(source.slots);
    }

    @Override
    public MemoryFromMonitor copy(Copier copier) {
        return new MemoryFromMonitor(this, copier);
    }

    @Override
    public boolean request() {
        return monitor.tryAllocate(ObjectType.L2CNODE.fixedSize(), this);
    }

    @Override
    public void replied(CapabilityReference memory, ErrorCode err) {
        if (err.failed()) {
            slots.declined();
        } else {
            slots.grow(new RamReference(memory.address()));
        }
    }

    @Override
    public void failed(Failure failure) {
        slots.declined();
    }
}
