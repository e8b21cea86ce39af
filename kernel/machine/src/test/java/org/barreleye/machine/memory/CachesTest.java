package org.barreleye.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.description.CoherenceDomain;
import org.barreleye.machine.description.CoherenceDomain.Lookup;
import org.barreleye.machine.description.CoherenceDomain.Protocol;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.description.TimerKind;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Prices on two nodes of two cores, cycles of 1 ns: a first cache of 16 lines, a second of 32, one of 64 that the
 * cores of a node share.
 */
class CachesTest {
    private static final MemoryRegion REGION = new MemoryRegion(0, 1 << 20, 0, MemoryRegion.Kind.RAM,
            MemoryRegion.UncachedCosts.FREE);
    private static final long NANOSECOND = 1_000;
    private static final long MEMORY = 100 * NANOSECOND;
    private static final long WITHIN = 30 * NANOSECOND;
    private static final long BETWEEN = 50 * NANOSECOND;
    private static final long PROBE = 200 * NANOSECOND;

    private CoherenceDirectory directory;
    private MachineMemory memory;
    private long time;

    private void machine(Protocol protocol, Lookup lookup, long bandwidth) {
        machine(protocol, lookup, bandwidth, 64);
    }

    private void machine(Protocol protocol, Lookup lookup, long bandwidth, int lineBytes) {
        MachineDescription description = new MachineDescription(
                "caches", "", List.of(core(0), core(1), core(2), core(3)), List.of(node(0, 0, 1), node(1, 2, 3)),
                List.of(new CoherenceDomain("all", protocol, lookup, lookup == Lookup.BROADCAST ? PROBE : 0)),
                List.of(new Link(0, 1, BETWEEN, 70 * NANOSECOND, 0, 0, bandwidth)), List.of(REGION), List.of(),
                MemoryModel.SEQUENTIAL, lineBytes, 0);
        directory = new CoherenceDirectory(description, new Routes(description), new SeededRandom(1),
                StalledLinks.none());
        memory = new MachineMemory(description);
    }

    private static CoreDescription core(int number) {
        return new CoreDescription(
                new CoreId(number), "x86-64", 64, Endianness.LITTLE, 1_000, new CoreCosts(2, 100, 0, 0, 0, 0, 0, 0, 0),
                MmuKind.NONE,
                TimerKind.ONE_SHOT, InitialState.WAITING, List.of(new Cache(1_024, 2), new Cache(2_048, 12)), 0,
                List.of());
    }

    private static NodeDescription node(int number, int one, int other) {
        return new NodeDescription(
                number, number, List.of(new CoreId(one), new CoreId(other)), Optional.of("all"), WITHIN,
                20 * NANOSECOND, 0, 0,
                Optional.of(new Cache(4_096, 40)));
    }

    private long read(int core, long line) {
        return readAt(core, line * 64);
    }

    private long readNow(int core, long line) {
        return directory.read(memory.page(line * 64, 64), line * 64, core, time);
    }

    private long readAt(int core, long address) {
        time += 1_000_000;
        return directory.read(memory.page(address, 1), address, core, time);
    }

    private long write(int core, long line) {
        return writeAt(core, line * 64);
    }

    private long writeAt(int core, long address) {
        time += 1_000_000;
        long price = directory.costOfOwnership(memory.page(address, 1), address, core, time);
        directory.acquireOwnership(memory.page(address, 1), address, core, time);
        return price;
    }

    @Test
    void take_no_room_on_the_host_until_they_are_used() {
        List<CoreDescription> cores = IntStream.range(0, 1_024).mapToObj(number -> new CoreDescription(
                new CoreId(number), "x86-64", 64, Endianness.LITTLE, 1_000, new CoreCosts(2, 100, 0, 0, 0, 0, 0, 0, 0),
                MmuKind.NONE, TimerKind.ONE_SHOT, InitialState.WAITING, List.of(new Cache(1 << 28, 2)), 0, List.of()))
                .toList();
        NodeDescription node = new NodeDescription(0, 0, cores.stream().map(CoreDescription::id).toList(),
                Optional.of("all"), WITHIN, 0, 0, 0, Optional.empty());

        Caches caches = new Caches(new MachineDescription("large", "", cores, List.of(node),
                List.of(new CoherenceDomain("all", Protocol.MESI, Lookup.DIRECTORY, 0)), List.of(), List.of(REGION),
                List.of(), MemoryModel.SEQUENTIAL, 32, 0));

        assertThat(caches.find(1_023, 7)).isEqualTo(Caches.ABSENT);
    }

    @Nested
    class ALineThatWasDisplaced {
        @Test
        void comes_from_the_next_level_that_still_has_it() {
            machine(Protocol.MESI, Lookup.DIRECTORY, 0);
            assertThat(read(0, 0)).isEqualTo(MEMORY);
            read(0, 16);

            assertThat(read(0, 0)).as("from the second cache").isEqualTo(10 * NANOSECOND);
            assertThat(read(0, 0)).as("from the first again").isZero();
            read(0, 32);
            assertThat(read(0, 0)).as("from that of the node").isEqualTo(38 * NANOSECOND);
            read(0, 64);
            assertThat(read(0, 0)).as("from memory").isEqualTo(MEMORY);
        }

        @Test
        void has_no_owner_any_more_though_it_was_modified() {
            machine(Protocol.MOESI, Lookup.DIRECTORY, 0);
            write(0, 0);
            read(0, 32);

            assertThat(read(2, 0)).as("from memory, not from core 0").isEqualTo(MEMORY + BETWEEN);
        }
    }

    @Nested
    class AModifiedLine {
        @Test
        void costs_by_distance() {
            machine(Protocol.MESI, Lookup.DIRECTORY, 0);
            write(0, 0);
            assertThat(read(1, 0)).isEqualTo(WITHIN);
            write(0, 0);
            assertThat(read(3, 0)).isEqualTo(WITHIN + BETWEEN);
        }

        @Test
        void stays_with_its_owner_where_the_protocol_has_owned_lines() {
            machine(Protocol.MOESI, Lookup.DIRECTORY, 0);
            write(0, 0);
            read(2, 0);
            assertThat(read(3, 0)).as("the cache of the node has it by now").isEqualTo(WITHIN + BETWEEN);

            machine(Protocol.MESI, Lookup.DIRECTORY, 0);
            write(0, 0);
            read(2, 0);
            assertThat(read(3, 0)).isEqualTo(38 * NANOSECOND);
        }
    }

    @Nested
    class TakingALineFromSharers {
        @Test
        void waits_for_the_farthest_with_a_directory() {
            machine(Protocol.MESI, Lookup.DIRECTORY, 0);
            read(0, 0);
            read(1, 0);
            assertThat(write(0, 0)).isEqualTo(20 * NANOSECOND);

            read(3, 0);
            assertThat(write(0, 0)).isEqualTo(90 * NANOSECOND);
        }

        @Test
        void waits_for_every_cache_with_broadcast_at_any_distance() {
            machine(Protocol.MOESI, Lookup.BROADCAST, 0);
            read(0, 0);
            read(1, 0);
            assertThat(write(0, 0)).isEqualTo(PROBE);

            read(3, 0);
            assertThat(write(0, 0)).isEqualTo(PROBE);
            assertThat(write(0, 0)).as("no other cache holds it").isZero();
        }
    }

    @Nested
    class LinesOf32Bytes {
        @Test
        void have_owners_and_sharers_of_their_own() {
            machine(Protocol.MESI, Lookup.DIRECTORY, 0, 32);
            writeAt(0, 0x00);
            writeAt(1, 0x20);

            assertThat(writeAt(0, 0x08)).as("the other half of these 64 bytes is another line").isZero();
            assertThat(readAt(1, 0x38)).isZero();
            assertThat(directory.owner(memory.page(0, 1), 0x18)).isZero();
            assertThat(directory.owner(memory.page(0, 1), 0x20)).isEqualTo(1);
        }

        @Test
        void of_64_bytes_would_have_been_shared_falsely() {
            machine(Protocol.MESI, Lookup.DIRECTORY, 0, 64);
            writeAt(0, 0x00);
            writeAt(1, 0x20);

            assertThat(writeAt(0, 0x08)).isEqualTo(WITHIN);
        }

        @Test
        void fill_a_cache_with_half_as_many_bytes_each() {
            machine(Protocol.MESI, Lookup.DIRECTORY, 0, 32);
            assertThat(readAt(0, 0)).isEqualTo(MEMORY);
            assertThat(readAt(0, 0x20)).as("was not brought in with the line before").isEqualTo(MEMORY);
            readAt(0, 1_024);

            assertThat(readAt(0, 0)).as("1,024 bytes on, in the second cache").isEqualTo(10 * NANOSECOND);
            assertThat(readAt(0, 0x20)).isZero();
        }

        @Test
        void occupy_a_link_for_a_shorter_while() {
            machine(Protocol.MOESI, Lookup.DIRECTORY, 1_000, 32);
            write(0, 0);
            write(0, 1);
            assertThat(read(2, 0)).isEqualTo(WITHIN + BETWEEN);
            assertThat(readNow(3, 1)).as("40 bytes at 1,000 a microsecond")
                    .isEqualTo(WITHIN + BETWEEN + 40 * NANOSECOND);
        }

        @Test
        void are_unread_as_a_message_line() {
            machine(Protocol.MESI, Lookup.DIRECTORY, 0, 32);
            readAt(1, 0x20);
            writeAt(0, 0x00);

            assertThat(directory.isUnread(memory.page(0, 1), 0x38, 1)).as("the slot was written").isTrue();
            assertThat(directory.isUnread(memory.page(0, 1), 0x40, 1)).as("the next was not").isFalse();
            readAt(1, 0x38);
            assertThat(directory.isUnread(memory.page(0, 1), 0x00, 1)).as("it looked at the slot").isFalse();
        }
    }

    @Nested
    class Contention {
        @Test
        void lets_fetches_of_one_line_wait_for_each_other() {
            machine(Protocol.MOESI, Lookup.DIRECTORY, 0);
            write(0, 0);
            assertThat(read(1, 0)).isEqualTo(WITHIN);
            assertThat(readNow(2, 0)).isEqualTo(WITHIN + WITHIN + BETWEEN);
        }

        @Test
        void lets_lines_wait_for_each_other_on_a_link() {
            machine(Protocol.MOESI, Lookup.DIRECTORY, 1_000);
            write(0, 0);
            write(0, 1);
            assertThat(read(2, 0)).isEqualTo(WITHIN + BETWEEN);
            assertThat(readNow(3, 1)).as("72 bytes at 1,000 a microsecond").isEqualTo(WITHIN + BETWEEN
                    + 72 * NANOSECOND);
        }
    }
}
