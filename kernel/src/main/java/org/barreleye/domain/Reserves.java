package org.barreleye.domain;

import org.barreleye.domain.capability.MonitorMemorySource;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.TableMemory;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;

/**
 * The slots for capabilities and the memory for page tables that a domain has before it can receive anything. More of
 * both is requested of the monitor while there is still a reserve.
 */
final class Reserves implements Copyable {
    private final SlotAllocator slots;
    private final TableMemory tables;
    private final AddressSpace addressSpace;
    // Null until there is a binding to the monitor.
    private MonitorBinding monitor;
    private EventLoop events;
    private MonitorMemorySource forSlots;
    private MonitorMemorySource forTables;

    Reserves(SystemCalls syscalls) {
        slots = new SlotAllocator(syscalls);
        tables = new TableMemory(syscalls, slots);
        if (!syscalls.pageTableArchitecture().isEmpty()) {
            tables.grow(new RamReference(WellKnownSlots.PAGE_TABLE_MEMORY));
        }
        addressSpace = AddressSpace.create(syscalls, slots, tables);
    }

    /** Requests more from the monitor when a reserve is low. */
    void requestFrom(MonitorBinding monitor, EventLoop events) {
        this.monitor = monitor;
        this.events = events;
        forSlots = new MonitorMemorySource(monitor, ObjectType.L2CNODE.fixedSize(), slots, events);
        slots.setSource(forSlots);
        forTables = new MonitorMemorySource(monitor, TableMemory.FURTHER_BYTES, tables, events);
        tables.setSource(forTables);
        events.explainFaultsWith(addressSpace);
    }

    /** Lets a request wait for the reply. For threaded programs only. */
    void allowWaiting() {
        slots.setUnmapWait(new FinishUnmap(monitor, events));
        forSlots.allowWaiting();
        forTables.allowWaiting();
    }

    /** Waits for other cores by a request to the monitor, unless an event is being handled. */
    private record FinishUnmap(MonitorBinding monitor, EventLoop events) implements SlotAllocator.UnmapWait {
        @Override
        public void await() {
            if (!events.isPolling()) {
                try {
                    MonitorInterface.client(monitor, events).finishUnmap();
                } catch (CallFailed failed) {
                    // The operation is repeated, and refused again.
                }
            }
        }
    }

    SlotAllocator slots() {
        return slots;
    }

    AddressSpace addressSpace() {
        return addressSpace;
    }
}
