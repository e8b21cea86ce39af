package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;
import static org.barreleye.machine.core.OneContext.plain;
import static org.barreleye.machine.core.OneContext.run;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.context.ContextCancelled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The end of a context: its body has returned or thrown, or its machine is closed. */
class ContextEndTest {
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
}
