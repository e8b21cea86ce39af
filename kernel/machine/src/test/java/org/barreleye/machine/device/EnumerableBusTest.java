package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.device.Wired.function;
import static org.barreleye.machine.device.Wired.page;
import static org.barreleye.machine.device.Wired.read;
import static org.barreleye.machine.device.Wired.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.register.device.UartRegister;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.HotPlug;
import org.barreleye.machine.memory.BusFault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The enumerable bus, as software sees it. */
class EnumerableBusTest {
    private static final CoreId ZERO = new CoreId(0);
    private static final CoreId ONE = new CoreId(1);
    private static final long MICROSECOND = 1_000_000;
    private static final long TIMER = 500 * MICROSECOND;

    private Machine machine = Machine.of(Wired.description(), 1);
    private final List<String> seen = new ArrayList<>();

    /** Lets core 0 act at its start, and once more after half a millisecond; notes its interrupts. */
    private void runs(Consumer<Core> start, Consumer<Core> later) {
        for (CoreId id : List.of(ZERO, ONE)) {
            machine.install(id, Software.rom((core, event) -> {
                if (event instanceof CoreEvent.Started && id.equals(ZERO)) {
                    start.accept(core);
                    core.setTimer(core.now() + TIMER);
                } else if (event instanceof CoreEvent.TimerExpired) {
                    later.accept(core);
                } else if (event instanceof CoreEvent.Interrupt interrupt) {
                    seen.add(id + " vector " + interrupt.vector());
                }
                return CoreDirective.HALT;
            }));
            machine.powerOn(id, 0);
        }
        machine.run();
    }

    private void runs(Consumer<Core> start) {
        runs(start, core -> {});
    }

    private static List<String> found(Core core, int bus) {
        List<String> found = new ArrayList<>();
        for (int slot = 0; slot < FunctionRegister.SLOTS; slot++) {
            long function = function(bus, slot);
            if (read(core, function, FunctionRegister.IDENTITY) != FunctionRegister.ABSENT) {
                found.add(slot + ":" + Long.toHexString(read(core, function, FunctionRegister.VENDOR)) + ":"
                        + Long.toHexString(read(core, function, FunctionRegister.DEVICE)) + ":"
                        + Long.toHexString(read(core, function, FunctionRegister.CLASS_CODE)) + ":"
                        + read(core, function, FunctionRegister.HEADER_TYPE));
            }
        }
        return found;
    }

    @Nested
    class Configuration_space {
        @Test
        void shows_the_functions_of_bus_0_and_those_behind_a_bridge_that_has_a_number() {
            runs(core -> {
                assertThat(found(core, 0)).containsExactly("2:1234:10:70000:0", "3:1234:20:60400:1");
                assertThat(found(core, 1)).isEmpty();
                write(core, function(0, Wired.BRIDGE_SLOT), FunctionRegister.SECONDARY_BUS, 1);
                assertThat(found(core, 1)).as("the second function is not present")
                        .containsExactly("0:1234:30:80100:0");
                seen.add("done");
            });
            assertThat(seen).containsExactly("done");
        }

        @Test
        void tells_the_size_of_a_base_address_register() {
            runs(core -> {
                Wired.openBridge(core);
                long dma = function(1, Wired.DMA1_SLOT);
                write(core, dma, FunctionRegister.BAR0, -1);
                long size = -(read(core, dma, FunctionRegister.BAR0) & ~FunctionRegister.BAR_FLAGS);
                write(core, dma, FunctionRegister.BAR1, -1);
                write(core, function(0, Wired.BRIDGE_SLOT), FunctionRegister.BAR0, -1);

                assertThat(size).isEqualTo(16 << 10);
                assertThat(read(core, dma, FunctionRegister.BAR1)).isZero();
                assertThat(read(core, function(0, Wired.BRIDGE_SLOT), FunctionRegister.BAR0)).isZero();
                seen.add("done");
            });
            assertThat(seen).containsExactly("done");
        }

        @Test
        void lists_capabilities_up_to_the_windows_before_memory() {
            runs(core -> {
                Wired.openBridge(core);
                List<Long> kinds = new ArrayList<>();
                long dma = function(1, Wired.DMA1_SLOT);
                long offset = read(core, dma, FunctionRegister.CAPABILITIES);
                while (offset != 0) {
                    long header = core.load(dma + offset, 4, Endianness.LITTLE);
                    kinds.add(FunctionRegister.CAPABILITY_ID.in(header));
                    offset = FunctionRegister.CAPABILITY_NEXT.in(header);
                }
                assertThat(kinds).containsExactly((long) FunctionRegister.CAPABILITY_MSI,
                        (long) FunctionRegister.CAPABILITY_DMA_WINDOWS);
                assertThat(read(core, dma, FunctionRegister.DMA_WINDOW_REGISTERS)).isEqualTo(Wired.IOMMU);
                assertThat(read(core, dma, FunctionRegister.DMA_WINDOW_COUNT))
                        .isEqualTo(read(core, Wired.IOMMU, DmaWindowRegister.WINDOWS)).isEqualTo(8);
                assertThat(read(core, function(0, Wired.UART1_SLOT), FunctionRegister.CAPABILITY_NEXT)).isZero();
                seen.add("done");
            });
            assertThat(seen).containsExactly("done");
        }

        @Test
        void keeps_what_is_read_only() {
            runs(core -> {
                long uart = function(0, Wired.UART1_SLOT);
                write(core, uart, FunctionRegister.IDENTITY, 0);
                write(core, uart, FunctionRegister.COMMAND, -1);
                write(core, uart, FunctionRegister.INTERRUPT, -1);
                write(core, uart, FunctionRegister.SECONDARY_BUS, 5);
                assertThat(read(core, uart, FunctionRegister.VENDOR)).isEqualTo(0x1234);
                assertThat(read(core, uart, FunctionRegister.COMMAND)).isEqualTo(0x406);
                assertThat(read(core, uart, FunctionRegister.INTERRUPT)).as("pin 1").isEqualTo(0x1ff);
                assertThat(read(core, uart, FunctionRegister.SECONDARY_BUS)).isZero();
                seen.add("done");
            });
            assertThat(seen).containsExactly("done");
        }
    }

    @Nested
    class A_device {
        private static void refuses(Core core, long address) {
            assertThatThrownBy(() -> read(core, page(address), UartRegister.ROOM)).isInstanceOf(BusFault.class);
        }

        @Test
        void answers_where_software_put_it_and_nowhere_else() {
            runs(core -> {
                refuses(core, Wired.UART1_BAR);
                Wired.enable(core, 0, Wired.UART1_SLOT, Wired.UART1_BAR);
                assertThat(read(core, page(Wired.UART1_BAR), UartRegister.ROOM)).isEqualTo(Uart.CAPACITY);
                write(core, function(0, Wired.UART1_SLOT), FunctionRegister.BAR0, Wired.UART1_BAR + 0x1000);
                refuses(core, Wired.UART1_BAR);
                assertThat(read(core, page(Wired.UART1_BAR + 0x1000), UartRegister.ROOM)).isEqualTo(Uart.CAPACITY);
                write(core, function(0, Wired.UART1_SLOT), FunctionRegister.MEMORY_ENABLE, 0);
                refuses(core, Wired.UART1_BAR + 0x1000);
                seen.add("done");
            });
            assertThat(seen).contains("done");
        }

        @Test
        void answers_only_if_the_bridge_before_it_passes_its_address() {
            runs(core -> {
                long bridge = function(0, Wired.BRIDGE_SLOT);
                long engine = page(Wired.DMA1_BAR);
                Wired.openBridge(core);
                Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
                assertThat(read(core, engine, DmaRegister.STATUS)).isEqualTo(DmaRegister.IDLE);
                refuses(core, Wired.DMA1_BAR + 0x1000);

                write(core, bridge, FunctionRegister.MEMORY_LIMIT, Wired.DMA1_BAR - 0x1000);
                refuses(core, Wired.DMA1_BAR);
                write(core, bridge, FunctionRegister.MEMORY_LIMIT, Wired.DMA1_BAR);
                assertThat(read(core, engine, DmaRegister.STATUS)).isEqualTo(DmaRegister.IDLE);
                write(core, bridge, FunctionRegister.MEMORY_BASE, Wired.DMA1_BAR + 0x1000);
                refuses(core, Wired.DMA1_BAR);
                write(core, bridge, FunctionRegister.MEMORY_BASE, 0);
                write(core, bridge, FunctionRegister.MEMORY_ENABLE, 0);
                refuses(core, Wired.DMA1_BAR);
                seen.add("done");
            });
            assertThat(seen).contains("done");
        }

        private List<Long> transfer(boolean isMaster, boolean isBridgeMaster) {
            List<Long> result = new ArrayList<>();
            machine = Machine.of(Wired.description(), 1);
            runs(core -> {
                long engine = page(Wired.DMA1_BAR);
                Wired.openBridge(core);
                Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
                write(core, function(1, Wired.DMA1_SLOT), FunctionRegister.BUS_MASTER, isMaster ? 1 : 0);
                write(core, function(0, Wired.BRIDGE_SLOT), FunctionRegister.BUS_MASTER, isBridgeMaster ? 1 : 0);
                core.store(0x1000, 8, 42, Endianness.LITTLE);
                write(core, Wired.IOMMU, DmaWindowRegister.SELECT, 0);
                write(core, Wired.IOMMU, DmaWindowRegister.BYTES, 0x4000);
                write(core, Wired.IOMMU, DmaWindowRegister.CONTROL, 0b111);
                write(core, engine, DmaRegister.SOURCE, 0x1000);
                write(core, engine, DmaRegister.TARGET, 0x2000);
                write(core, engine, DmaRegister.BYTES, 64);
                write(core, engine, DmaRegister.START, 1);
            }, core -> result.add(read(core, page(Wired.DMA1_BAR), DmaRegister.STATUS)));
            result.add(machine.peek(0x2000, 8, Endianness.LITTLE));
            return result;
        }

        @Test
        void reaches_memory_only_as_bus_master_behind_a_bridge_that_is_one() {
            assertThat(transfer(true, true)).containsExactly(DmaRegister.DONE, 42L);
            assertThat(transfer(false, true)).containsExactly(DmaRegister.FAILED, 0L);
            assertThat(transfer(true, false)).containsExactly(DmaRegister.FAILED, 0L);
        }

        @Test
        void interrupts_by_its_line_or_by_message_or_not_at_all() {
            Consumer<Core> prepare = core -> {
                Wired.route(core, 5, 1, 77);
                Wired.enable(core, 0, Wired.UART1_SLOT, Wired.UART1_BAR);
            };
            long uart = function(0, Wired.UART1_SLOT);
            Consumer<Core> send = core -> write(core, page(Wired.UART1_BAR), UartRegister.DATA, 'x');

            runs(prepare.andThen(send));
            assertThat(seen).containsExactly("core 1 vector 77");

            seen.clear();
            machine = Machine.of(Wired.description(), 1);
            runs(prepare.andThen(core -> {
                write(core, uart, FunctionRegister.MSI_DESTINATION, 1);
                write(core, uart, FunctionRegister.MSI_VECTOR, 99);
                write(core, uart, FunctionRegister.MSI_ENABLE, 1);
            }).andThen(send));
            assertThat(seen).containsExactly("core 1 vector 99");

            seen.clear();
            machine = Machine.of(Wired.description(), 1);
            runs(prepare.andThen(core -> write(core, uart, FunctionRegister.INTERRUPT_DISABLE, 1)).andThen(send));
            assertThat(seen).isEmpty();
        }
    }

    @Nested
    class A_device_that_comes_and_goes {
        private static final long BRIDGE = function(0, Wired.BRIDGE_SLOT);

        private void prepare(Core core) {
            Wired.openBridge(core);
            Wired.route(core, 9, 0, 60);
            write(core, BRIDGE, FunctionRegister.HOT_PLUG_INTERRUPT, 1);
        }

        @Test
        void is_told_by_the_bridge() {
            machine.setPresent(100 * MICROSECOND, "uart2", true);
            runs(core -> {
                prepare(core);
                assertThat(read(core, BRIDGE, FunctionRegister.SLOT_PRESENT)).isEqualTo(1 << Wired.DMA1_SLOT);
            }, core -> {
                assertThat(read(core, BRIDGE, FunctionRegister.SLOT_PRESENT)).isEqualTo(0b11);
                assertThat(read(core, BRIDGE, FunctionRegister.SLOT_CHANGED)).isEqualTo(1 << Wired.UART2_SLOT);
                assertThat(found(core, 1)).hasSize(2);
                Wired.enable(core, 1, Wired.UART2_SLOT, Wired.UART2_BAR);
                assertThat(read(core, page(Wired.UART2_BAR), UartRegister.ROOM)).isEqualTo(Uart.CAPACITY);
                write(core, BRIDGE, FunctionRegister.SLOT_CHANGED, -1);
                assertThat(read(core, BRIDGE, FunctionRegister.SLOT_CHANGED)).isZero();
                seen.add("done");
            });
            assertThat(seen).containsExactly("core 0 vector 60", "done");
        }

        @Test
        void leaves_nothing_and_comes_back_as_at_power_on() {
            machine = Machine.of(Wired.description(), 1, Faults.none().with(
                    new HotPlug("dma1", 100 * MICROSECOND, false), new HotPlug("dma1", 600 * MICROSECOND, true)));
            runs(core -> {
                prepare(core);
                Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
            }, core -> {
                if (core.now() < 600 * MICROSECOND) {
                    assertThat(found(core, 1)).isEmpty();
                    A_device.refuses(core, Wired.DMA1_BAR);
                    core.setTimer(core.now() + TIMER);
                } else {
                    assertThat(found(core, 1)).hasSize(1);
                    assertThat(read(core, function(1, Wired.DMA1_SLOT), FunctionRegister.COMMAND)).isZero();
                    A_device.refuses(core, Wired.DMA1_BAR);
                    seen.add("done");
                }
            });
            assertThat(seen).containsExactly("core 0 vector 60", "done");
        }

        @Test
        void moves_nothing_any_more_when_it_goes_during_a_transfer() {
            List<Long> times = new ArrayList<>();
            for (long goes : new long[] {20 * MICROSECOND, 400 * MICROSECOND}) {
                machine = Machine.of(Wired.description(), 1,
                        Faults.none().with(new HotPlug("dma1", goes, false)));
                runs(core -> {
                    long engine = page(Wired.DMA1_BAR);
                    prepare(core);
                    Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
                    core.store(0x1000, 8, 42, Endianness.LITTLE);
                    write(core, Wired.IOMMU, DmaWindowRegister.SELECT, 0);
                    write(core, Wired.IOMMU, DmaWindowRegister.BYTES, 0x20_0000);
                    write(core, Wired.IOMMU, DmaWindowRegister.CONTROL, 0b111);
                    write(core, engine, DmaRegister.SOURCE, 0x1000);
                    write(core, engine, DmaRegister.TARGET, 0x8_0000);
                    write(core, engine, DmaRegister.BYTES, 0x1_0000);
                    write(core, engine, DmaRegister.START, 1);
                    times.add(core.now());
                });
                times.add(machine.peek(0x8_0000, 8, Endianness.LITTLE));
            }
            assertThat(times.get(0)).as("it had begun").isLessThan(20 * MICROSECOND);
            assertThat(times.get(1)).isZero();
            assertThat(times.get(3)).isEqualTo(42);
        }

        @Test
        void is_behind_a_bridge() {
            assertThatThrownBy(() -> machine.setPresent(0, "uart1", false))
                    .hasMessage("no device named 'uart1' is behind a bridge of the bus; on the bus there are "
                    + "[uart1, dma1, uart2]");
            assertThatThrownBy(() -> machine.setPresent(0, "bridge0", false)).hasMessageContaining("bridge0");
        }
    }

    @Nested
    class A_machine_file {
        private void refuses(String from, String to, String sentence) {
            assertThat(Wired.text()).contains(from);
            assertThatThrownBy(() -> MachineFile.parse("wired.yaml", Wired.text().replace(from, to)))
                    .hasMessageMatching("(?s)wired.yaml:\\d+:\\d+: .*").hasMessageContaining(sentence);
        }

        @Test
        void is_refused_if_the_window_or_configuration_space_is_too_small() {
            refuses("window-bytes: 64 KiB", "window-bytes: 20 KiB", "the base address registers of all functions need "
                    + "24576 bytes, and the window of the bus has 20480; make 'window-bytes' larger");
            refuses("buses: 2", "buses: 1", "each bridge needs a bus behind it, and there are 1 buses");
            refuses("buses: 2", "buses: 20", "the configuration space of 20 buses has 2621440 bytes, and space 1 has "
                    + "1048576 bytes of device memory");
            refuses("window: 0xc0000", "window: 0x50000", "the window of the bus overlaps configuration space");
            refuses("window: 0xc0000", "window: 0xff000", "the window of the bus ends at offset 1110016 of space 1");
        }

        @Test
        void is_refused_if_functions_do_not_fit_together() {
            refuses("behind: bridge0, slot: 1", "behind: bridge0, slot: 0",
                    "functions 'dma1' and 'uart2' are both in slot 0 behind 'bridge0'; give one another slot");
            refuses("behind: bridge0, slot: 1", "behind: bridge7, slot: 1",
                    "function 'uart2' is behind 'bridge7', which is no bridge; there are [bridge0]");
            refuses("bridge: bridge0, slot", "bridge: bridge0, behind: bridge0, slot", "is behind itself");
            refuses("device: uart2, behind", "device: uart9, behind", "function 'uart9' is of a device that is not");
            refuses("device: uart2, behind: bridge0, slot: 1", "device: uart2, slot: 4",
                    "function 'uart2' is on bus 0, where nothing tells that it came");
            refuses("bar: 16 KiB", "bar: 12 KiB", "the base address register of function 'dma1' is a power of two");
            refuses("present: false", "present: no", "'present' is 'true' or 'false', not 'no'");
            refuses("device: uart2, behind", "device: uart2, bridge: b, behind", "give it one of these keys");
        }

        @Test
        void is_refused_if_a_device_has_no_registers_or_some_of_the_bus() {
            refuses("    - {device: uart1, slot: 2, vendor: 0x1234, id: 0x10, class: 0x070000}\n", "",
                    "device 'uart1' has no 'space' for its registers, and no function on the bus");
            refuses("offset: 0x4000", "offset: 0x20000", "the registers of 'pic0' are at offset 131072 of space 1, "
                    + "which belongs to the bus");
        }
    }
}
