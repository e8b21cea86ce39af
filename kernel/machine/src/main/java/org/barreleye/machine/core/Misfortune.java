package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.fault.AllocationBudget;
import org.barreleye.machine.fault.ClockSkew;
import org.barreleye.machine.fault.CoreStop;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.time.EventClass;

/** Brings the faults of a machine about. Draws nothing for what never goes wrong. */
final class Misfortune implements Copyable {
    private static final int ALL = 100;

    private final Engine engine;
    private final Faults faults;
    // By the core that is interrupted.
    private final List<Chance> interrupts;
    private final Chance transfers;
    // By core: how often its software has asked for memory.
    private final long[] allocations;

    Misfortune(Engine engine, Faults faults, Chance chance) {
        this.engine = engine;
        this.faults = faults;
        Chance own = chance.fork("faults");
        interrupts = new ArrayList<>();
        engine.description.cores().forEach(core -> interrupts.add(own.fork("interrupts of " + core.id())));
        transfers = own.fork("transfers");
        allocations = new long[interrupts.size()];
    }

    private Misfortune(Misfortune source, Copier copier) {
        copier.enter(source, this);
        engine = copier.of(source.engine);
        faults = source.faults;
        interrupts = copier.of(source.interrupts);
        transfers = copier.of(source.transfers);
        allocations = source.allocations.clone();
    }

    @Override
    public Misfortune copy(Copier copier) {
        return new Misfortune(this, copier);
    }

    /** How long a cycle of a core takes, in picoseconds. */
    long cycle(CoreDescription core) {
        long right = core.cyclePicoseconds();
        return faults.slowCores().stream().filter(slow -> slow.core().equals(core.id())).findFirst()
                .map(slow -> right * slow.percent() / ALL).orElse(right);
    }

    /** By how much the clock of a core is ahead, in picoseconds. */
    long skew(CoreDescription core) {
        return faults.skews().stream().filter(skew -> skew.core().equals(core.id())).findFirst()
                .map(ClockSkew::ahead).orElse(0L);
    }

    /** Posts the stops of cores, and makes sure that there are all of which something is said. */
    void begin() {
        faults.slowCores().forEach(slow -> engine.core(slow.core()));
        faults.skews().forEach(skew -> engine.core(skew.core()));
        faults.budgets().forEach(budget -> engine.core(budget.core()));
        for (CoreStop stop : faults.stops()) {
            engine.post(stop.at(), EventClass.STOP, engine.core(stop.core()).index, stop.restartAfter());
        }
    }

    /** Posts an interrupt, as far as nothing goes wrong with it. */
    void interrupt(long due, int core, int vector) {
        Chance chance = interrupts.get(core);
        if (!happens(chance, faults.lostInterrupts())) {
            boolean late = happens(chance, faults.lateInterrupts());
            engine.post(late ? due + chance.upTo(faults.lateness()) : due, EventClass.INTERRUPT, core, vector);
        }
        if (happens(chance, faults.repeatedInterrupts())) {
            engine.post(due + chance.upTo(faults.lateness()), EventClass.INTERRUPT, core, vector);
        }
    }

    /** Whether the transfer fails that is about to begin. */
    boolean failsTransfer() {
        return happens(transfers, faults.failedTransfers());
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

    private static boolean happens(Chance chance, int percent) {
        return percent > 0 && chance.upTo(ALL - 1) < percent;
    }
}
