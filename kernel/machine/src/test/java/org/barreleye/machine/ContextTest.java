package org.barreleye.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.context.Context;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.core.Reactor;
import org.junit.jupiter.api.Test;

/** Straight-line code on a core. */
class ContextTest {
    /** Gives its core to one context, and goes on with it after whatever happens. */
    private static final class OneContext implements Reactor {
        private final Consumer<Core> body;
        private final List<String> happened = new ArrayList<>();
        private Context context;

        private OneContext(Consumer<Core> body) {
            this.body = body;
        }

        @Override
        public Next step(Core core, Occurrence occurrence) {
            happened.add(occurrence.getClass().getSimpleName() + " at " + core.now());
            if (occurrence instanceof Occurrence.Started) {
                context = core.newContext("app", () -> body.accept(core));
            }
            if (occurrence instanceof Occurrence.ContextFinished finished) {
                finished.failure().ifPresent(failure -> happened.add(failure.toString()));
                return Next.halt();
            }
            if (occurrence instanceof Occurrence.Interrupt) {
                core.spend(40);
            }
            return Next.resume(context);
        }

        @Override
        public Reactor copy(Copier copier) {
            throw new UnsupportedOperationException("a reactor with a context is not copied");
        }
    }

    @Test
    void sees_a_store_of_another_core_exactly_when_its_clock_has_passed_it() {
        List<Boolean> seen = new ArrayList<>();
        OneContext polling = new OneContext(core -> {
            boolean changed = false;
            while (!changed) {
                core.spend(100);
                changed = core.load(Programs.PING, 8, Endianness.LITTLE) == 7;
                seen.add(changed);
            }
        });
        Reactor writer = Programs.reactor((core, occurrence) -> {
            core.spend(5_000);
            core.publishLine(Programs.PING, 7, 0, 0, 0, 0, 0, 0, 1);
            return Next.halt();
        });
        try (Machine machine = Programs.both(1, polling, writer)) {
            machine.run();
        }

        assertThat(seen).hasSizeGreaterThan(10).endsWith(true);
        assertThat(seen.subList(0, seen.size() - 1)).doesNotContain(true);
    }

    @Test
    void owes_the_work_it_had_run_ahead_when_an_interrupt_takes_the_core() {
        List<Long> ends = new ArrayList<>();
        OneContext working = new OneContext(core -> {
            long begun = core.now();
            core.spend(1_000_000);
            ends.add(core.now() - begun);
        });
        Reactor interrupting = Programs.reactor((core, occurrence) -> {
            core.spend(1_000);
            core.sendInterrupt(Programs.FIRST, 3);
            return Next.halt();
        });
        try (Machine machine = Programs.both(1, working, interrupting)) {
            machine.run();

            long arrival = machine.trace().recent().stream()
                    .filter(record -> record.kind().equals("interrupt")).findFirst().orElseThrow().time();
            assertThat(working.happened).contains("Interrupt at " + arrival);
        }
        assertThat(ends).containsExactly((1_000_000 + 40) * 500L);
    }

    @Test
    void traps_to_its_reactor_and_goes_on_when_that_resumes_it() {
        OneContext trapping = new OneContext(core -> {
            core.spend(10);
            core.trap();
            core.print("after the trap");
        });
        try (Machine machine = Programs.both(1, trapping, Programs.idle())) {
            machine.run();

            assertThat(Programs.printed(machine)).containsExactly("core 0 after the trap");
        }
        assertThat(trapping.happened).hasSize(3);
        assertThat(trapping.happened.get(1)).startsWith("ContextTrapped");
        assertThat(trapping.happened.get(2)).startsWith("ContextFinished");
    }

    @Test
    void that_throws_hands_what_it_threw_to_its_reactor() {
        OneContext throwing = new OneContext(core -> {
            throw new IllegalStateException("out of fish");
        });
        try (Machine machine = Programs.both(1, throwing, Programs.idle())) {
            machine.run();
        }

        assertThat(throwing.happened).contains("java.lang.IllegalStateException: out of fish");
    }

    @Test
    void is_unwound_when_the_machine_is_closed_and_leaves_no_thread() {
        List<String> unwound = new ArrayList<>();
        OneContext stuck = new OneContext(core -> {
            try {
                core.sendInterrupt(Programs.SECOND, 1);
                core.trap();
            } finally {
                unwound.add("finally");
            }
        });
        Reactor neverResumes = Programs.reactor((core, occurrence) ->
                occurrence instanceof Occurrence.ContextTrapped ? Next.halt() : stuck.step(core, occurrence));
        try (Machine machine = Programs.both(1, neverResumes, Programs.idle())) {
            machine.run();
            assertThat(unwound).isEmpty();
        }

        assertThat(unwound).containsExactly("finally");
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("context app"));
    }
}
