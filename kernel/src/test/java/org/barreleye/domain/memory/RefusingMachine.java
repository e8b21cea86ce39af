package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.CoreKind;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.fault.AllocationBudget;

/** A machine of one core of any kind, which refuses allocations when a test wants it to. */
final class RefusingMachine {
    private static final CoreId CORE = new CoreId(0);

    private final Machine machine;

    private RefusingMachine(Machine machine) {
        this.machine = machine;
    }

    /** The lines of a test. */
    @FunctionalInterface
    interface Lines {
        void run(Domain domain, RefusingMachine machine) throws CallFailed;
    }

    /** Boots a machine whose core has an MMU of some kind, and runs the lines on it. */
    static BootResult run(MmuKind kind, Lines lines) {
        List<Machine> booted = new ArrayList<>();
        return BootResult.on(CoreKind.of(kind, "smp-1")).observedBy(booted::add)
                .run(domain -> lines.run(domain, new RefusingMachine(booted.get(0))));
    }

    /** Grants some allocations from now on, refuses some, and grants all others. */
    void refuse(long granted, long refused) {
        machine.setAllocationBudget(new AllocationBudget(CORE, granted, refused));
    }

    /** Grants all allocations from now on. */
    void grantAll() {
        refuse(0, 0);
    }

    /** The number of allocations that were refused so far. */
    long refusals() {
        return machine.refusedAllocations(CORE);
    }
}
