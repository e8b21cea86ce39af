package org.barreleye.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Cores of amd-4x4 that request a line which core 0 owns. A probe takes 301 cycles of 400 ps there and back, so it
 * arrives after 60,200 ps. A hop adds nothing to it.
 */
class LineRequestsTest {
    private static final long ADDRESS = 7 * 64;
    private static final long PROBE = 301 * 400;
    private static final long ARRIVAL = PROBE / 2;
    private static final long START = 1_000_000_000;

    private final MachineDescription description = Presets.named("amd-4x4");
    private final CoherenceDirectory directory = new CoherenceDirectory(description, new Routes(description),
            new SeededRandom(1), StalledLinks.none());
    private final Page page = new MachineMemory(description).page(ADDRESS, 8);

    @BeforeEach
    void core_0_owns_the_line() {
        directory.acquireOwnership(page, ADDRESS, 0, 0);
    }

    /** The time at which a core that requests the ownership at a time is granted it. */
    private long request(int core, long now) {
        return now + directory.costOfOwnership(page, ADDRESS, core, now);
    }

    private void write(int core, long now) {
        directory.acquireOwnership(page, ADDRESS, core, now);
    }

    @Nested
    class AnOwner {
        @Test
        void writes_in_its_own_cache_until_the_probe_of_the_next_request_arrives() {
            assertThat(request(4, START)).isEqualTo(START + PROBE);

            assertThat(request(0, START + ARRIVAL - 1)).isEqualTo(START + ARRIVAL - 1);
            assertThat(request(0, START + ARRIVAL)).as("behind core 4").isEqualTo(START + 2 * PROBE);
        }

        @Test
        void reads_until_then_too() {
            request(4, START);

            assertThat(directory.read(page, ADDRESS, 0, START + ARRIVAL - 1)).isZero();
            assertThat(directory.read(page, ADDRESS, 0, START + ARRIVAL)).as("when core 4 has it, and back")
                    .isEqualTo(PROBE - ARRIVAL + (128 + 65) * 400);
        }

        @Test
        void that_nothing_is_requested_of_keeps_the_line() {
            assertThat(request(0, START)).isEqualTo(START);
            assertThat(directory.lossOfOwnership(page, ADDRESS, 0, START)).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Nested
    class Requests {
        @Test
        void are_served_first_come_first_served_each_for_the_time_of_a_probe() {
            assertThat(request(4, START)).isEqualTo(START + PROBE);
            assertThat(request(8, START + 10)).isEqualTo(START + 2 * PROBE);
            assertThat(request(12, START + 20)).isEqualTo(START + 3 * PROBE);
        }

        @Test
        void give_the_next_core_the_line_until_the_probe_of_the_one_behind_it() {
            request(4, START);
            request(8, START);
            write(4, START + PROBE);

            assertThat(request(4, START + PROBE + ARRIVAL - 1)).isEqualTo(START + PROBE + ARRIVAL - 1);
            assertThat(directory.lossOfOwnership(page, ADDRESS, 4, 0)).isEqualTo(START + PROBE + ARRIVAL);
            assertThat(request(4, START + PROBE + ARRIVAL)).isEqualTo(START + 3 * PROBE);
        }

        @Test
        void of_one_core_for_one_line_are_one_transaction() {
            long granted = request(4, START);

            assertThat(request(4, START + 1_000)).isEqualTo(granted);
        }

        @Test
        void let_a_read_wait_for_those_before_it() {
            request(4, START);
            request(8, START);

            assertThat(directory.read(page, ADDRESS, 12, START)).isEqualTo(2 * PROBE + (128 + 65) * 400);
        }

        @Test
        void that_are_all_served_leave_the_line_with_the_last() {
            request(4, START);
            request(8, START);
            write(4, START + PROBE);
            write(8, START + 2 * PROBE);

            assertThat(request(8, START + 10 * PROBE)).isEqualTo(START + 10 * PROBE);
            assertThat(directory.owner(page, ADDRESS)).isEqualTo(8);
        }
    }

    @Nested
    class ARequestThatIsGrantedLater {
        @Test
        void loses_the_line_to_the_one_behind_it_half_a_probe_after_its_grant() {
            long granted = request(4, START);
            request(8, START);

            assertThat(directory.lossOfOwnership(page, ADDRESS, 4, granted)).isEqualTo(granted + ARRIVAL);
        }
    }
}
