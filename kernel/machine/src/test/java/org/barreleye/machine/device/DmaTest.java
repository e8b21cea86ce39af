package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.CoherenceDomain;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.NodeDescription;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DmaTest {
    private static final long DMA = new CanonicalAddress(3, 0x2000).packed();
    private static final long SCRATCHPAD = new CanonicalAddress(2, 0x100).packed();
    private static final long SHARED = new CanonicalAddress(0, 0x3000).packed();
    private static final CoreId ZERO = new CoreId(0);
    private static final CoreId ALONE = new CoreId(32);
    private static final int VECTOR = 34;

    private final Machine machine = Machine.of(Unprotected.demo(), 1);
    private final List<Long> statuses = new ArrayList<>();

    /**
     * Lets the core beside the engine prepare and start a transfer, and notes the status before and after the
     * interrupt.
     */
    private void transfers(Consumer<Core> prepare, long source, long target, long bytes) {
        machine.install(ALONE, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                prepare.accept(core);
                write(core, DmaRegister.SOURCE.offset(), source);
                write(core, DmaRegister.TARGET.offset(), target);
                write(core, DmaRegister.BYTES.offset(), bytes);
                write(core, DmaRegister.START.offset(), 1);
                statuses.add(core.load(DMA + DmaRegister.STATUS.offset(), 4, Endianness.BIG));
            } else if (event instanceof CoreEvent.Interrupt interrupt) {
                assertThat(interrupt.vector()).isEqualTo(VECTOR);
                statuses.add(core.load(DMA + DmaRegister.STATUS.offset(), 4, Endianness.BIG));
            }
            return CoreDirective.HALT;
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

        assertThat(statuses).containsExactly(DmaRegister.BUSY, DmaRegister.DONE);
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
    void a_core_that_polls_a_line_sees_that_it_was_overwritten() {
        List<Long> seen = new ArrayList<>();
        machine.install(ZERO, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.LineChanged) {
                seen.add(core.load(SHARED, 8, Endianness.BIG));
                return CoreDirective.HALT;
            }
            core.load(SHARED, 8, Endianness.BIG);
            return new CoreDirective.Await(new long[] {SHARED}, 10, CoreDirective.NEVER);
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

        assertThat(statuses).containsExactly(DmaRegister.BUSY, DmaRegister.FAILED);
    }

    @Test
    void fails_when_the_end_of_a_transfer_lies_behind_the_memory() {
        transfers(core -> {}, SHARED, new CanonicalAddress(2, 0xfff8).packed(), 16);

        assertThat(statuses).containsExactly(DmaRegister.BUSY, DmaRegister.FAILED);
    }

    @Test
    void refuses_registers_unaligned_addresses_overlap_and_empty_transfers() {
        long registers = new CanonicalAddress(3, 0).packed();
        for (long[] wrong : new long[][] {
            {SHARED, registers, 8}, {SHARED + 1, SCRATCHPAD, 8}, {SHARED, SHARED + 8, 16}, {SHARED, SCRATCHPAD, 0},
            {SHARED, SCRATCHPAD, -8}
        }) {
            Machine another = Machine.of(Unprotected.demo(), 1);
            another.install(ALONE, Software.rom((core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    write(core, DmaRegister.SOURCE.offset(), wrong[0]);
                    write(core, DmaRegister.TARGET.offset(), wrong[1]);
                    write(core, DmaRegister.BYTES.offset(), wrong[2]);
                    write(core, DmaRegister.START.offset(), 1);
                } else {
                    statuses.add(core.load(DMA + DmaRegister.STATUS.offset(), 4, Endianness.BIG));
                }
                return CoreDirective.HALT;
            }));
            another.powerOn(ALONE, 0);
            another.run();
        }
        assertThat(statuses).hasSize(5).containsOnly(DmaRegister.FAILED);
    }

    /** Memory at one node, the engine at the other, and a link between them. */
    @Nested
    class Over_a_link {
        private static final long NEAR = 0x8000;
        private static final int BYTES = 8_192;
        private static final long ENGINE = new CanonicalAddress(1, 0).packed();

        private Machine linked(long bytesPerMicrosecond) {
            CoreCosts costs = new CoreCosts(2, 100, 0, 10, 0, 0, 0, 0, 0);
            List<CoreDescription> cores =
                    List.of(new CoreDescription(ZERO, "x86-64", 64, Endianness.LITTLE, 1_000, costs),
                    new CoreDescription(new CoreId(1), "x86-64", 64, Endianness.LITTLE, 1_000, costs));
            return Machine.of(new MachineDescription("linked", "two nodes", cores,
                    List.of(node(0), node(1)),
                    List.of(new CoherenceDomain("all", CoherenceDomain.Protocol.MESI, CoherenceDomain.Lookup.DIRECTORY,
                    0)), List.of(new Link(0, 1, 10_000, 10_000, 10_000, 0, bytesPerMicrosecond)),
                    List.of(new MemoryRegion(0, 1 << 20, 0, MemoryRegion.Kind.RAM, MemoryRegion.UncachedCosts.FREE),
                            new MemoryRegion(1, 4_096, 1, MemoryRegion.Kind.DEVICE, MemoryRegion.UncachedCosts.FREE)),
                    List.of(new DeviceDescription("dma0", DeviceDescription.Kind.DMA, 1, 0, new CoreId(1), VECTOR)),
                    MemoryModel.SEQUENTIAL, 64, 0), 1);
        }

        private NodeDescription node(int number) {
            return new NodeDescription(number, number, List.of(new CoreId(number)), Optional.of("all"), 0, 0, 0, 0,
                    Optional.empty());
        }

        /** Returns the end of a transfer; unless it is alone, the other core loads new lines meanwhile. */
        private long end(long bytesPerMicrosecond, boolean alone, List<Long> loads) {
            long[] end = new long[1];
            Machine there = linked(bytesPerMicrosecond);
            there.install(new CoreId(1), Software.rom((core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    core.store(ENGINE + DmaRegister.SOURCE.offset(), 8, 0, Endianness.LITTLE);
                    core.store(ENGINE + DmaRegister.TARGET.offset(), 8, NEAR, Endianness.LITTLE);
                    core.store(ENGINE + DmaRegister.BYTES.offset(), 8, BYTES, Endianness.LITTLE);
                    core.store(ENGINE + DmaRegister.START.offset(), 8, 1, Endianness.LITTLE);
                    core.setTimer(core.now() + 3_000_000);
                } else if (event instanceof CoreEvent.Interrupt) {
                    end[0] = core.now();
                } else if (!alone) {
                    long before = core.now();
                    core.load(0x4_0000, 8, Endianness.LITTLE);
                    loads.add(core.now() - before);
                }
                return CoreDirective.HALT;
            }));
            there.powerOn(new CoreId(1), 0);
            there.run();
            return end[0];
        }

        @Test
        void it_is_no_faster_than_the_link() {
            long free = end(0, true, statuses);
            long slow = end(100, true, statuses);

            // 72 bytes a line, each way; both ways at the same time. No transfer waits for the last line to arrive.
            assertThat(slow).isGreaterThan((BYTES / 64 - 1) * 72 * 10_000L).isGreaterThan(free);
            assertThat(end(1_000_000, true, statuses)).isEqualTo(free);
        }

        @Test
        void it_and_others_wait_for_each_other() {
            List<Long> undisturbed = new ArrayList<>();
            List<Long> disturbed = new ArrayList<>();
            end(0, false, undisturbed);
            end(100, false, disturbed);

            assertThat(disturbed.get(0)).isGreaterThan(undisturbed.get(0));
        }
    }
}
