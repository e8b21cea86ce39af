package org.barreleye.experiment.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock of the one kernel, on the bare machine. */
class QueueLockTest {
    private static final int ROUNDS = 50;
    private static final int INSTRUCTIONS = 100;

    private final List<CoreId> holders = new ArrayList<>();

    private void run(String preset, int cores) {
        try (Machine machine = Machine.of(Presets.named(preset), 1)) {
            QueueLock lock = new QueueLock(new CanonicalAddress(0, 0x1_0000).packed());
            for (int core = 0; core < cores; core++) {
                CoreId id = machine.cores().get(core).id();
                Entering software = new Entering(lock, core + 1L);
                machine.install(id, (started, entry) -> software);
                machine.powerOn(id, 0);
            }
            machine.run();
            double cycle = machine.description().cores().get(0).cyclePicoseconds();
            assertThat(machine.now() / cycle).as("cycles in which one core after the other holds the lock")
                    .isGreaterThan((double) cores * ROUNDS * INSTRUCTIONS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"odroid-c4", "smp-4", "amd-2x2", "intel-2x4"})
    void is_held_by_one_core_at_a_time_and_each_gets_it_in_turn(String preset) {
        run(preset, 4);

        assertThat(holders).hasSize(4 * ROUNDS);
        // All of them wait from the second turn on, until the first of them ends.
        for (int turn = 4; turn < 4 * (ROUNDS - 1); turn++) {
            assertThat(holders.get(turn)).as("turn %d", turn).isEqualTo(holders.get(turn % 4 + 4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"odroid-c4", "smp-1"})
    void is_taken_again_by_a_core_that_is_alone(String preset) {
        run(preset, 1);

        assertThat(holders).hasSize(ROUNDS);
    }

    /** Enters the kernel again and again. */
    @NotCopyable("a test runs to its end on one machine")
    private final class Entering extends LockedCore {
        private int rounds;

        private Entering(QueueLock lock, long node) {
            super(lock, node);
        }

        @Override
        CoreDirective runUser(Core core) {
            rounds++;
            return rounds > ROUNDS ? CoreDirective.HALT : enter(core, new KernelEntry(10, INSTRUCTIONS));
        }

        @Override
        CoreDirective onInterrupt(Core core) {
            return runUser(core);
        }

        @Override
        long work(Core core, KernelEntry entry) {
            holders.add(core.id());
            return 10;
        }
    }
}
