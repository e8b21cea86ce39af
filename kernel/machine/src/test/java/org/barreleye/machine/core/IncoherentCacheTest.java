package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.CoreCrash;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The big-endian core of the demo machine shares memory with the others and is coherent with none of them. */
class IncoherentCacheTest {
    private static final MachineDescription DEMO = Presets.named("demo");
    private static final CoreId COHERENT = new CoreId(0);
    private static final CoreId ALONE = new CoreId(32);
    private static final long LINE = 0x1000;
    // As far apart as the cache is large.
    private static final long RIVAL = LINE + 4_096;

    private final List<Long> seen = new ArrayList<>();

    /** Lets cores act in turns, far enough apart that each is over when the next begins. */
    private Machine inTurns(List<Turn> turns) {
        return inTurns(DEMO, turns);
    }

    private Machine inTurns(MachineDescription description, List<Turn> turns) {
        Machine machine = Machine.of(description, 1);
        for (CoreId id : List.of(COHERENT, ALONE)) {
            machine.install(id, Software.rom(new TakingTurns(id, turns)));
            machine.powerOn(id, 0);
        }
        machine.run();
        return machine;
    }

    private static Turn turn(CoreId who, Consumer<Core> action) {
        return new Turn(who, action);
    }

    private record Turn(CoreId who, Consumer<Core> action) {}

    private record TakingTurns(CoreId self, List<Turn> turns) implements Software {
        private static final long APART = 100_000_000;

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            int now = (int) (core.now() / APART) - 1;
            if (now >= 0 && now < turns.size() && turns.get(now).who().equals(self)) {
                turns.get(now).action().accept(core);
            }
            if (now >= turns.size()) {
                return CoreDirective.HALT;
            }
            core.setTimer((now + 2) * APART);
            return CoreDirective.HALT;
        }
    }

    private static Turn writes(CoreId who, long value) {
        return turn(who, core -> core.store(LINE, 4, value, Endianness.LITTLE));
    }

    private Turn reads(CoreId who) {
        return turn(who, core -> seen.add(core.load(LINE, 4, Endianness.LITTLE)));
    }

    @Nested
    class AReader {
        @Test
        void sees_stale_bytes_until_it_invalidates() {
            inTurns(List.of(
                    writes(COHERENT, 1), reads(ALONE), writes(COHERENT, 2), reads(ALONE),
                    turn(ALONE, core -> core.invalidateLine(LINE)), reads(ALONE)));

            assertThat(seen).containsExactly(1L, 1L, 2L);
        }
    }

    @Nested
    class AWriter {
        @Test
        void is_not_seen_until_it_cleans() {
            inTurns(List.of(
                    writes(ALONE, 7), reads(ALONE), reads(COHERENT), turn(ALONE, core -> core.cleanLine(LINE)),
                    reads(COHERENT)));

            assertThat(seen).containsExactly(7L, 0L, 7L);
        }

        @Test
        void is_seen_when_another_line_displaces_its_own() {
            inTurns(List.of(writes(ALONE, 7), turn(ALONE, core -> core.load(RIVAL, 4, Endianness.LITTLE)),
                    reads(COHERENT)));

            assertThat(seen).containsExactly(7L);
        }

        @Test
        void loses_what_it_invalidates_before_it_cleans() {
            inTurns(List.of(writes(ALONE, 7), turn(ALONE, core -> core.invalidateLine(LINE)), reads(ALONE),
                    reads(COHERENT)));

            assertThat(seen).containsExactly(0L, 0L);
        }

        @Test
        void passes_its_cache_by_when_it_publishes() {
            inTurns(List.of(reads(ALONE), turn(ALONE, core -> core.publishLine(LINE, 9, 0, 0, 0, 0, 0, 0, 1)),
                    reads(ALONE), reads(COHERENT)));

            assertThat(seen).containsExactly(0L, 9L, 9L);
        }
    }

    @Nested
    class WhereALineHas32Bytes {
        private static final long OTHER_HALF = LINE + 32;

        @Test
        void the_halves_of_a_slot_are_fetched_each_at_its_time() {
            inTurns(Software.withLinesOf(32, DEMO), List.of(
                    reads(ALONE), turn(COHERENT, core -> core.publishLine(LINE, 1, 0, 0, 0, 5, 0, 0, 0)), reads(ALONE),
                    turn(ALONE, core -> seen.add(core.load(OTHER_HALF, 4, Endianness.LITTLE)))));

            assertThat(seen).as("the first half is stale, the other was not here yet").containsExactly(0L, 0L, 5L);
        }

        @Test
        void both_halves_of_a_slot_are_cleaned_and_invalidated_at_once() {
            inTurns(Software.withLinesOf(32, DEMO), List.of(
                    writes(ALONE, 7), turn(ALONE, core -> core.store(OTHER_HALF, 4, 8, Endianness.LITTLE)),
                    turn(ALONE, core -> core.cleanLine(LINE)), reads(COHERENT),
                    turn(COHERENT, core -> core.publishLine(LINE, 1, 0, 0, 0, 5, 0, 0, 0)),
                    turn(ALONE, core -> core.invalidateLine(LINE)), reads(ALONE),
                    turn(ALONE, core -> seen.add(core.load(OTHER_HALF, 4, Endianness.LITTLE)))));

            assertThat(seen).containsExactly(7L, 1L, 5L);
        }
    }

    @Test
    void takes_no_part_where_caches_are_coherent() {
        inTurns(List.of(writes(COHERENT, 1), turn(COHERENT, core -> core.invalidateLine(LINE)), reads(COHERENT)));

        assertThat(seen).containsExactly(1L);
    }

    @Test
    void is_empty_when_its_core_is_started_again() {
        Faults stop = new Faults(0, 0, 0, 0, 0, List.of(new CoreCrash(ALONE, 1_000_000_000, 0)));
        Machine machine = Machine.of(DEMO, 1, stop);
        machine.install(ALONE, Software.once(core -> core.store(LINE, 4, 7, Endianness.LITTLE)));
        machine.powerOn(ALONE, 0);
        machine.run();

        machine.install(ALONE, Software.once(core -> {
            seen.add(core.load(LINE, 4, Endianness.LITTLE));
            core.cleanLine(LINE);
        }));
        machine.powerOn(ALONE, 0);
        machine.run();

        assertThat(seen).as("the store that was not written back").containsExactly(0L);
        assertThat(machine.peek(LINE, 4, Endianness.LITTLE)).isZero();
    }

    /** Random accesses of random sizes by the core alone, against an array that is right by definition. */
    @Test
    void holds_the_bytes_that_were_stored_whatever_their_size_and_order() {
        Seeds.each(40, seed -> {
            MachineDescription description = seed % 2 == 0 ? DEMO : Software.withLinesOf(32, DEMO);
            SeededRandom random = new SeededRandom(seed);
            byte[] bytes = new byte[16_384];
            try (Machine machine = Machine.of(description, seed)) {
                machine.install(ALONE, Software.once(core -> {
                    for (int count = 0; count < 2_000; count++) {
                        accessAtRandom(core, random, bytes);
                    }
                    for (long line = 0; line < bytes.length; line += 64) {
                        core.cleanLine(line);
                    }
                }));
                machine.powerOn(ALONE, 0);
                machine.run();
                for (int offset = 0; offset < bytes.length; offset++) {
                    assertThat((byte) machine.peek(offset, 1, Endianness.LITTLE)).isEqualTo(bytes[offset]);
                }
            }
        });
    }

    private static void accessAtRandom(Core core, SeededRandom random, byte[] bytes) {
        int size = 1 << random.upTo(3);
        int offset = (int) random.upTo(bytes.length / size - 1) * size;
        boolean little = random.upTo(1) == 0;
        Endianness order = little ? Endianness.LITTLE : Endianness.BIG;
        if (random.upTo(1) == 0) {
            long value = random.upTo(Long.MAX_VALUE - 1);
            core.store(offset, size, value, order);
            for (int index = 0; index < size; index++) {
                bytes[offset + (little ? index : size - 1 - index)] = (byte) (value >>> 8 * index);
            }
            return;
        }
        long expected = 0;
        for (int index = 0; index < size; index++) {
            expected |= (bytes[offset + (little ? index : size - 1 - index)] & 0xffL) << 8 * index;
        }
        assertThat(core.load(offset, size, order)).isEqualTo(expected);
    }
}
