package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.device.RecordingBus.LATENCY;
import static org.barreleye.machine.device.RecordingBus.arrival;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterField;
import org.barreleye.kpi.register.interrupt.BridgeRegister;
import org.barreleye.kpi.register.interrupt.FixedVectorRegister;
import org.barreleye.kpi.register.interrupt.GicRegister;
import org.barreleye.kpi.register.interrupt.IoApicRegister;
import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The kinds of interrupt controllers, register by register. */
class InterruptControllersTest {
    private static final int LINES = 8;

    private final RecordingBus bus = new RecordingBus();
    private long now = 1_000;

    private static void pulse(InterruptLine line, long now) {
        line.set(now, true);
        line.set(now, false);
    }

    private void write(Device controller, Register register, long value) {
        controller.store(0, register.offset(), value, now);
    }

    private static long read(Device controller, int core, Register register) {
        return controller.load(core, register.offset(), 0);
    }

    @Nested
    class A_fixed_vector_controller {
        private final FixedVectorController controller = new FixedVectorController(bus, 2, 32, LINES);
        private final InterruptLine line = controller.inputs().connect(3);

        @Test
        void has_all_lines_masked_at_power_on() {
            line.set(now, true);

            assertThat(bus.interrupts()).isEmpty();
            assertThat(read(controller, 0, FixedVectorRegister.MASK)).isEqualTo(0xff);
            assertThat(read(controller, 0, FixedVectorRegister.REQUEST)).isEqualTo(1 << 3);
        }

        @Test
        void delivers_an_edge_at_the_vector_of_its_line_and_the_next_after_the_end_of_interrupt() {
            write(controller, FixedVectorRegister.MASK, 0);
            pulse(line, now);
            pulse(line, now);
            pulse(line, now);

            assertThat(bus.interrupts()).containsExactly(arrival(now, 2, 35));
            assertThat(read(controller, 0, FixedVectorRegister.IN_SERVICE)).isEqualTo(1 << 3);

            write(controller, FixedVectorRegister.END_OF_INTERRUPT, 3);
            assertThat(bus.interrupts()).as("two edges are one request").hasSize(1);
            write(controller, FixedVectorRegister.END_OF_INTERRUPT, 3);
            assertThat(bus.interrupts()).isEmpty();
        }

        @Test
        void delivers_an_edge_that_came_while_the_line_was_masked() {
            pulse(line, now);
            write(controller, FixedVectorRegister.MASK, 0);

            assertThat(bus.interrupts()).hasSize(1);
        }

        @Test
        void delivers_an_active_level_again_after_each_end_of_interrupt() {
            write(controller, FixedVectorRegister.LEVEL, -1);
            write(controller, FixedVectorRegister.MASK, 0);
            line.set(now, true);
            write(controller, FixedVectorRegister.END_OF_INTERRUPT, 3);
            assertThat(bus.interrupts()).hasSize(2);

            line.set(now, false);
            write(controller, FixedVectorRegister.END_OF_INTERRUPT, 3);
            assertThat(bus.interrupts()).isEmpty();
        }

        @Test
        void ends_the_interrupt_of_no_line_but_its_own() {
            write(controller, FixedVectorRegister.LEVEL, -1);
            write(controller, FixedVectorRegister.MASK, 0);
            line.set(now, true);
            bus.interrupts();

            write(controller, FixedVectorRegister.END_OF_INTERRUPT, 4);
            write(controller, FixedVectorRegister.END_OF_INTERRUPT, 3 + 64);
            assertThat(bus.interrupts()).isEmpty();
        }
    }

    @Nested
    class An_io_apic {
        private final IoApic apic = new IoApic(bus, new int[] {0, 2}, LINES);
        private final InterruptLine line = apic.inputs().connect(5);

        private void program(long entry) {
            write(apic, IoApicRegister.SELECT, 5);
            write(apic, IoApicRegister.ENTRY, entry);
        }

        private long field(RegisterField field) {
            write(apic, IoApicRegister.SELECT, 5);
            return field.in(read(apic, 0, IoApicRegister.ENTRY));
        }

        private static long entry(int vector, long destination, boolean isLevel) {
            return IoApicRegister.DESTINATION.with(
                    IoApicRegister.LEVEL.with(IoApicRegister.VECTOR.with(0, vector), isLevel ? 1 : 0), destination);
        }

        @Test
        void delivers_to_the_core_of_the_entry_after_the_latency_to_it() {
            program(entry(77, 20, false));
            pulse(line, now);
            pulse(line, now);

            assertThat(bus.interrupts()).as("an edge needs no end of interrupt")
                    .containsExactly(arrival(now + LATENCY, 2, 77), arrival(now + LATENCY, 2, 77));
        }

        @Test
        void delivers_a_level_once_until_its_end_of_interrupt() {
            program(entry(77, 0, true));
            line.set(now, true);
            assertThat(field(IoApicRegister.REMOTE_IRR)).isOne();
            line.set(now, false);
            line.set(now, true);
            assertThat(bus.interrupts()).containsExactly(arrival(now, 0, 77));

            write(apic, IoApicRegister.END_OF_INTERRUPT, 5);
            assertThat(bus.interrupts()).hasSize(1);
            line.set(now, false);
            write(apic, IoApicRegister.END_OF_INTERRUPT, 5);
            assertThat(bus.interrupts()).isEmpty();
            assertThat(field(IoApicRegister.REMOTE_IRR)).isZero();
        }

        @Test
        void shows_what_waits_behind_a_mask_and_delivers_it_when_that_is_removed() {
            program(IoApicRegister.MASKED.with(entry(77, 0, true), 1));
            line.set(now, true);
            assertThat(field(IoApicRegister.PENDING)).isOne();
            assertThat(bus.interrupts()).isEmpty();

            program(entry(77, 0, true));
            assertThat(bus.interrupts()).hasSize(1);
            assertThat(field(IoApicRegister.PENDING)).isZero();
        }

        @Test
        void does_not_let_software_write_what_is_read_only() {
            program(IoApicRegister.MASKED.mask() | IoApicRegister.REMOTE_IRR.mask() | IoApicRegister.PENDING.mask());

            assertThat(field(IoApicRegister.REMOTE_IRR) + field(IoApicRegister.PENDING)).isZero();
            write(apic, IoApicRegister.SELECT, LINES);
            write(apic, IoApicRegister.ENTRY, entry(1, 0, true));
            assertThat(read(apic, 0, IoApicRegister.ENTRY)).as("the entry of no line").isZero();
        }

        @Test
        void loses_interrupts_for_cores_that_it_does_not_reach() {
            program(entry(77, 10, false));
            pulse(line, now);
            program(entry(77, 999, false));
            pulse(line, now);

            assertThat(bus.interrupts()).isEmpty();
        }

        @Test
        void holds_a_shared_line_active_as_long_as_one_source_does() {
            InterruptLine other = apic.inputs().connect(5);
            program(entry(77, 0, true));
            line.set(now, true);
            other.set(now, true);
            line.set(now, false);
            bus.interrupts();

            write(apic, IoApicRegister.END_OF_INTERRUPT, 5);
            assertThat(bus.interrupts()).hasSize(1);
            other.set(now, false);
            write(apic, IoApicRegister.END_OF_INTERRUPT, 5);
            assertThat(bus.interrupts()).isEmpty();
        }

        @Test
        void is_copied_with_its_lines_in_service() {
            program(entry(77, 0, true));
            line.set(now, true);
            bus.interrupts();
            IoApic copy = new StateCloner().copy(apic);
            write(apic, IoApicRegister.END_OF_INTERRUPT, 5);

            assertThat(bus.interrupts()).as("of the original").hasSize(1);
            write(copy, IoApicRegister.SELECT, 5);
            assertThat(IoApicRegister.REMOTE_IRR.in(read(copy, 0, IoApicRegister.ENTRY))).isOne();
        }
    }

    @Nested
    class A_gic {
        private final GicDistributor gic = new GicDistributor(bus, new int[] {0, 1}, 90, LINES);
        private final InterruptLine one = gic.inputs().connect(1);
        private final InterruptLine two = gic.inputs().connect(2);

        private void program(int line, int priority, int target) {
            write(gic, GicRegister.SELECT, line);
            write(gic, GicRegister.PRIORITY, priority);
            write(gic, GicRegister.TARGET, target);
            write(gic, GicRegister.ENABLE, 1L << line);
        }

        @Test
        void tells_the_target_core_which_line_it_was() {
            program(1, 5, 10);
            one.set(now, true);

            assertThat(bus.interrupts()).containsExactly(arrival(now + LATENCY, 1, 90));
            assertThat(read(gic, 0, GicRegister.ACKNOWLEDGE)).isEqualTo(GicRegister.SPURIOUS);
            assertThat(read(gic, 1, GicRegister.ACKNOWLEDGE)).isOne();
            assertThat(read(gic, 1, GicRegister.ACTIVE)).isEqualTo(1 << 1);
            assertThat(read(gic, 1, GicRegister.ACKNOWLEDGE)).isEqualTo(GicRegister.SPURIOUS);
        }

        @Test
        void interrupts_again_after_the_end_if_the_level_is_still_active() {
            program(1, 5, 0);
            one.set(now, true);
            read(gic, 0, GicRegister.ACKNOWLEDGE);
            write(gic, GicRegister.END_OF_INTERRUPT, 1);
            assertThat(bus.interrupts()).hasSize(2);

            read(gic, 0, GicRegister.ACKNOWLEDGE);
            one.set(now, false);
            write(gic, GicRegister.END_OF_INTERRUPT, 1);
            assertThat(bus.interrupts()).isEmpty();
        }

        @Test
        void lets_only_more_urgent_lines_interrupt_an_active_one() {
            program(1, 5, 0);
            program(2, 7, 0);
            two.set(now, true);
            assertThat(read(gic, 0, GicRegister.ACKNOWLEDGE)).isEqualTo(2);
            one.set(now, true);
            assertThat(bus.interrupts()).hasSize(2);
            assertThat(read(gic, 0, GicRegister.ACKNOWLEDGE)).isOne();
            write(gic, GicRegister.END_OF_INTERRUPT, 2);
            assertThat(bus.interrupts()).as("line 2 waits for line 1").isEmpty();
            one.set(now, false);
            write(gic, GicRegister.END_OF_INTERRUPT, 1);
            assertThat(bus.interrupts()).hasSize(1);
        }

        @Test
        void acknowledges_the_most_urgent_line_first() {
            program(1, 7, 0);
            program(2, 5, 0);
            one.set(now, true);
            two.set(now, true);

            assertThat(read(gic, 0, GicRegister.ACKNOWLEDGE)).isEqualTo(2);
        }

        @Test
        void respects_the_priority_mask_of_the_core_and_disabled_lines() {
            program(1, 7, 0);
            write(gic, GicRegister.PRIORITY_MASK, 7);
            one.set(now, true);
            two.set(now, true);
            assertThat(bus.interrupts()).isEmpty();
            assertThat(read(gic, 0, GicRegister.PENDING)).isEqualTo(0b110);

            write(gic, GicRegister.PRIORITY_MASK, 8);
            assertThat(bus.interrupts()).hasSize(1);
            write(gic, GicRegister.DISABLE, 1 << 1);
            assertThat(read(gic, 0, GicRegister.ACKNOWLEDGE)).isEqualTo(GicRegister.SPURIOUS);
        }

        @Test
        void keeps_an_edge_until_it_is_acknowledged() {
            write(gic, GicRegister.EDGE, 1 << 1);
            pulse(one, now);
            program(1, 5, 0);
            assertThat(bus.interrupts()).hasSize(1);
            assertThat(read(gic, 0, GicRegister.ACKNOWLEDGE)).isOne();
            write(gic, GicRegister.END_OF_INTERRUPT, 1);
            assertThat(bus.interrupts()).isEmpty();
        }
    }

    @Nested
    class A_bridge {
        private final IoApic apic = new IoApic(bus, new int[] {0}, LINES);
        private final InterruptBridge bridge = new InterruptBridge(apic.inputs().connect(7), LINES);
        private final InterruptLine one = bridge.inputs().connect(1);
        private final InterruptLine two = bridge.inputs().connect(2);

        private void open() {
            write(apic, IoApicRegister.SELECT, 7);
            write(apic, IoApicRegister.ENTRY, IoApicRegister.LEVEL.mask() | 50);
            write(bridge, BridgeRegister.MASK, 0);
        }

        @Test
        void shows_all_its_lines_as_one() {
            open();
            one.set(now, true);
            pulse(two, now);

            assertThat(bus.interrupts()).containsExactly(arrival(now, 0, 50));
            assertThat(read(bridge, 0, BridgeRegister.STATUS)).isEqualTo(0b110);
            assertThat(read(bridge, 0, BridgeRegister.INPUT)).isEqualTo(0b010);
        }

        @Test
        void holds_its_output_until_every_status_bit_is_cleared() {
            open();
            one.set(now, true);
            pulse(two, now);
            bus.interrupts();

            write(bridge, BridgeRegister.STATUS, 0b110);
            assertThat(read(bridge, 0, BridgeRegister.STATUS)).as("line 1 is still active").isEqualTo(0b010);
            write(apic, IoApicRegister.END_OF_INTERRUPT, 7);
            assertThat(bus.interrupts()).hasSize(1);
            one.set(now, false);
            write(bridge, BridgeRegister.STATUS, 0b010);
            write(apic, IoApicRegister.END_OF_INTERRUPT, 7);
            assertThat(bus.interrupts()).isEmpty();
        }

        @Test
        void does_not_pass_on_what_is_masked() {
            open();
            write(bridge, BridgeRegister.MASK, 0b10);
            one.set(now, true);
            assertThat(bus.interrupts()).isEmpty();

            write(bridge, BridgeRegister.MASK, 0);
            assertThat(bus.interrupts()).hasSize(1);
        }
    }
}
