package org.barreleye.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CoherenceDirectoryTest {
    private static final long ADDRESS = 3 * 64;
    private static final MemoryRegion REGION = new MemoryRegion(0, 4_096);
    private static final long MEMORY = 100 * 1_000;

    private final MachineDescription description = manyCores(70);
    private final CoherenceDirectory directory = new CoherenceDirectory(description, new Routes(description),
            new SeededRandom(1), StalledLinks.none());
    private final Page page = new Page(REGION, description);

    /**
     * Cores of 1,000 MHz; the distance of two is the difference of their numbers: 10 ns a fetch, 1 ns an invalidation.
     */
    private static MachineDescription manyCores(int count) {
        List<CoreDescription> cores = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        CoreCosts costs = new CoreCosts(1, 100, 0, 0, 0, 0, 0, 0, 0);
        for (int core = 0; core < count; core++) {
            cores.add(new CoreDescription(new CoreId(core), "x86-64", 64, Endianness.LITTLE, 1_000, costs));
            for (int other = 0; other < core; other++) {
                long distance = core - other;
                links.add(new Link(other, core, 10_000 * distance, 1_000 * distance, 0, 0));
            }
        }
        return new MachineDescription("many", cores, links, List.of(new MemoryRegion(0, 4_096)), 0);
    }

    // Each access comes long after the one before, so that none waits.
    private long time;

    private long read(int core) {
        time += 1_000_000;
        return directory.read(page, ADDRESS, core, time);
    }

    private long write(int core) {
        time += 1_000_000;
        long price = directory.costOfOwnership(page, ADDRESS, core, time);
        directory.acquireOwnership(page, ADDRESS, core, time);
        return price;
    }

    @Nested
    class Reading {
        @Test
        void a_line_that_no_core_modified_fetches_it_from_memory_once() {
            assertThat(read(0)).isEqualTo(MEMORY);
            assertThat(read(69)).isEqualTo(MEMORY);
            assertThat(read(0)).isZero();
            assertThat(read(69)).isZero();
        }

        @Test
        void a_modified_line_fetches_it_from_its_owner_by_distance() {
            write(2);

            assertThat(read(66)).isEqualTo(64 * 10_000);
            assertThat(read(2)).isZero();
            assertThat(read(3)).as("memory is up to date again").isEqualTo(MEMORY);
        }
    }

    @Nested
    class Writing {
        @Test
        void a_line_that_this_core_holds_alone_costs_nothing() {
            read(65);

            assertThat(write(65)).isZero();
            assertThat(write(65)).isZero();
        }

        @Test
        void a_shared_line_waits_for_the_slowest_invalidation() {
            read(10);
            read(12);
            read(69);

            assertThat(write(10)).isEqualTo(59 * 1_000);
            assertThat(read(12)).as("its copy is gone").isEqualTo(2 * 10_000);
        }

        @Test
        void a_line_that_others_share_also_fetches_it_and_the_slower_counts() {
            read(69);

            assertThat(write(0)).isEqualTo(MEMORY);
        }

        @Test
        void a_line_that_another_modified_fetches_it_from_there() {
            write(4);

            assertThat(write(5)).isEqualTo(10_000);
            assertThat(write(4)).isEqualTo(10_000);
        }
    }

    @Nested
    class Unread {
        @Test
        void is_a_line_that_was_written_since_this_core_last_read_it() {
            assertThat(directory.isUnread(page, ADDRESS, 69)).as("never written").isFalse();

            write(3);
            assertThat(directory.isUnread(page, ADDRESS, 69)).isTrue();
            assertThat(directory.isUnread(page, ADDRESS, 3)).as("by whomever").isTrue();

            read(69);
            assertThat(directory.isUnread(page, ADDRESS, 69)).isFalse();
            assertThat(directory.isUnread(page, ADDRESS, 3)).isTrue();
        }
    }

    @Test
    void jitter_stays_within_the_bound_of_its_link_and_depends_on_the_seed() {
        List<Long> costs = new ArrayList<>();
        for (long seed = 0; seed < 50; seed++) {
            CoherenceDirectory twoKinds = new CoherenceDirectory(Presets.x86Power32(), new Routes(Presets.x86Power32()),
                    new SeededRandom(seed), StalledLinks.none());
            Page shared = new Page(REGION, Presets.x86Power32());
            twoKinds.acquireOwnership(shared, ADDRESS, 0, 0);
            costs.add(twoKinds.read(shared, ADDRESS, 1, 0));
        }

        assertThat(costs).allMatch(cost -> cost >= 200_000 && cost <= 350_000);
        assertThat(costs.stream().distinct().count()).isGreaterThan(40);
    }

    @Test
    void watchers_are_listed_in_ascending_order() {
        directory.watch(page, ADDRESS, 69);
        directory.watch(page, ADDRESS, 5);
        directory.watch(page, ADDRESS, 64);
        directory.unwatch(page, ADDRESS, 64);

        assertThat(directory.watcher(page, ADDRESS, 0)).isEqualTo(5);
        assertThat(directory.watcher(page, ADDRESS, 6)).isEqualTo(69);
        assertThat(directory.watcher(page, ADDRESS, 70)).isEqualTo(-1);
        assertThat(directory.watcher(page, ADDRESS + 64, 0)).isEqualTo(-1);
    }
}
