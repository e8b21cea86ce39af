package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.description.MissDescription;
import org.barreleye.machine.description.MissMachine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A core of amd-4x4 that polls lines which another core of its package has written. A fetch takes 128 cycles of 400 ps
 * beyond the hit of 2.
 */
class MissRegistersTest {
    private static final CoreId READER = new CoreId(0);
    private static final CoreId WRITER = new CoreId(1);
    private static final long CYCLE = 400;
    private static final long FETCH = 128;
    private static final long HIT = 2;
    private static final int HEADER = 56;

    private long taken;

    /** The cycles in which the reader, which polls some written lines, loads them one after the other. */
    private long cyclesToLoad(int lines, int misses) {
        return cyclesToLoad(lines, misses, 0);
    }

    /** The same for a reader that works between its poll and its first load. */
    private long cyclesToLoad(int lines, int misses, int workCycles) {
        Machine machine = Machine.of(MissMachine.of("amd-4x4", new MissDescription(misses, 1)), 1);
        machine.install(WRITER, Software.once(core -> {
            for (int line = 0; line < lines; line++) {
                core.publishLine(line * 64L, 0, 0, 0, 0, 0, 0, 0, 1);
            }
        }));
        machine.powerOn(WRITER, 0);
        machine.run();
        machine.install(READER, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                return new CoreDirective.Await(LongStream.range(0, lines).map(line -> line * 64).toArray(), 6,
                        CoreDirective.NEVER);
            }
            core.spend(workCycles);
            long begin = core.now();
            for (int line = 0; line < lines; line++) {
                assertThat(core.load(line * 64L + HEADER, 8, Endianness.LITTLE)).isEqualTo(1);
            }
            taken = core.now() - begin - CYCLE;
            return CoreDirective.HALT;
        }));
        machine.powerOn(READER, 0);
        machine.run();
        return taken / CYCLE;
    }

    @Nested
    class TheLinesThatAPollFindsWritten {
        @Test
        void are_fetched_one_after_the_other_by_a_core_with_one_miss() {
            assertThat(cyclesToLoad(3, 1)).isEqualTo(3 * (FETCH + HIT));
        }

        @Test
        void are_fetched_at_the_same_time_by_a_core_with_several() {
            assertThat(cyclesToLoad(3, 8)).isBetween(FETCH + HIT, FETCH + 3 * HIT);
        }

        @Test
        void are_not_known_to_be_written_before_the_first_of_them_is_there() {
            assertThat(cyclesToLoad(1, 8, 1_000)).isEqualTo(FETCH + HIT);
            assertThat(cyclesToLoad(3, 8, 1_000)).as("the others came meanwhile").isEqualTo(FETCH + 3 * HIT);
        }

        @Test
        void are_fetched_at_the_same_time_as_far_as_there_are_registers() {
            assertThat(cyclesToLoad(3, 2)).isBetween(2 * FETCH, 2 * (FETCH + HIT) + HIT);
        }
    }
}
