package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.junit.jupiter.api.Test;

/** The unit that software publishes and clears at once: 64 bytes, which are one line, or two of 32. */
class MessageLineTest {
    private static final long SLOT = 0x40;
    private static final long FETCH = 50_000;
    // A fetch from memory by core 0, which takes longer than invalidating the copy of core 4.
    private static final long MEMORY = 100 * 500;

    // The words of the slot as core 4 sees them then, and what each load takes beyond its hits.
    private final List<Long> words = new ArrayList<>();
    private final List<Long> prices = new ArrayList<>();

    /** Core 4 polls the slot, core 0 publishes it: what that takes core 0 beyond the stores. */
    private long published(int lineBytes) {
        List<Long> taken = new ArrayList<>();
        Machine machine = Machine.of(Software.withLinesOf(lineBytes, Software.plain()), 1);
        machine.install(FOUR, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                core.load(SLOT, 8, Endianness.LITTLE);
                core.load(SLOT + 56, 8, Endianness.LITTLE);
                return new CoreDirective.Await(new long[] {SLOT}, 10, CoreDirective.NEVER);
            }
            for (long word = SLOT; word < SLOT + 64; word += 8) {
                long before = core.now();
                words.add(core.load(word, 8, Endianness.LITTLE));
                prices.add(core.now() - before - 2_000 - 2 * 2 * 2_000); // the clock, two hits of a word of 32 bits
            }
            return CoreDirective.HALT;
        }));
        machine.install(ZERO, Software.once(core -> {
            core.spend(10_000);
            long before = core.now();
            core.publishLine(SLOT, 1, 2, 3, 4, 5, 6, 7, 8);
            taken.add(core.now() - before - 500 - 8 * 2 * 500);
        }));
        machine.powerOn(ZERO, 0);
        machine.powerOn(FOUR, 0);
        machine.run();
        return taken.get(0);
    }

    @Test
    void of_one_line_costs_one_transfer_to_publish_and_one_to_read() {
        assertThat(published(64)).isEqualTo(MEMORY);

        assertThat(words).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(prices).containsExactly(FETCH, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void of_two_lines_costs_two_and_is_still_seen_whole() {
        assertThat(published(32)).isEqualTo(2 * MEMORY);

        assertThat(words).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(prices).containsExactly(FETCH, 0L, 0L, 0L, FETCH, 0L, 0L, 0L);
    }
}
