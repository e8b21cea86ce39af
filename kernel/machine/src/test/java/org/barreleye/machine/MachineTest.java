package org.barreleye.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.trace.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final int ROUNDS = 40;

    /** All that can be told from outside. */
    private static List<Object> state(Machine machine) {
        return List.of(
                machine.traceHash(), machine.memoryHash(), machine.now(), machine.exitStatus(), machine.console(),
                machine.trace().entries());
    }

    @Test
    void runs_two_cores_that_communicate_until_one_switches_it_off() {
        Machine machine = PingPong.machine(42, ROUNDS);

        long events = machine.run();

        assertThat(machine.exitStatus()).hasValue(0);
        assertThat(machine.console()).singleElement()
                .satisfies(line -> assertThat(line.text()).startsWith("caught 40"));
        assertThat(events).isLessThan(5 * ROUNDS);
        assertThat(machine.peek(PingPong.PING, 8, Endianness.LITTLE)).isEqualTo(ROUNDS - 2);
    }

    @Nested
    class ItsCopy {
        @Test
        void taken_after_any_step_ends_as_the_original_does() {
            Machine original = PingPong.machine(7, ROUNDS);
            List<Machine> copies = new ArrayList<>();
            do {
                copies.add(original.copy());
            } while (original.step());

            copies.forEach(Machine::run);

            assertThat(copies).hasSizeGreaterThan(2 * ROUNDS)
                    .allSatisfy(copy -> assertThat(state(copy)).isEqualTo(state(original)));
        }

        @Test
        void leaves_the_original_alone() {
            Machine original = PingPong.machine(7, ROUNDS);
            for (int step = 0; step < 30; step++) {
                original.step();
            }
            List<Object> before = state(original);

            original.copy().run();

            assertThat(state(original)).isEqualTo(before);
        }

        @Test
        void of_a_copy_is_as_good() {
            Machine machine = PingPong.machine(7, ROUNDS);
            Machine original = PingPong.machine(7, ROUNDS);
            original.run();
            boolean more = true;
            while (more) {
                machine = machine.copy();
                more = machine.step();
            }

            assertThat(state(machine)).isEqualTo(state(original));
        }
    }

    @Nested
    class ItsSeed {
        @Test
        void decides_the_run() {
            Machine one = PingPong.machine(5, ROUNDS);
            Machine other = PingPong.machine(5, ROUNDS);
            one.run();
            other.run();

            assertThat(state(other)).isEqualTo(state(one));
        }

        @Test
        void when_it_differs_gives_another_order_but_the_same_outcome() {
            Set<Long> hashes = new LinkedHashSet<>();
            Set<List<String>> orders = new LinkedHashSet<>();
            for (long seed = 1; seed <= 20; seed++) {
                Machine machine = PingPong.machine(seed, ROUNDS);
                machine.run();
                hashes.add(machine.traceHash());
                orders.add(machine.trace().entries().stream().map(MachineTest::withoutTime).toList());
                assertThat(machine.exitStatus()).hasValue(0);
            }

            assertThat(hashes).hasSize(20);
            assertThat(orders).hasSizeGreaterThan(5);
        }
    }

    private static String withoutTime(Trace.Entry entry) {
        return entry.core() + " " + entry.kind() + " " + entry.text();
    }

    @Test
    void does_not_notice_another_machine_in_the_same_jvm() {
        Machine alone = PingPong.machine(5, ROUNDS);
        alone.run();
        Machine one = PingPong.machine(5, ROUNDS);
        Machine other = PingPong.machine(6, ROUNDS);

        boolean more = true;
        while (more) {
            boolean first = one.step();
            boolean second = other.step();
            more = first || second;
        }

        assertThat(state(one)).isEqualTo(state(alone));
        assertThat(other.traceHash()).isNotEqualTo(one.traceHash());
    }

    @Test
    void lists_its_cores_when_asked_for_another() {
        Machine machine = PingPong.machine(1, 1);

        assertThatThrownBy(() -> machine.core(new CoreId(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no core 1; there are [core 0, core 4]");
    }

    @Test
    void refuses_new_software_for_a_core_that_runs() {
        Machine machine = PingPong.machine(1, 1);
        machine.step();

        assertThatThrownBy(() -> machine.install(PingPong.ZERO, Software.once(core -> { })))
                .hasMessageContaining("install its software before it is started");
    }

    @Test
    void refuses_to_be_stepped_by_its_own_software() {
        Machine machine = Machine.of(Software.plain(), 1);
        machine.install(Software.ZERO, Software.once(core -> machine.step()));
        machine.powerOn(Software.ZERO, 0);

        assertThatThrownBy(machine::run).hasMessageContaining("cannot be stepped by software that runs on it");
    }
}
