package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.register.device.UartRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

class UartTest {
    private static final long UART = new CanonicalAddress(3, 0).packed();
    private static final CoreId ZERO = new CoreId(0);

    private final Machine machine = Machine.of(Presets.named("demo"), 1);
    private final StringBuilder screen = new StringBuilder();
    private final Iterator<String> lines = List.of("a").iterator();
    private final List<Long> heard = new ArrayList<>();

    private void runs(Software software) {
        machine.connectTerminal(() -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty(), screen::append);
        machine.install(ZERO, Software.rom(software));
        machine.powerOn(ZERO, 0);
        machine.run();
    }

    @Test
    void bytes_appear_one_after_the_other_and_the_last_interrupts() {
        runs((core, event) -> {
            if (event instanceof CoreEvent.Interrupt interrupt) {
                heard.add((long) interrupt.vector());
            } else {
                "hi!".chars().forEach(byteOut ->
                        core.store(UART + UartRegister.DATA.offset(), 1, byteOut, Endianness.LITTLE));
            }
            return CoreDirective.HALT;
        });

        assertThat(screen).hasToString("hi!");
        assertThat(heard).containsExactly(32L);
        assertThat(machine.now()).isGreaterThanOrEqualTo(3 * Uart.BYTE_TIME);
    }

    @Test
    void a_byte_without_room_is_lost() {
        runs((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                while (core.load(UART + UartRegister.ROOM.offset(), 4, Endianness.LITTLE) > 0) {
                    core.store(UART + UartRegister.DATA.offset(), 1, 'x', Endianness.LITTLE);
                }
                core.store(UART + UartRegister.DATA.offset(), 1, 'y', Endianness.LITTLE);
            }
            return CoreDirective.HALT;
        });

        assertThat(screen).hasToString("x".repeat(Uart.CAPACITY));
    }

    @Test
    void typed_bytes_are_read_until_the_end_of_input() {
        runs((core, event) -> {
            for (int read = 0; read < 3; read++) {
                heard.add(core.load(UART + UartRegister.DATA.offset(), 4, Endianness.LITTLE));
            }
            return CoreDirective.HALT;
        });

        assertThat(heard).containsExactly((long) 'a', (long) '\n', 0xffff_ffffL);
    }

    @Test
    void what_is_typed_during_the_run_comes_in_a_byte_at_a_time_and_interrupts() {
        machine.type(1_000_000, "ok");
        runs((core, event) -> {
            if (event instanceof CoreEvent.Interrupt interrupt) {
                assertThat(interrupt.vector()).isEqualTo(32);
                assertThat(core.load(UART + UartRegister.WAITING.offset(), 4, Endianness.LITTLE)).isOne();
                heard.add(core.load(UART + UartRegister.DATA.offset(), 4, Endianness.LITTLE));
                heard.add(core.now());
            }
            return CoreDirective.HALT;
        });

        assertThat(heard).hasSize(4).contains((long) 'o', (long) 'k');
        assertThat(heard.get(1)).isBetween(1_000_000 + Uart.BYTE_TIME, 2_000_000 + Uart.BYTE_TIME);
        assertThat(heard.get(3) - heard.get(1)).isEqualTo(Uart.BYTE_TIME);
    }

    @Test
    void bytes_wait_until_they_are_read_and_those_without_room_are_lost() {
        machine.type(0, "0123456789abcdefXYZ");
        runs((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                core.setTimer(30 * Uart.BYTE_TIME);
            } else if (event instanceof CoreEvent.TimerExpired) {
                while (core.load(UART + UartRegister.WAITING.offset(), 4, Endianness.LITTLE) > 0) {
                    heard.add(core.load(UART + UartRegister.DATA.offset(), 4, Endianness.LITTLE));
                }
            }
            return CoreDirective.HALT;
        });

        assertThat(heard).hasSize(Uart.CAPACITY).startsWith((long) '0').endsWith((long) 'f');
    }

    @Test
    void typing_takes_a_line_to_type_at() {
        assertThatThrownBy(() -> Machine.of(Software.plain(), 1).type(0, "?")).isInstanceOf(IllegalStateException.class)
                .hasMessage("the machine has no serial line, so no text can be typed; add a device of kind 'uart'");
    }
}
