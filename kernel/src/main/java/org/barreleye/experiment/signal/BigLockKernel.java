package org.barreleye.experiment.signal;

import java.util.List;
import java.util.stream.IntStream;
import org.barreleye.cpudriver.syscall.FastPath;
import org.barreleye.experiment.signal.SignallingCore.Entries;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.MachineDescription;

/**
 * One kernel for all cores behind one lock, on the bare machine: each system call and each interrupt takes the lock,
 * works on kernel data that all cores share, and releases it (Peters et al., "For a microkernel, a big lock is fine",
 * 2015). What the lock and the data cost is what their lines cost.
 */
final class BigLockKernel {
    private static final long SEED = 1;
    private static final int LINE = 64;
    private static final long BASE = 0x1_0000;
    // Behind the lock, for each core: its queue of runnable threads, the state of its thread, and the notification of
    // that.
    private static final int LINES_OF_A_CORE = 3;

    private final MachineDescription description;
    private final List<CoreId> cores;
    private final long base;

    /**
     * Prepares it.
     *
     * @param cores the cores: that of the thread that measures, that of its partner, and further ones; coherent
     */
    BigLockKernel(MachineDescription description, List<CoreId> cores) {
        this.description = description;
        this.cores = cores;
        base = description.memory().stream()
                .filter(region -> description.domainOf(region)
                        .equals(description.domainOf(description.nodeOf(description.indexOf(cores.get(0))))))
                .findFirst().map(region -> new CanonicalAddress(region.space(), BASE).packed())
                .orElseThrow(() -> new IllegalArgumentException(
                        description.name() + " has no memory that " + cores.get(0) + " caches; a lock needs some"));
    }

    /** Measures; returns the picoseconds of a round trip. */
    double measure(Situation situation) {
        try (Machine machine = Machine.of(description, SEED)) {
            QueueLock lock = new QueueLock(base);
            SignallingCore first =
                    new SignallingCore(lock, 1, cores.get(0), entries(0, 1), true, Situation.Load.NONE);
            SignallingCore second =
                    new SignallingCore(lock, 2, cores.get(1), entries(1, 0), false, situation.besidePartner());
            first.setPartner(second);
            second.setPartner(first);
            start(machine, 1, second);
            for (int caller = 2; caller < 2 + situation.callers(); caller++) {
                start(machine, caller, new CallingCore(lock, caller + 1L, entries(caller, caller).call()));
            }
            start(machine, 0, first);
            while (!first.isDone() && machine.step()) {
                continue;
            }
            if (!first.isDone()) {
                throw new IllegalStateException("nothing happens any more, and the threads have not finished");
            }
            return first.picoseconds();
        }
    }

    private void start(Machine machine, int core, Reactor software) {
        machine.install(cores.get(core), (started, entry) -> software);
        machine.powerOn(cores.get(core), 0);
    }

    private Entries entries(int core, int partner) {
        CoreCosts costs = description.cores().get(description.indexOf(cores.get(core))).costs();
        long trap = costs.trap();
        return new Entries(
                new KernelEntry(trap, FastPath.INSTRUCTIONS, lines(partner, LINES_OF_A_CORE)),
                new KernelEntry(trap, FastPath.INSTRUCTIONS, lines(core, LINES_OF_A_CORE)),
                // The machine charges the entry of an interrupt.
                new KernelEntry(0, FastPath.INSTRUCTIONS, lines(core, LINES_OF_A_CORE)),
                new KernelEntry(trap, FastPath.INSTRUCTIONS, lines(core, 1)));
    }

    private long[] lines(int core, int count) {
        long first = base + (QueueLock.lines(cores.size()) + (long) core * LINES_OF_A_CORE) * LINE;
        return IntStream.range(0, count).mapToLong(line -> first + (long) line * LINE).toArray();
    }
}
