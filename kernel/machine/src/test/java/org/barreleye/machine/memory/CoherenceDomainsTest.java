package org.barreleye.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Two islands of two cores each: cores 0 and 1 have a directory and MESI, cores 2 and 3 broadcast and have MOESI.
 * Cycles of 1 ns; a fetch from memory takes 100 ns, within an island 30, the way between the islands adds 50.
 */
class CoherenceDomainsTest {
    private static final MachineDescription ISLANDS = MachineFile.parse("islands.yaml", """
            name: islands
            about: Two islands, each coherent in itself
            kinds:
              plain:
                isa: x86-64
                megahertz: 1000
                word-bits: 64
                endianness: little
                costs: {hit: 2, memory-fetch: 100, interrupt-send: 0, interrupt-entry: 0, trap: 0, resume: 0, \
                space-switch: 0, timer-programming: 0, console-line: 0}
            domains:
              - {name: one, protocol: mesi, lookup: directory}
              - {name: other, protocol: moesi, lookup: broadcast, probe: 200 ns}
            nodes:
              - {kind: plain, cores: [0, 1], domain: one, fetch: 30 ns, invalidation: 20 ns, \
              shared-cache: {bytes: 4 KiB, latency: 12}}
              - {kind: plain, cores: [2, 3], domain: other, fetch: 30 ns}
              - {}
            links:
              - {between: [0, 1], fetch: 50 ns, interrupt: 0 ns}
              - {between: [1, 2], fetch: 10 ns, interrupt: 0 ns}
            memory:
              - {space: 0, node: 0, bytes: 64 KiB}
              - {space: 1, node: 1, bytes: 64 KiB}
              - {space: 2, node: 2, bytes: 64 KiB, domain: one}
            """);
    private static final long NANOSECOND = 1_000;
    private static final long MEMORY = 100 * NANOSECOND;
    private static final long WITHIN = 30 * NANOSECOND;
    private static final long BETWEEN = 50 * NANOSECOND;
    private static final long PROBE = 200 * NANOSECOND;

    private final MachineMemory memory = new MachineMemory(ISLANDS);
    private final CoherenceDirectory directory =
            new CoherenceDirectory(ISLANDS, new Routes(ISLANDS), new SeededRandom(1), StalledLinks.none());
    private long time;

    private static long address(int space) {
        return new CanonicalAddress(space, 0x40).packed();
    }

    private Page page(int space) {
        return memory.page(address(space), 8);
    }

    private long read(int core, int space) {
        time += 1_000_000;
        return directory.read(page(space), address(space), core, time);
    }

    private long write(int core, int space) {
        time += 1_000_000;
        long price = directory.costOfOwnership(page(space), address(space), core, time);
        directory.acquireOwnership(page(space), address(space), core, time);
        return price;
    }

    @Test
    void each_cache_the_memory_of_their_own_node() {
        assertThat(read(0, 0)).isEqualTo(MEMORY);
        assertThat(read(0, 0)).isZero();
        assertThat(read(2, 1)).isEqualTo(MEMORY);
        assertThat(read(2, 1)).isZero();
    }

    @Test
    void cache_memory_at_a_node_without_cores_if_it_names_them() {
        read(1, 2);
        assertThat(read(1, 2)).isZero();
        assertThat(read(2, 2)).isEqualTo(read(2, 2)).isEqualTo(MEMORY + 10 * NANOSECOND);
    }

    @Nested
    class TheMemoryOfAnotherDomain {
        @Test
        void is_accessed_past_all_caches_every_time() {
            assertThat(read(2, 0)).isEqualTo(MEMORY + BETWEEN);
            assertThat(read(2, 0)).isEqualTo(MEMORY + BETWEEN);
            assertThat(write(2, 0)).isEqualTo(MEMORY + BETWEEN);
            assertThat(write(2, 0)).isEqualTo(MEMORY + BETWEEN);
            assertThat(directory.sharer(page(0), address(0), 0)).isEqualTo(-1);
        }

        @Test
        void is_lost_by_the_caches_of_its_domain_when_it_is_written() {
            write(0, 0);
            write(2, 0);

            assertThat(directory.owner(page(0), address(0))).isEqualTo(-1);
            assertThat(read(0, 0)).as("from memory again, not from the cache that the node shares").isEqualTo(MEMORY);
        }

        @Test
        void stays_with_its_owner_when_it_is_read() {
            write(0, 0);
            read(2, 0);

            assertThat(directory.owner(page(0), address(0))).isZero();
            assertThat(write(0, 0)).isZero();
        }

        @Test
        void is_unread_for_a_core_that_polls_it() {
            read(2, 0);
            write(0, 0);
            assertThat(directory.isUnread(page(0), address(0), 2)).isTrue();
            read(0, 0);
            write(2, 0);
            assertThat(directory.isUnread(page(0), address(0), 0)).isTrue();
        }
    }

    @Nested
    class EachByItsOwnProtocol {
        @Test
        void writes_a_modified_line_back_or_keeps_it_owned() {
            write(0, 0);
            read(1, 0);
            assertThat(directory.owner(page(0), address(0))).as("MESI").isEqualTo(-1);

            write(2, 1);
            read(3, 1);
            assertThat(directory.owner(page(1), address(1))).as("MOESI").isEqualTo(2);
        }

        @Test
        void probes_the_sharers_or_every_cache() {
            read(0, 0);
            read(1, 0);
            assertThat(write(0, 0)).as("a directory").isEqualTo(20 * NANOSECOND);

            read(2, 1);
            read(3, 1);
            assertThat(write(2, 1)).as("a broadcast").isEqualTo(PROBE);
        }

        @Test
        void fetches_within_itself() {
            write(2, 1);
            assertThat(read(3, 1)).isEqualTo(WITHIN);
        }
    }
}
