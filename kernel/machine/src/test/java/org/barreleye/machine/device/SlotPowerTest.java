package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.device.Wired.function;
import static org.barreleye.machine.device.Wired.read;
import static org.barreleye.machine.device.Wired.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The slots behind the bridge of the file wired.yaml, and the messages by which the bridge tells of changes. */
class SlotPowerTest {
    private static final CoreId ZERO = new CoreId(0);
    private static final long BRIDGE = function(0, Wired.BRIDGE_SLOT);
    private static final long DMA = function(1, Wired.DMA1_SLOT);
    private static final long UART2 = function(1, Wired.UART2_SLOT);
    private static final long MICROSECOND = 1_000_000;
    private static final int VECTOR = 99;
    private static final long ALL = 0xffff_ffffL;

    private final Machine machine = Machine.of(Wired.description(), 1);
    private final List<Integer> vectors = new ArrayList<>();

    /** Lets core 0 act at the start, at each interrupt, and after a millisecond. */
    private void runs(Consumer<Core> start, Consumer<Core> onInterrupt, Consumer<Core> later) {
        machine.install(ZERO, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                Wired.openBridge(core);
                start.accept(core);
                core.setTimer(1_000 * MICROSECOND);
            } else if (event instanceof CoreEvent.TimerExpired) {
                later.accept(core);
            } else if (event instanceof CoreEvent.Interrupt interrupt) {
                vectors.add(interrupt.vector());
                onInterrupt.accept(core);
            }
            return CoreDirective.HALT;
        }));
        machine.powerOn(ZERO, 0);
        machine.run();
    }

    private static void enableMessages(Core core) {
        write(core, BRIDGE, FunctionRegister.MSI_DESTINATION, 0);
        write(core, BRIDGE, FunctionRegister.MSI_VECTOR, VECTOR);
        write(core, BRIDGE, FunctionRegister.MSI_ENABLE, 1);
        write(core, BRIDGE, FunctionRegister.HOT_PLUG_INTERRUPT, 1);
    }

    private static void switchDma(Core core, boolean isOn) {
        write(core, BRIDGE, FunctionRegister.SLOT_POWER, isOn ? ALL : ALL & ~(1L << Wired.DMA1_SLOT));
    }

    @Nested
    class A_slot_without_power {
        @Test
        void has_no_function_until_it_has_power_again_and_that_is_as_at_power_on() {
            runs(core -> {
                assertThat(read(core, BRIDGE, FunctionRegister.SLOT_POWER)).isEqualTo(ALL);
                Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
                switchDma(core, false);
                assertThat(read(core, DMA, FunctionRegister.IDENTITY)).isEqualTo(FunctionRegister.ABSENT);
                assertThat(read(core, BRIDGE, FunctionRegister.SLOT_CHANGED)).isEqualTo(1 << Wired.DMA1_SLOT);
                assertThat(read(core, BRIDGE, FunctionRegister.SLOT_PRESENT)).isZero();
                switchDma(core, true);
                assertThat(read(core, DMA, FunctionRegister.VENDOR)).isEqualTo(0x1234);
                assertThat(read(core, DMA, FunctionRegister.COMMAND)).isZero();
            }, core -> { }, core -> { });
        }

        @Test
        void shows_a_device_that_was_put_in_meanwhile_when_it_has_power() {
            machine.setPresent(100 * MICROSECOND, "uart2", true);
            runs(core -> write(core, BRIDGE, FunctionRegister.SLOT_POWER, 0), core -> { }, core -> {
                assertThat(read(core, UART2, FunctionRegister.IDENTITY)).isEqualTo(FunctionRegister.ABSENT);
                write(core, BRIDGE, FunctionRegister.SLOT_POWER, ALL);
                assertThat(read(core, UART2, FunctionRegister.VENDOR)).isEqualTo(0x1234);
                assertThat(read(core, DMA, FunctionRegister.VENDOR)).isEqualTo(0x1234);
            });
        }

        @Test
        void stays_empty_if_its_device_is_pulled_out_before_it_has_power() {
            machine.setPresent(100 * MICROSECOND, "dma1", false);
            runs(core -> switchDma(core, false), core -> { }, core -> {
                switchDma(core, true);
                assertThat(read(core, DMA, FunctionRegister.IDENTITY)).isEqualTo(FunctionRegister.ABSENT);
            });
        }
    }

    @Nested
    class A_bridge_with_messages {
        @Test
        void sends_one_when_slots_begin_to_have_changed() {
            machine.setPresent(100 * MICROSECOND, "uart2", true);
            machine.setPresent(200 * MICROSECOND, "dma1", false); // the first one is not cleared yet
            runs(SlotPowerTest::enableMessages, core -> { }, core -> {
                assertThat(read(core, BRIDGE, FunctionRegister.INTERRUPT_STATUS)).isOne();
                write(core, BRIDGE, FunctionRegister.SLOT_CHANGED, -1);
                assertThat(read(core, BRIDGE, FunctionRegister.INTERRUPT_STATUS)).isZero();
                machine.setPresent(core.now() + 100 * MICROSECOND, "dma1", true);
            });

            assertThat(vectors).containsExactly(VECTOR, VECTOR);
        }

        @Test
        void sends_none_if_it_is_no_bus_master() {
            machine.setPresent(100 * MICROSECOND, "uart2", true);
            runs(core -> {
                enableMessages(core);
                write(core, BRIDGE, FunctionRegister.BUS_MASTER, 0);
            }, core -> { }, core -> { });

            assertThat(vectors).isEmpty();
        }
    }
}
