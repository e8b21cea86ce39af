package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.machine.trace.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The order of events and their costs, on a machine whose times can be computed in the head. */
class OrderTest {
    private final List<String> log = new ArrayList<>();

    private Machine run(Software zero, Software four) {
        Machine machine = Machine.of(Software.plain(), 1);
        machine.install(ZERO, Software.rom(zero));
        machine.install(FOUR, Software.rom(four));
        machine.powerOn(ZERO, 0);
        machine.powerOn(FOUR, 0);
        machine.run();
        return machine;
    }

    private static Software idle() {
        return (core, event) -> CoreDirective.HALT;
    }

    private static Software starting(Consumer<Core> action) {
        return (core, event) -> {
            action.accept(core);
            return CoreDirective.HALT;
        };
    }

    @Nested
    class AReactorStep {
        @Test
        void publishes_when_its_work_is_done_not_when_it_began() {
            Machine machine = run(
                    starting(core -> {
                        core.spend(10_000);
                        core.publishLine(0x40, 1, 2, 3, 4, 5, 6, 7, 8);
                    }),
                    idle());

            // Work 10,000 cycles, the line from memory 100, eight hits of 2.
            assertThat(machine.trace().entries())
                    .contains(new Trace.Entry(5, 3, (10_000 + 100 + 16) * 500, ZERO, "publish", "0x40"));
        }

        @Test
        void loads_what_there_was_when_it_began() {
            run(
                    (core, event) -> {
                        core.spend(1_000);
                        log.add("loaded " + core.load(0x40, 8, Endianness.LITTLE));
                        return event instanceof CoreEvent.Started ? CoreDirective.AGAIN : CoreDirective.HALT;
                    },
                    starting(core -> core.publishLine(0x40, 5, 0, 0, 0, 0, 0, 0, 0)));

            // Core 4 publishes at (100 + 16 * 2) * 2,000 ps = 264 ns, before the end of the first step but after its
            // beginning.
            assertThat(log).containsExactly("loaded 0", "loaded 5");
        }

        @Test
        void comes_after_all_that_arrives_at_its_instant() {
            run(
                    (core, event) -> {
                        log.add("loaded " + core.load(0x40, 8, Endianness.LITTLE));
                        core.spend(264_000 / 500 - 102);
                        return log.size() < 2 ? CoreDirective.AGAIN : CoreDirective.HALT;
                    },
                    starting(core -> core.publishLine(0x40, 5, 0, 0, 0, 0, 0, 0, 0)));

            assertThat(log).containsExactly("loaded 0", "loaded 5");
        }

        @Test
        void of_the_lower_core_comes_first_at_the_same_instant() {
            run(
                    starting(core -> core.store(0x40, 8, 5, Endianness.LITTLE)),
                    starting(core -> log.add("loaded " + core.load(0x40, 8, Endianness.LITTLE))));

            assertThat(log).containsExactly("loaded 5");
        }

        @Test
        void takes_a_cycle_at_least() {
            Machine machine = run(
                    (core, event) -> {
                        core.mark("step", "");
                        log.add("step");
                        return log.size() < 3 ? CoreDirective.AGAIN : CoreDirective.HALT;
                    },
                    idle());

            assertThat(machine.trace().entries()).filteredOn(entry -> entry.kind().equals("step"))
                    .extracting(Trace.Entry::time).containsExactly(0L, 500L, 1_000L);
        }

        @Test
        void that_fails_stops_the_machine_with_the_core_the_time_and_the_cause() {
            Machine machine = Machine.of(Software.plain(), 1);
            machine.install(FOUR, Software.rom((core, event) -> {
                if (event == CoreEvent.READY) {
                    throw new ArithmeticException("boom");
                }
                core.spend(3);
                return CoreDirective.AGAIN;
            }));
            machine.powerOn(FOUR, 0);

            assertThatThrownBy(machine::run)
                    .isInstanceOf(CoreFailure.class)
                    .hasMessage("the software of core 4 failed at 6000 ps, which stopped the machine:"
                            + " java.lang.ArithmeticException: boom")
                    .hasCauseInstanceOf(ArithmeticException.class);
            assertThatThrownBy(machine::step).isInstanceOf(CoreFailure.class);
        }
    }

    @Nested
    class Interrupts {
        @Test
        void wait_until_the_step_is_over_and_are_delivered_lowest_vector_first() {
            run(
                    (core, event) -> {
                        log.add(core.now() + " " + event);
                        core.spend(event == CoreEvent.STARTED ? 999 : 9);
                        return CoreDirective.HALT;
                    },
                    starting(core -> {
                        core.sendInterrupt(ZERO, 200);
                        core.sendInterrupt(ZERO, 3);
                        core.sendInterrupt(ZERO, 200);
                    }));

            assertThat(log).containsExactly(
                    "0 Started[]",
                    1_010 * 500 + " Interrupt[vector=3]",
                    1_030 * 500 + " Interrupt[vector=200]");
        }

        @Test
        void come_before_what_the_software_itself_wanted_to_do_again() {
            run(
                    (core, event) -> {
                        log.add(event.toString());
                        if (log.size() > 1) {
                            return CoreDirective.HALT;
                        }
                        core.sendInterrupt(ZERO, 1);
                        return CoreDirective.AGAIN;
                    },
                    idle());

            assertThat(log).startsWith("Started[]", "Interrupt[vector=1]");
        }

        @Test
        void to_a_core_that_is_off_are_lost_and_leave_a_trace() {
            Machine machine = Machine.of(Software.plain(), 1);
            machine.install(ZERO, Software.once(core -> core.sendInterrupt(FOUR, 7)));
            machine.powerOn(ZERO, 0);

            machine.run();

            assertThat(machine.trace().entries())
                    .contains(new Trace.Entry(3, 2, 70_000, FOUR, "interrupt lost", "0x7"));
        }
    }

    @Nested
    class TheTimer {
        @Test
        void expires_on_time() {
            run(
                    (core, event) -> {
                        log.add(core.now() + " " + event);
                        core.setTimer(77_777);
                        return log.size() < 2 ? CoreDirective.HALT : last(core);
                    },
                    idle());

            assertThat(log).containsExactly("0 Started[]", 77_777 + 5_000 + " TimerExpired[]");
        }

        @Test
        void is_cleared_even_after_it_expired_until_that_is_delivered() {
            run(
                    starting(core -> {
                        log.add("started");
                        core.setTimer(100);
                        core.spend(1_000);
                        core.clearTimer();
                    }),
                    idle());

            assertThat(log).containsExactly("started");
        }

        private CoreDirective last(Core core) {
            core.clearTimer();
            return CoreDirective.HALT;
        }
    }

    @Nested
    class StartingACore {
        @Test
        void passes_its_entry_after_the_signal_has_arrived() {
            Machine machine = Machine.of(Software.plain(), 1);
            machine.install(ZERO, Software.once(core -> core.startCore(FOUR, 0x5000)));
            machine.install(FOUR, (core, entry) -> {
                log.add(core.now() + " entry " + Long.toHexString(entry));
                return Software.rom(idle()).start(core, entry);
            });
            machine.powerOn(ZERO, 0);

            machine.run();

            assertThat(log).containsExactly("70000 entry 5000");
        }

        @Test
        void that_has_no_software_is_refused() {
            Machine machine = Machine.of(Software.plain(), 1);
            machine.install(ZERO, Software.once(core -> core.startCore(FOUR, 0)));
            machine.powerOn(ZERO, 0);

            assertThatThrownBy(() -> machine.powerOn(FOUR, 0))
                    .hasMessageContaining("no software is installed on core 4");
            assertThatThrownBy(machine::run).hasMessageContaining("no software is installed on core 4");
        }

        @Test
        void that_runs_already_changes_nothing() {
            Machine machine = run(starting(core -> core.startCore(FOUR, 1)), starting(core -> log.add("started")));

            assertThat(log).containsExactly("started");
            assertThat(machine.trace().entries()).anyMatch(entry -> entry.kind().equals("start ignored"));
        }
    }

    @Nested
    class TheConsole {
        @Test
        void shows_lines_in_the_order_of_time_whoever_was_stepped_first() {
            List<String> heard = new ArrayList<>();
            Machine machine = Machine.of(Software.plain(), 1);
            machine.onConsoleLine(line -> heard.add(line.text()));
            machine.install(ZERO, Software.once(core -> {
                core.spend(100);
                core.print("later");
            }));
            machine.install(FOUR, Software.once(core -> core.print("first")));
            machine.powerOn(ZERO, 0);
            machine.powerOn(FOUR, 0);

            machine.run();

            assertThat(heard).containsExactly("first", "later");
            assertThat(machine.console())
                    .containsExactly(new ConsoleLine(0, FOUR, "first"), new ConsoleLine(50_000, ZERO, "later"));
        }
    }

    @Test
    void a_machine_that_was_switched_off_does_nothing_more() {
        Machine machine = run(
                (core, event) -> {
                    log.add("step");
                    if (log.size() == 6) {
                        core.powerOff(7);
                    }
                    core.spend(500);
                    return CoreDirective.AGAIN;
                },
                (core, event) -> CoreDirective.AGAIN);

        assertThat(machine.exitStatus()).hasValue(7);
        assertThat(machine.now()).isEqualTo(1_250_000);
        assertThat(machine.step()).isFalse();
    }

    @Test
    void a_core_acts_only_while_its_software_runs() {
        Machine machine = Machine.of(Software.plain(), 1);

        assertThatThrownBy(() -> machine.core(ZERO).spend(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("now no software runs");
    }
}
