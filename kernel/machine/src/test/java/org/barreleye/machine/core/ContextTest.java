package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;
import static org.barreleye.machine.core.OneContext.idle;
import static org.barreleye.machine.core.OneContext.plain;
import static org.barreleye.machine.core.OneContext.run;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContextTest {
    @Nested
    class Masking_interrupts {
        @Test
        void lets_them_wait_until_the_context_lets_them_in() {
            List<String> log = run((core, said) -> {
                core.setTimer(1_000);
                core.maskInterrupts(true);
                core.spend(100_000);
                core.now();
                said.add("undisturbed");
                core.maskInterrupts(false);
                said.add("let in");
            }, idle());

            assertThat(log).hasSize(4);
            assertThat(log.get(0)).isEqualTo("undisturbed");
            assertThat(log.get(1)).contains("TimerExpired");
            assertThat(log.get(2)).isEqualTo("let in");
        }

        @Test
        void ends_with_a_trap() {
            List<String> log = run((core, said) -> {
                core.maskInterrupts(true);
                core.trap();
                core.setTimer(core.now() + 1_000);
                core.spend(100_000);
                core.now();
                said.add("disturbed");
            }, idle());

            assertThat(log.get(0)).contains("ContextTrapped");
            assertThat(log.get(1)).contains("TimerExpired");
            assertThat(log.get(2)).isEqualTo("disturbed");
        }
    }

    @Nested
    class RunningAhead {
        @Test
        void takes_the_same_times_and_sees_the_same_values_as_one_reactor_step_per_action() {
            Seeds.each(150, seed -> {
                List<String> reactors = outcome(seed, false, false);

                assertThat(outcome(seed, true, false)).isEqualTo(reactors).hasSize(2 * Actions.COUNT + 1);
                assertThat(outcome(seed, false, true)).isEqualTo(reactors);
                assertThat(outcome(seed, true, true)).isEqualTo(reactors);
            });
        }

        private List<String> outcome(long seed, boolean contextOnZero, boolean contextOnFour) {
            List<String> zero = new ArrayList<>();
            List<String> four = new ArrayList<>();
            MachineDescription jittery = Software.plain();
            try (Machine machine = Machine.of(jittery, seed)) {
                machine.install(ZERO, Software.rom(program(seed, ZERO.number(), contextOnZero, zero)));
                machine.install(FOUR, Software.rom(program(seed, FOUR.number(), contextOnFour, four)));
                machine.powerOn(ZERO, 0);
                machine.powerOn(FOUR, 0);
                machine.run();
                zero.addAll(four);
                zero.add("memory " + machine.memoryHash());
            }
            return zero;
        }

        private Software program(long seed, int number, boolean inContext, List<String> log) {
            Actions actions = new Actions(new SeededRandom(seed).fork("core " + number), log);
            if (inContext) {
                return new OneContext(new ArrayList<>(), (core, unused) -> {
                    core.now();
                    while (!actions.areDone()) {
                        actions.next(core);
                    }
                });
            }
            return (core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    return CoreDirective.AGAIN;
                }
                if (event instanceof CoreEvent.Ready && !actions.hasBegun()) {
                    core.now();
                }
                if (actions.areDone()) {
                    return CoreDirective.HALT;
                }
                actions.next(core);
                return CoreDirective.AGAIN;
            };
        }
    }

    /** One action after the other, as chance decides. */
    private static final class Actions {
        static final int COUNT = 60;

        private final SeededRandom random;
        private final List<String> log;
        private int done;

        Actions(SeededRandom random, List<String> log) {
            this.random = random;
            this.log = log;
        }

        boolean hasBegun() {
            return done > 0;
        }

        boolean areDone() {
            return done == COUNT;
        }

        void next(Core core) {
            done++;
            long address = 0x1000 + 8 * random.upTo(40);
            switch ((int) random.upTo(3)) {
                case 0 -> log.add("loaded " + core.load(address, 4, Endianness.BIG));
                case 1 -> {
                    core.store(address, 8, done, Endianness.LITTLE);
                    log.add("stored");
                }
                case 2 -> {
                    core.publishLine(address & -64, 1, 2, 3, 4, 5, 6, 7, 1_000 + done);
                    log.add("published");
                }
                default -> {
                    core.spend(1 + random.upTo(400));
                    log.add("worked until " + core.now());
                }
            }
        }
    }

    @Nested
    class InterruptedInPrivateWork {
        private static final long WORK = 10_000;
        private static final long ENTRY = 10 * 500;

        @Test
        void is_interrupted_at_the_exact_time_and_charged_the_rest_afterwards() {
            List<String> log = run(
                    (core, lines) -> {
                        core.spend(WORK);
                        lines.add(core.now() + " done");
                    },
                    Software.interrupting(ZERO, 111));

            // The context begins after the 1-cycle step in which the core started.
            long sent = 111 * 2_000 + 70_000;
            long reactor = ENTRY + 500;
            assertThat(log).startsWith(
                    sent + ENTRY + " Interrupt[vector=9]",
                    500 + WORK * 500 + reactor + " done");
        }

        @Test
        void several_times_too() {
            List<String> log = run(
                    (core, lines) -> {
                        core.spend(WORK);
                        lines.add(core.now() + " done");
                    },
                    Software.interrupting(ZERO, 111, 112, 400, 1));

            assertThat(log).filteredOn(line -> line.endsWith("Interrupt[vector=9]")).hasSize(4);
            assertThat(log).contains(500 + WORK * 500 + 4 * (ENTRY + 500) + " done");
        }

        @Test
        void by_its_timer_though_it_never_acts() {
            List<String> log = new ArrayList<>();
            try (Machine machine = plain()) {
                machine.install(ZERO, Software.rom((core, event) -> {
                    if (event instanceof CoreEvent.Started) {
                        core.setTimer(5_000_000_123L);
                        return new CoreDirective.Resume(core.newContext("spinner", () -> {
                            while (true) {
                                core.spend(1_000);
                            }
                        }));
                    }
                    log.add(core.now() + " " + event);
                    return CoreDirective.HALT;
                }));
                machine.powerOn(ZERO, 0);
                machine.run();
            }

            assertThat(log).containsExactly(5_000_000_123L + ENTRY + " TimerExpired[]");
        }

        @Test
        void but_not_before_the_reactor_is_done_with_its_own() {
            List<String> log = new ArrayList<>();
            try (Machine machine = plain()) {
                machine.install(ZERO, Software.rom((core, event) -> {
                    log.add(core.now() + " " + event);
                    if (event instanceof CoreEvent.Started) {
                        core.setTimer(1_000);
                        core.spend(99);
                        return new CoreDirective.Resume(
                                core.newContext("program", () -> log.add(core.now() + " runs")));
                    }
                    return CoreDirective.HALT;
                }));
                machine.powerOn(ZERO, 0);
                machine.run();
            }

            assertThat(log).containsExactly("0 Started[]", 100 * 500 + ENTRY + " TimerExpired[]");
        }
    }

    @Nested
    class Trapping {
        @Test
        void switches_the_core_to_the_reactor_and_returns_when_resumed() {
            List<String> log = run(
                    (core, lines) -> {
                        core.spend(20);
                        core.trap();
                        lines.add(core.now() + " back");
                    },
                    idle());

            assertThat(log).startsWith("10500 ContextTrapped[context=context 'program' of core 0]", "11000 back");
        }

        @Test
        void is_for_contexts_only() {
            Machine machine = plain();
            machine.install(ZERO, Software.once(Core::trap));
            machine.powerOn(ZERO, 0);

            assertThatThrownBy(machine::run).hasMessageContaining("only a context traps");
        }
    }

    @Test
    void acts_on_its_own_core_only() {
        List<String> log = new ArrayList<>();
        try (Machine machine = plain()) {
            machine.install(ZERO, Software.rom(new OneContext(log, (core, lines) -> {
                try {
                    machine.core(FOUR).spend(1);
                } catch (IllegalStateException refusal) {
                    lines.add(refusal.getMessage());
                }
            })));
            machine.powerOn(ZERO, 0);
            machine.run();
        }

        assertThat(log).first().asString().isEqualTo(
                "only the software that runs on core 4 may act on it; now the software of core 0 runs");
    }

    @Test
    void stops_a_copy_of_its_machine() {
        try (Machine machine = plain()) {
            machine.install(ZERO, Software.rom(new OneContext(new ArrayList<>(), (core, lines) -> core.trap())));
            machine.powerOn(ZERO, 0);
            machine.step();
            machine.step();

            assertThatThrownBy(machine::copy)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("context 'program' of core 0");
        }
    }
}
