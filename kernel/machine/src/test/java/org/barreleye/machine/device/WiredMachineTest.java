package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.device.Wired.page;
import static org.barreleye.machine.device.Wired.read;
import static org.barreleye.machine.device.Wired.write;

import java.util.List;
import java.util.stream.IntStream;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.register.device.UartRegister;
import org.barreleye.kpi.register.interrupt.BridgeRegister;
import org.barreleye.kpi.register.interrupt.FixedVectorRegister;
import org.barreleye.kpi.register.interrupt.GicRegister;
import org.barreleye.kpi.register.interrupt.IoApicRegister;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.InterruptNet;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The machine of the file wired.yaml with small drivers for all of its devices and controllers. */
class WiredMachineTest {
    private static final long COUNTS = 0x10_0000;
    private static final long FROM = 0x1000;
    private static final long TO = 0x2000;
    private static final int TRANSFERS = 5;
    private static final int TYPED = 6;
    private static final int PIC_VECTOR = 44;
    private static final int GIC_VECTOR = 50;
    private static final int CASCADE_VECTOR = 70;
    private static final int FAULT_VECTOR = 71;

    private static Machine machine(Faults faults) {
        Machine machine = Machine.of(Wired.description(), 3, faults);
        for (int core = 0; core < 2; core++) {
            machine.install(new CoreId(core), (at, entry) -> new Drivers());
            machine.powerOn(new CoreId(core), 0);
        }
        machine.type(0, "typed!");
        return machine;
    }

    private static long count(Machine machine, int core, int vector) {
        return machine.peek(COUNTS + (core * 256L + vector) * 8, 8, Endianness.LITTLE);
    }

    private static List<Long> counts(Machine machine) {
        return IntStream.range(0, 512).mapToObj(index -> count(machine, index / 256, index % 256)).toList();
    }

    @Nested
    class Interrupts {
        private final Machine machine = machine(Faults.none());

        @Test
        void arrive_by_the_path_that_the_drivers_have_programmed() {
            machine.run();

            assertThat(count(machine, 0, PIC_VECTOR)).as("uart0 through pic0").isEqualTo(TYPED);
            assertThat(count(machine, 1, GIC_VECTOR)).as("dma0 through gic0").isEqualTo(TRANSFERS);
            assertThat(count(machine, 0, CASCADE_VECTOR)).as("dma1 through cascade0 and ioapic0").isEqualTo(TRANSFERS);
            assertThat(count(machine, 1, FAULT_VECTOR)).as("the refused transfer of dma1").isOne();
            assertThat(counts(machine).stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(TYPED + 2 * TRANSFERS + 1);
        }

        @Test
        void arrive_where_the_interrupt_net_says_that_they_can() {
            machine.run();
            InterruptNet net = machine.description().interruptNet();

            assertThat(net.paths("uart0")).anyMatch(path -> isOn(path, 0, PIC_VECTOR));
            assertThat(net.paths("dma0")).anyMatch(path -> isOn(path, 1, GIC_VECTOR));
            assertThat(net.paths("dma1")).anyMatch(path -> isOn(path, 0, CASCADE_VECTOR));
            assertThat(net.paths("iommu1")).anyMatch(path -> isOn(path, 1, FAULT_VECTOR));
            assertThat(net.paths("bridge0")).hasSize(2);
        }

        private static boolean isOn(InterruptNet.Path path, int core, int vector) {
            return path.core().number() == core && path.firstVector() <= vector && vector <= path.lastVector();
        }

        @Test
        void of_a_level_are_never_lost_for_good_if_some_arrive_twice() {
            Machine twice = machine(new Faults(0, 0, 1_000_000, 50, 0, List.of()).withSpuriousInterrupts(30));
            twice.run();
            machine.run();

            assertThat(count(twice, 0, CASCADE_VECTOR)).isGreaterThanOrEqualTo(TRANSFERS);
            assertThat(twice.peek(TO, 8, Endianness.LITTLE)).isEqualTo(42);
            assertThat(counts(twice)).isNotEqualTo(counts(machine));
        }
    }

    @Nested
    class A_copy {
        @Test
        void continues_as_the_original_from_any_point() {
            Machine whole = machine(Faults.none());
            whole.setPresent(300_000_000, "uart2", true);
            long events = whole.run();
            for (long at = 0; at < events; at += events / 7) {
                Machine original = machine(Faults.none());
                original.setPresent(300_000_000, "uart2", true);
                for (long step = 0; step < at; step++) {
                    original.step();
                }
                Machine copy = original.copy();
                original.run();
                copy.run();

                assertThat(List.of(copy.traceHash(), copy.memoryHash())).as("copied after %d events", at)
                        .isEqualTo(List.of(original.traceHash(), original.memoryHash()))
                        .isEqualTo(List.of(whole.traceHash(), whole.memoryHash()));
            }
        }
    }

    /** Programs the controllers at the start of core 0, and serves their interrupts at each core. */
    private static final class Drivers implements Reactor {
        private int dma1Transfers;

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started && core.id().number() == 0) {
                program(core);
            } else if (event instanceof CoreEvent.Interrupt interrupt) {
                count(core, interrupt.vector());
                serve(core, interrupt.vector());
            }
            return CoreDirective.HALT;
        }

        private static void count(Core core, int vector) {
            long counter = COUNTS + (core.id().number() * 256L + vector) * 8;
            core.store(counter, 8, core.load(counter, 8, Endianness.LITTLE) + 1, Endianness.LITTLE);
        }

        private static void program(Core core) {
            core.store(FROM, 8, 42, Endianness.LITTLE);
            write(core, Wired.PIC, FixedVectorRegister.MASK, ~(1L << 4));
            Wired.routeCascade(core, 0, CASCADE_VECTOR);
            Wired.route(core, 8, 1, FAULT_VECTOR);
            write(core, Wired.GIC, GicRegister.SELECT, 3);
            write(core, Wired.GIC, GicRegister.TARGET, 1);
            write(core, Wired.GIC, GicRegister.EDGE, 1 << 3);
            write(core, Wired.GIC, GicRegister.ENABLE, 1 << 3);
            Wired.openBridge(core);
            Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
            window(core, Wired.WINDOWS, 0);
            window(core, Wired.IOMMU, 0x7000_0000);
            for (int transfer = 0; transfer < 2; transfer++) {
                begin(core, transfer == 0 ? page(0x2000) : page(Wired.DMA1_BAR), transfer == 0 ? 0 : 0x7000_0000, 64);
            }
        }

        private static void window(Core core, long unit, long device) {
            write(core, unit, DmaWindowRegister.SELECT, 0);
            write(core, unit, DmaWindowRegister.CANONICAL_ADDRESS, 0);
            write(core, unit, DmaWindowRegister.DEVICE_ADDRESS, device);
            write(core, unit, DmaWindowRegister.BYTES, 0x4000);
            write(core, unit, DmaWindowRegister.CONTROL, 0b111);
        }

        private static void begin(Core core, long engine, long device, long bytes) {
            write(core, engine, DmaRegister.SOURCE, device + FROM);
            write(core, engine, DmaRegister.TARGET, device + TO);
            write(core, engine, DmaRegister.BYTES, bytes);
            write(core, engine, DmaRegister.START, 1);
        }

        private void serve(Core core, int vector) {
            switch (vector) {
                case PIC_VECTOR -> {
                    if (read(core, page(0), UartRegister.WAITING) > 0) {
                        read(core, page(0), UartRegister.DATA);
                    }
                    write(core, Wired.PIC, FixedVectorRegister.END_OF_INTERRUPT, 4);
                }
                case GIC_VECTOR -> serveGic(core);
                case CASCADE_VECTOR -> serveCascade(core);
                case FAULT_VECTOR -> {
                    assertThat(read(core, Wired.IOMMU, DmaWindowRegister.FAULT_ADDRESS)).isEqualTo(FROM);
                    write(core, Wired.IOMMU, DmaWindowRegister.FAULT_STATUS, 1);
                    write(core, Wired.IO_APIC, IoApicRegister.END_OF_INTERRUPT, 8);
                }
                default -> throw new AssertionError("vector " + vector);
            }
        }

        private static void serveGic(Core core) {
            long line = read(core, Wired.GIC, GicRegister.ACKNOWLEDGE);
            long counter = COUNTS + (256L + GIC_VECTOR) * 8;
            if (line != GicRegister.SPURIOUS) {
                write(core, Wired.GIC, GicRegister.END_OF_INTERRUPT, line);
                if (core.load(counter, 8, Endianness.LITTLE) < TRANSFERS) {
                    begin(core, page(0x2000), 0, 64);
                }
            }
        }

        private void serveCascade(Core core) {
            long status = read(core, Wired.CASCADE, BridgeRegister.STATUS);
            write(core, Wired.CASCADE, BridgeRegister.STATUS, status);
            if (status != 0 && ++dma1Transfers < TRANSFERS) {
                // The last one goes to addresses without a window.
                begin(core, page(Wired.DMA1_BAR), dma1Transfers < TRANSFERS - 1 ? 0x7000_0000 : 0, 64);
            }
            write(core, Wired.IO_APIC, IoApicRegister.END_OF_INTERRUPT, 7);
        }
    }
}
