package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.context.ContextCancelled;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContextTest {
    /** Software that lets one context run, and gives the core back to it after everything that happens. */
    private static final class OneContext implements Software {
        private final BiConsumer<Core, List<String>> body;
        private final List<String> log;
        private Context context;

        OneContext(List<String> log, BiConsumer<Core, List<String>> body) {
            this.body = body;
            this.log = log;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                context = core.newContext("program", () -> body.accept(core, log));
                return new CoreDirective.Resume(context);
            }
            log.add(core.now() + " " + event);
            return event instanceof CoreEvent.ContextFinished ? CoreDirective.HALT : new CoreDirective.Resume(context);
        }
    }

    private static Machine plain() {
        return Machine.of(Software.plain(), 1);
    }

    /** Runs a context on core 0 and, if there is any, other software on core 4. */
    private static List<String> run(BiConsumer<Core, List<String>> body, Software other) {
        List<String> log = new ArrayList<>();
        try (Machine machine = plain()) {
            machine.install(ZERO, Software.rom(new OneContext(log, body)));
            machine.install(FOUR, Software.rom(other));
            machine.powerOn(ZERO, 0);
            machine.powerOn(FOUR, 0);
            machine.run();
        }
        return log;
    }

    private static Software idle() {
        return (core, event) -> CoreDirective.HALT;
    }

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
                    log.add("worked until " + core.clock);
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

    @Nested
    class Ending {
        @Test
        void passes_an_escaped_exception_to_the_reactor_as_a_value() {
            List<Context> ended = new ArrayList<>();
            try (Machine machine = plain()) {
                machine.install(ZERO, Software.rom((core, event) -> {
                    if (event instanceof CoreEvent.Started) {
                        return new CoreDirective.Resume(core.newContext("program", () -> {
                            throw new ArithmeticException("boom");
                        }));
                    }
                    ended.add(((CoreEvent.ContextFinished) event).context());
                    return CoreDirective.HALT;
                }));
                machine.powerOn(ZERO, 0);
                machine.run();
            }

            assertThat(ended).singleElement().satisfies(context -> {
                assertThat(context.isFinished()).isTrue();
                assertThat(context.failure()).get().isInstanceOf(ArithmeticException.class);
            });
        }

        @Test
        void waits_for_an_interrupt_that_falls_into_its_last_work() {
            List<String> log = run((core, lines) -> core.spend(1_000), Software.interrupting(ZERO, 0));

            assertThat(log).hasSize(2);
            assertThat(log.get(0)).endsWith("Interrupt[vector=9]");
            assertThat(log.get(1)).startsWith(500 + 1_000 * 500 + 5_000 + 500 + " ContextFinished");
        }

        @Test
        void twice_is_refused() {
            Machine machine = plain();
            machine.install(ZERO, Software.rom((core, event) -> event instanceof CoreEvent.ContextFinished end
                    ? new CoreDirective.Resume(end.context())
                    : new CoreDirective.Resume(core.newContext("program", () -> { }))));
            machine.powerOn(ZERO, 0);

            assertThatThrownBy(machine::run).isInstanceOf(CoreFailure.class).hasMessageContaining("which has ended");
        }
    }

    @Nested
    class WhenItsMachineIsClosed {
        @Test
        void it_is_cancelled_and_leaves_no_thread_behind() {
            List<String> log = new ArrayList<>();
            Machine machine = plain();
            machine.install(ZERO, Software.rom(new OneContext(log, (core, lines) -> {
                try {
                    loadForEver(core);
                } finally {
                    lines.add("unwound");
                }
            })));
            machine.install(FOUR, Software.rom(new OneContext(log, (core, lines) -> loadForEver(core))));
            machine.powerOn(ZERO, 0);
            machine.powerOn(FOUR, 0);
            for (int step = 0; step < 50; step++) {
                machine.step();
            }

            machine.close();

            assertThat(log).containsExactly("unwound");
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("barreleye context program"));
            assertThat(machine.step()).isFalse();
        }

        @Test
        void so_are_contexts_of_one_core_that_wait_for_each_other() {
            List<String> log = new ArrayList<>();
            Machine machine = plain();
            machine.install(ZERO, Software.rom(new Software() {
                private int number;

                @Override
                public CoreDirective step(Core core, CoreEvent event) {
                    number++;
                    String name = "context " + number;
                    return number > 3 ? CoreDirective.HALT
                            : new CoreDirective.Resume(core.newContext(name, () -> trapForEver(core, log, name)));
                }
            }));
            machine.powerOn(ZERO, 0);
            machine.run();

            machine.close();

            assertThat(log).containsExactlyInAnyOrder("context 1", "context 2", "context 3");
        }

        @Test
        void it_is_cancelled_again_however_often_it_catches_that() {
            List<Integer> caught = new ArrayList<>();
            Machine machine = plain();
            machine.install(ZERO, Software.rom(new OneContext(new ArrayList<>(), (core, lines) -> {
                for (int attempt = 0; attempt < 5; attempt++) {
                    try {
                        loadForEver(core);
                    } catch (ContextCancelled end) {
                        caught.add(attempt);
                    }
                }
            })));
            machine.install(FOUR, Software.rom((core, event) -> CoreDirective.AGAIN));
            machine.powerOn(ZERO, 0);
            machine.powerOn(FOUR, 0);
            machine.step();
            for (int step = 0; step < 50; step++) {
                machine.step();
            }

            assertThatCode(machine::close).doesNotThrowAnyException();

            assertThat(caught).containsExactly(0, 1, 2, 3, 4);
        }

        private void trapForEver(Core core, List<String> log, String name) {
            try {
                while (true) {
                    core.trap();
                }
            } finally {
                log.add(name);
            }
        }

        private void loadForEver(Core core) {
            while (true) {
                core.load(0x1000, 4, Endianness.LITTLE);
            }
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
                "only what runs on core 4 acts on it, and only while it runs; now core 0 does");
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
