package org.barreleye.experiment.translation;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.MachineDescription;

/**
 * The shootdown of monolithic kernels on the bare machine: the unmapping core clears the entry, invalidates its own
 * translation, interrupts the other cores one after the other, and waits until each has invalidated its translation
 * and acknowledged that (Black et al., "Translation lookaside buffer consistency", 1989). Nothing else runs on any
 * core, and no lock is taken.
 */
final class InterruptShootdown {
    private static final long SEED = 1;
    private static final int ROUNDS = 10;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int VECTOR = 40;
    private static final int LINE = 64;
    private static final long POLL_PERIOD_CYCLES = 6;
    private static final long PAGE = 0x1000_0000;

    private final MachineDescription description;
    private final boolean isCounterShared;
    // The machine has no atomic increment. The cores load and store the counter, which costs what its line costs; the
    // count itself is here, so that none is lost.
    private long acknowledged;

    /**
     * Prepares it.
     *
     * @param isCounterShared whether all cores acknowledge by incrementing one counter; otherwise each writes a word of
     *     its own, in a line of its own
     */
    InterruptShootdown(MachineDescription description, boolean isCounterShared) {
        this.description = description;
        this.isCounterShared = isCounterShared;
    }

    /** Measures with the first cores of some; returns the picoseconds of one unmap. */
    double picoseconds(List<Integer> coreIndices, long memory) {
        acknowledged = 0;
        try (Machine machine = Machine.of(description, SEED)) {
            List<CoreId> targets = new ArrayList<>();
            for (int index : coreIndices.subList(1, coreIndices.size())) {
                CoreId id = machine.cores().get(index).id();
                targets.add(id);
                start(machine, id, new Target(isCounterShared ? memory : memory + (long) targets.size() * LINE));
            }
            machine.run();
            Unmapper unmapper = new Unmapper(targets, memory);
            start(machine, machine.cores().get(coreIndices.get(0)).id(), unmapper);
            machine.run();
            return (double) unmapper.sum / ROUNDS;
        }
    }

    private static void start(Machine machine, CoreId core, Reactor software) {
        machine.install(core, (started, entry) -> software);
        machine.powerOn(core, 0);
    }

    /** The memory of the acknowledgements, and behind it the page-table entry. */
    static long memoryOf(MachineDescription machine) {
        return machine.memory().stream().filter(region -> region.isCached()).findFirst()
                .map(region -> new CanonicalAddress(region.space(), 0x1_0000).packed())
                .orElseThrow(() -> new IllegalArgumentException(machine.name() + " has no memory that is cached"));
    }

    /** The core that unmaps. */
    @NotCopyable("an experiment runs to its end on one machine")
    private final class Unmapper implements Reactor {
        private final List<CoreId> targets;
        private final long memory;
        private final List<Long> awaited = new ArrayList<>();
        private boolean isSpinning;
        private int round;
        private long begin;
        private long sum;

        private Unmapper(List<CoreId> targets, long memory) {
            this.targets = targets;
            this.memory = memory;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.LineChanged change) {
                core.load(change.lineAddress(), Long.BYTES, Endianness.LITTLE);
                awaited.remove(change.lineAddress());
            } else if (isSpinning) {
                core.spend(POLL_PERIOD_CYCLES);
                core.load(memory, Long.BYTES, Endianness.LITTLE);
                isSpinning = acknowledged < (long) round * targets.size();
            } else {
                unmap(core);
            }
            if (isSpinning || !awaited.isEmpty()) {
                return isSpinning ? CoreDirective.AGAIN : new CoreDirective.Await(
                        awaited.stream().mapToLong(Long::longValue).toArray(), POLL_PERIOD_CYCLES, CoreDirective.NEVER);
            }
            core.spend(core.description().costs().resume());
            sum += round <= WARM_UP_ROUNDS ? 0 : core.now() - begin;
            return round == WARM_UP_ROUNDS + ROUNDS ? CoreDirective.HALT : CoreDirective.AGAIN;
        }

        private void unmap(Core core) {
            round++;
            begin = core.now();
            core.spend(core.description().costs().trap());
            core.store(memory - LINE, Long.BYTES, 0, Endianness.LITTLE);
            core.mmu().invalidatePage(PAGE, 0);
            for (int i = 0; i < targets.size(); i++) {
                core.sendInterrupt(targets.get(i), VECTOR);
                if (!isCounterShared) {
                    awaited.add(memory + (i + 1L) * LINE);
                }
            }
            // Many cores increment the counter while it is read, so it is read again and again.
            isSpinning = isCounterShared && !targets.isEmpty();
        }
    }

    /** A core that has the translation. */
    @NotCopyable("an experiment runs to its end on one machine")
    private final class Target implements Reactor {
        private final long acknowledgement;
        private boolean isAcknowledging;

        private Target(long acknowledgement) {
            this.acknowledgement = acknowledgement;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Interrupt) {
                core.mmu().invalidatePage(PAGE, 0);
                core.load(acknowledgement, Long.BYTES, Endianness.LITTLE);
                isAcknowledging = true;
                // The acknowledgement is a step of its own, after the time that all before it takes.
                return CoreDirective.AGAIN;
            }
            if (isAcknowledging) {
                isAcknowledging = false;
                acknowledged++;
                core.store(acknowledgement, Long.BYTES, acknowledged, Endianness.LITTLE);
                core.spend(core.description().costs().resume());
            }
            return CoreDirective.HALT;
        }
    }
}
