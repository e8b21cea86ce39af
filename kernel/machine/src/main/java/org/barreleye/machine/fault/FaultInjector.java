package org.barreleye.machine.fault;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.trace.Trace;

/** Injects the {@link Faults} of a machine. A fault of probability 0 draws no random number. */
public final class FaultInjector implements Copyable {
    private static final int HUNDRED_PERCENT = 100;

    private final MachineDescription machine;
    private final Faults faults;
    private final EventQueue queue;
    private final SimulationClock simulationClock;
    private final Trace trace;
    // By the core that is interrupted.
    private final List<SeededRandom> interrupts;
    // By core: the vectors by which it was interrupted, if there are spurious interrupts.
    private final List<List<Integer>> vectors;
    private final SeededRandom transfers;
    // By core: how often its software has asked for an allocation.
    private final long[] allocations;

    /**
     * Creates the injector of a machine.
     *
     * @throws IllegalArgumentException if a fault names a core that the machine does not have
     */
    public FaultInjector(MachineDescription machine, Faults faults, SeededRandom random, EventQueue queue,
            SimulationClock simulationClock, Trace trace) {
        this.machine = machine;
        this.faults = faults;
        this.queue = queue;
        this.simulationClock = simulationClock;
        this.trace = trace;
        SeededRandom faultRandom = random.fork("faults");
        interrupts = new ArrayList<>();
        vectors = new ArrayList<>();
        for (CoreDescription core : machine.cores()) {
            interrupts.add(faultRandom.fork("interrupts of " + core.id()));
            vectors.add(new ArrayList<>());
        }
        transfers = faultRandom.fork("transfers");
        allocations = new long[interrupts.size()];
        faults.slowCores().forEach(slow -> machine.indexOf(slow.core()));
        faults.skews().forEach(skew -> machine.indexOf(skew.core()));
        faults.budgets().forEach(budget -> machine.indexOf(budget.core()));
        faults.crashes().forEach(crash -> machine.indexOf(crash.core()));
    }

    /** The cycle time of a core in picoseconds, longer if a fault slows it down. */
    public long cycle(CoreDescription core) {
        long nominal = core.cyclePicoseconds();
        return faults.slowCores().stream().filter(slow -> slow.core().equals(core.id())).findFirst()
                .map(slow -> nominal * slow.percent() / HUNDRED_PERCENT).orElse(nominal);
    }

    /** The time by which the clock of a core is ahead, in picoseconds. */
    public long skew(CoreDescription core) {
        return faults.skews().stream().filter(skew -> skew.core().equals(core.id())).findFirst()
                .map(ClockSkew::ahead).orElse(0L);
    }

    /** Posts the crashes of cores. */
    public void postCrashes() {
        for (CoreCrash crash : faults.crashes()) {
            queue.post(crash.at(), EventClass.CRASH, machine.indexOf(crash.core()), crash.restartAfter());
        }
    }

    /** Posts an interrupt, unless a fault loses it; a fault may delay or repeat it, or add one of another vector. */
    public void postInterrupt(long due, int core, int vector) {
        SeededRandom random = interrupts.get(core);
        if (!occurs(random, faults.lostInterrupts())) {
            boolean late = occurs(random, faults.lateInterrupts());
            queue.post(late ? due + random.upTo(faults.lateness()) : due, EventClass.INTERRUPT, core, vector);
        }
        if (occurs(random, faults.repeatedInterrupts())) {
            queue.post(due + random.upTo(faults.lateness()), EventClass.INTERRUPT, core, vector);
        }
        if (faults.spuriousInterrupts() > 0) {
            postSpurious(due, core, vector, random);
        }
    }

    private void postSpurious(long due, int core, int vector, SeededRandom random) {
        List<Integer> known = vectors.get(core);
        if (!known.contains(vector)) {
            known.add(vector);
        }
        if (occurs(random, faults.spuriousInterrupts())) {
            queue.post(due + random.upTo(faults.lateness()), EventClass.INTERRUPT, core,
                    known.get((int) random.upTo(known.size() - 1)));
        }
    }

    /** Returns whether the transfer that begins now fails. */
    public boolean failsTransfer() {
        return occurs(transfers, faults.failedTransfers());
    }

    /** Returns whether the software of a core is granted an allocation. Counts the call. */
    public boolean grantsAllocation(int core) {
        long before = allocations[core]++;
        for (AllocationBudget budget : faults.budgets()) {
            if (machine.indexOf(budget.core()) == core) {
                boolean granted = before < budget.granted() || before >= budget.granted() + budget.refused();
                if (!granted) {
                    trace.record(simulationClock.time(), core, "allocation refused", before + 1);
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
