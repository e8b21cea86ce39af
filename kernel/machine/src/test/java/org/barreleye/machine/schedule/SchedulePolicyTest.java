package org.barreleye.machine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MemoryModel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchedulePolicyTest {
    private static final int CORES = 3;

    /** Three cores that log their number and the time, each so many cycles after its start. */
    private static List<String> logged(SchedulePolicy policy, long window, long... pauses) {
        List<String> log = new ArrayList<>();
        Machine machine = Machine.of(MemoryModelMachine.machine(MemoryModel.SEQUENTIAL, CORES), 1);
        for (int number = 0; number < CORES; number++) {
            int self = number;
            machine.install(new CoreId(number), Software.rom((core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    core.spend(pauses[self]);
                    return CoreDirective.AGAIN;
                }
                log.add(self + "@" + core.now());
                return CoreDirective.HALT;
            }));
            machine.powerOn(new CoreId(number), 0);
        }
        machine.setSchedulePolicy(policy, window);
        machine.run();
        return log;
    }

    @Test
    void that_always_takes_the_first_changes_nothing() {
        assertThat(logged(enabledEvents -> 0, 1_000_000, 30, 20, 10)).isEqualTo(logged(null, 0, 30, 20, 10))
                .containsExactly("2@5000", "1@10000", "0@15000");
    }

    @Test
    void orders_what_is_due_at_the_same_instant() {
        SchedulePolicy last = enabledEvents -> enabledEvents.size() - 1;

        assertThat(logged(last, 0, 10, 10, 10)).containsExactly("2@5000", "1@5000", "0@5000");
        assertThat(logged(last, 0, 10, 10, 9)).containsExactly("2@4500", "1@5000", "0@5000");
    }

    @Test
    void delays_what_it_passes_over_within_the_window() {
        SchedulePolicy last = enabledEvents -> enabledEvents.size() - 1;

        assertThat(logged(last, 5_000, 10, 20, 40)).containsExactly("1@10000", "0@10000", "2@20000");
    }

    @Test
    void of_a_seed_makes_the_same_choices_again_and_others_with_other_seeds() {
        SortedSet<String> orders = new TreeSet<>();
        for (long seed = 1; seed <= 60; seed++) {
            List<String> order = logged(new RandomSchedulePolicy(seed), 0, 10, 10, 10);
            assertThat(logged(new RandomSchedulePolicy(seed), 0, 10, 10, 10)).isEqualTo(order);
            orders.add(order.toString());
        }
        assertThat(orders).as("all orders of three cores").hasSize(6);
    }

    @Test
    void that_chooses_nothing_there_is_stops_the_machine_with_a_clear_error() {
        assertThatThrownBy(() -> logged(enabledEvents -> 99, 0, 1, 1, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a schedule policy chooses among 0 to 2, not 99");
        assertThatThrownBy(() -> logged(enabledEvents -> 0, -1, 1, 1, 1))
                .hasMessage("a window is 0 picoseconds or more, not -1");
    }

    /** Two application threads, on two cores, that log before each load. */
    @Nested
    class WithContexts {
        private String run(SchedulePolicy policy) {
            StringBuilder log = new StringBuilder();
            try (Machine machine = Machine.of(MemoryModelMachine.machine(MemoryModel.SEQUENTIAL, 2), 1)) {
                for (int number = 0; number < 2; number++) {
                    char self = (char) ('a' + number);
                    machine.install(new CoreId(number), Software.rom((core, event) ->
                            event instanceof CoreEvent.Started
                                    ? new CoreDirective
                                    .Resume(core.newContext("thread " + self, () -> loadTwice(core, self, log)))
                                    : CoreDirective.HALT));
                    machine.powerOn(new CoreId(number), 0);
                }
                machine.setSchedulePolicy(policy, Long.MAX_VALUE);
                machine.run();
            }
            return log.toString();
        }

        private void loadTwice(Core core, char self, StringBuilder log) {
            for (int load = 0; load < 2; load++) {
                core.load(0, 8, Endianness.LITTLE);
                log.append(self);
            }
        }

        @Test
        void each_action_is_a_choice() {
            SortedSet<String> orders = new TreeSet<>();
            for (long seed = 1; seed <= 100; seed++) {
                orders.add(run(new RandomSchedulePolicy(seed)));
            }
            assertThat(orders).containsExactly("aabb", "abab", "abba", "baab", "baba", "bbaa");
        }
    }

    @Test
    void an_explorer_meets_every_schedule_of_a_small_program() {
        Explorer explorer = Explorer
                .explored(MemoryModelMachine.machine(MemoryModel.SEQUENTIAL, 2), "x=1 y=1", "x=2 y=2");

        assertThat(explorer.schedules()).as("ways to interleave two and two").isEqualTo(6);
        assertThat(explorer.states()).as("how far each got, and who wrote last").isEqualTo(11);
    }
}
