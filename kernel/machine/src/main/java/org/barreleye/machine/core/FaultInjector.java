package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.fault.AllocationBudget;
import org.barreleye.machine.fault.ClockSkew;
import org.barreleye.machine.fault.CoreCrash;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;

/** Brings the faults of a machine about. Draws nothing for what never goes wrong. */
final class FaultInjector implements Copyable {
    private static final int HUNDRED_PERCENT = 100;

    private final Engine engine;
    @Shared // never changed
    private final Faults faults;
    // By the core that is interrupted.
    private final List<SeededRandom> interrupts;
    private final SeededRandom transfers;
    // By core: how often its software has asked for memory.
    private final long[] allocations;

    FaultInjector(Engine engine, Faults faults, SeededRandom random) {
        this.engine = engine;
        this.faults = faults;
        SeededRandom faultRandom = random.fork("faults");
        interrupts = new ArrayList<>();
        engine.description.cores().forEach(core -> interrupts.add(faultRandom.fork("interrupts of " + core.id())));
        transfers = faultRandom.fork("transfers");
        allocations = new long[interrupts.size()];
    }

    /** How long a cycle of a core takes, in picoseconds. */
    long cycle(CoreDescription core) {
        long nominal = core.cyclePicoseconds();
        return faults.slowCores().stream().filter(slow -> slow.core().equals(core.id())).findFirst()
                .map(slow -> nominal * slow.percent() / HUNDRED_PERCENT).orElse(nominal);
    }

    /** By how much the clock of a core is ahead, in picoseconds. */
    long skew(CoreDescription core) {
        return faults.skews().stream().filter(skew -> skew.core().equals(core.id())).findFirst()
                .map(ClockSkew::ahead).orElse(0L);
    }

    /** Posts the stops of cores, and makes sure that there are all of which something is said. */
    void postCrashes() {
        faults.slowCores().forEach(slow -> engine.core(slow.core()));
        faults.skews().forEach(skew -> engine.core(skew.core()));
        faults.budgets().forEach(budget -> engine.core(budget.core()));
        for (CoreCrash crash : faults.crashes()) {
            engine.post(crash.at(), EventClass.CRASH, engine.core(crash.core()).index, crash.restartAfter());
        }
    }

    /** Posts an interrupt, as far as nothing goes wrong with it. */
    void postInterrupt(long due, int core, int vector) {
        SeededRandom random = interrupts.get(core);
        if (!occurs(random, faults.lostInterrupts())) {
            boolean late = occurs(random, faults.lateInterrupts());
            engine.post(late ? due + random.upTo(faults.lateness()) : due, EventClass.INTERRUPT, core, vector);
        }
        if (occurs(random, faults.repeatedInterrupts())) {
            engine.post(due + random.upTo(faults.lateness()), EventClass.INTERRUPT, core, vector);
        }
    }

    /** Whether the transfer fails that is about to begin. */
    boolean failsTransfer() {
        return occurs(transfers, faults.failedTransfers());
    }

    /** Whether a core's software is granted the allocation that it asks for. */
    boolean grantsAllocation(int core) {
        long before = allocations[core]++;
        for (AllocationBudget budget : faults.budgets()) {
            if (engine.core(budget.core()).index == core) {
                boolean granted = before < budget.granted() || before >= budget.granted() + budget.refused();
                if (!granted) {
                    engine.trace.record(engine.time(), core, "allocation refused", before + 1);
                }
                return granted;
            }
        }
        return true;
    }

    private static boolean occurs(SeededRandom random, int percent) {
        return percent > 0 && random.upTo(HUNDRED_PERCENT - 1) < percent;
    }
}
