package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

class DmaTest {
    private static final long DMA = new CanonicalAddress(3, 0x2000).packed();
    private static final long SCRATCHPAD = new CanonicalAddress(2, 0x100).packed();
    private static final long SHARED = new CanonicalAddress(0, 0x3000).packed();
    private static final CoreId ZERO = new CoreId(0);
    private static final CoreId ALONE = new CoreId(32);
    private static final int VECTOR = 34;

    private final Machine machine = Machine.of(Presets.named("demo"), 1);
    private final List<Long> statuses = new ArrayList<>();

    /** Lets the core beside the engine prepare and start a transfer, and notes the status before and after the interrupt. */
    private void transfers(Consumer<Core> prepare, long source, long target, long bytes) {
        machine.install(ALONE, Software.rom((core, occurrence) -> {
            if (occurrence instanceof Occurrence.Started) {
                prepare.accept(core);
                write(core, Dma.SOURCE, source);
                write(core, Dma.TARGET, target);
                write(core, Dma.BYTES, bytes);
                write(core, Dma.START, 1);
                statuses.add(core.load(DMA + Dma.STATUS, 4, Endianness.BIG));
            } else if (occurrence instanceof Occurrence.Interrupt interrupt) {
                assertThat(interrupt.vector()).isEqualTo(VECTOR);
                statuses.add(core.load(DMA + Dma.STATUS, 4, Endianness.BIG));
            }
            return Next.HALT;
        }));
        machine.powerOn(ALONE, 0);
        machine.run();
    }

    private static void write(Core core, int register, long value) {
        core.store(DMA + register, 8, value, Endianness.BIG);
    }

    @Test
    void moves_the_right_bytes_and_interrupts_when_it_is_done() {
        transfers(core -> {
            for (int word = 0; word < 300; word++) {
                core.store(SCRATCHPAD + word * 8L, 8, word * 0x0101_0101_0101L, Endianness.BIG);
            }
        }, SCRATCHPAD, SHARED, 299 * 8);

        assertThat(statuses).containsExactly(Dma.BUSY, Dma.DONE);
        for (int word = 0; word < 299; word++) {
            assertThat(machine.peek(SHARED + word * 8L, 8, Endianness.BIG)).isEqualTo(word * 0x0101_0101_0101L);
        }
        assertThat(machine.peek(SHARED + 299 * 8L, 8, Endianness.BIG)).as("behind the last byte").isZero();
    }

    @Test
    void does_not_see_a_line_that_an_incoherent_cache_has_not_cleaned() {
        transfers(core -> {
            core.store(SHARED, 4, 1, Endianness.BIG);
            core.cleanLine(SHARED);
            core.store(SHARED, 4, 2, Endianness.BIG);
        }, SHARED, SCRATCHPAD, 8);

        assertThat(machine.peek(SCRATCHPAD, 4, Endianness.BIG)).isOne();
    }

    @Test
    void sees_what_a_coherent_cache_holds_modified() {
        machine.install(ZERO, Software.once(core -> core.store(SHARED, 8, 42, Endianness.BIG)));
        machine.powerOn(ZERO, 0);
        machine.run();

        transfers(core -> {}, SHARED, SCRATCHPAD, 8);

        assertThat(machine.peek(SCRATCHPAD, 8, Endianness.BIG)).isEqualTo(42);
    }

    @Test
    void whoever_polls_a_line_hears_that_it_was_overwritten() {
        List<Long> seen = new ArrayList<>();
        machine.install(ZERO, Software.rom((core, occurrence) -> {
            if (occurrence instanceof Occurrence.LineChanged) {
                seen.add(core.load(SHARED, 8, Endianness.BIG));
                return Next.HALT;
            }
            core.load(SHARED, 8, Endianness.BIG);
            return new Next.Await(new long[] {SHARED}, 10, Next.NEVER);
        }));
        machine.powerOn(ZERO, 0);

        transfers(core -> {
            core.spend(10_000);
            core.store(SCRATCHPAD, 8, 7, Endianness.BIG);
        }, SCRATCHPAD, SHARED, 8);

        assertThat(seen).containsExactly(7L);
    }

    @Test
    void fails_where_the_map_of_its_core_shows_nothing() {
        transfers(core -> {}, SCRATCHPAD, new CanonicalAddress(1, 0).packed(), 64);

        assertThat(statuses).containsExactly(Dma.BUSY, Dma.FAILED);
    }

    @Test
    void fails_when_the_end_of_a_transfer_lies_behind_the_memory() {
        transfers(core -> {}, SHARED, new CanonicalAddress(2, 0xfff8).packed(), 16);

        assertThat(statuses).containsExactly(Dma.BUSY, Dma.FAILED);
    }

    @Test
    void refuses_registers_crooked_addresses_overlap_and_nothing() {
        long registers = new CanonicalAddress(3, 0).packed();
        for (long[] wrong : new long[][] {
            {SHARED, registers, 8}, {SHARED + 1, SCRATCHPAD, 8}, {SHARED, SHARED + 8, 16}, {SHARED, SCRATCHPAD, 0},
            {SHARED, SCRATCHPAD, -8}
        }) {
            Machine another = Machine.of(Presets.named("demo"), 1);
            another.install(ALONE, Software.rom((core, occurrence) -> {
                if (occurrence instanceof Occurrence.Started) {
                    write(core, Dma.SOURCE, wrong[0]);
                    write(core, Dma.TARGET, wrong[1]);
                    write(core, Dma.BYTES, wrong[2]);
                    write(core, Dma.START, 1);
                } else {
                    statuses.add(core.load(DMA + Dma.STATUS, 4, Endianness.BIG));
                }
                return Next.HALT;
            }));
            another.powerOn(ALONE, 0);
            another.run();
        }
        assertThat(statuses).hasSize(5).containsOnly(Dma.FAILED);
    }
}
