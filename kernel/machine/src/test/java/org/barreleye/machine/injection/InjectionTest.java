package org.barreleye.machine.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.fault.FaultParser;
import org.barreleye.machine.fault.FaultPrinter;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Faults that are given as sentences, on a machine whose core 0 interrupts core 4 fifty times. */
class InjectionTest {
    private static final CoreId FOUR = new CoreId(4);
    private static final int SENT = 50;

    private int arrived;

    private Machine run(long seed, Faults faults) {
        Machine machine = Machine.of(Software.plain(), seed, faults);
        long[] pauses = new long[SENT];
        Arrays.fill(pauses, 2_000);
        machine.install(Software.ZERO, Software.rom(Software.interrupting(FOUR, pauses)));
        machine.install(FOUR, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Interrupt) {
                arrived++;
            }
            return CoreDirective.HALT;
        }));
        machine.powerOn(Software.ZERO, 0);
        machine.powerOn(FOUR, 0);
        machine.run();
        return machine;
    }

    private static Faults faults(String... sentences) {
        return Faults.of(Stream.of(sentences).map(FaultParser::parse).toList());
    }

    private static List<String> counted(Machine machine) {
        return machine.injections().stream()
                .map(injection -> injection.count() + " " + FaultPrinter.print(injection.fault())).toList();
    }

    @Nested
    class AreCounted {
        @Test
        void by_each_interrupt_that_is_lost() {
            Machine machine = run(7, faults("interrupts lost 30 %"));

            assertThat(arrived).isLessThan(SENT);
            assertThat(counted(machine)).containsExactly((SENT - arrived) + " interrupts lost 30 %");
        }

        @Test
        void by_each_interrupt_that_arrives_twice() {
            Machine machine = run(7, faults("interrupts repeated 30 % up to 100 ns"));

            assertThat(counted(machine))
                    .containsExactly((arrived - SENT) + " interrupts repeated 30 % up to 100 ns");
        }

        @Test
        void once_for_a_core_that_was_on_when_it_crashed() {
            Machine machine = run(7, faults("core 4 stops at 3 us", "core 4 stops at 4 us"));

            assertThat(arrived).isLessThan(SENT);
            assertThat(counted(machine)).containsExactly("1 core 4 stops at 3 us", "0 core 4 stops at 4 us");
        }

        @Test
        void with_what_has_waited_for_a_link() {
            Faults stalls = faults("link 0-1 stalls at 10 us for 5 us", "link 0-1 stalls at 2 ms for 1 ms");
            List<Injection> injections = run(7, stalls).injections();

            assertThat(injections.get(0).waits()).isPositive();
            assertThat(injections.get(0).waited()).isBetween(1L, injections.get(0).waits() * 5_000_000);
            assertThat(injections.get(1)).isEqualTo(new Injection(injections.get(1).fault(), 0));
        }

        @Test
        void with_the_time_by_which_interrupts_were_late() {
            Injection late = run(7, faults("interrupts late 100 % up to 1 us")).injections().get(0);

            assertThat(late.waits()).isEqualTo(SENT).isEqualTo(late.count());
            assertThat(late.waited()).isBetween(1L, SENT * 1_000_000L);
        }

        @Test
        void not_before_their_time() {
            assertThat(counted(run(7, faults("link 0-1 stalls at 2 s for 1 ms"))))
                    .containsExactly("0 link 0-1 stalls at 2 s for 1 ms");
        }

        @Test
        void in_a_copy_of_the_machine_too() {
            Machine machine = Machine.of(Software.plain(), 7, faults("core 4 stops at 3 us"));
            Machine copy = machine.copy();
            copy.install(FOUR, Software.rom((core, event) -> CoreDirective.HALT));
            copy.powerOn(FOUR, 0);
            copy.run();

            assertThat(counted(copy)).containsExactly("1 core 4 stops at 3 us");
            assertThat(counted(machine)).containsExactly("0 core 4 stops at 3 us");
        }
    }

    @Nested
    class WithASeedOfTheirOwn {
        private final Faults some = faults("interrupts lost 30 %", "interrupts late 30 % up to 1 us");

        @Test
        void are_drawn_in_the_same_way_under_each_seed_of_the_run() {
            assertThat(counted(run(1, some.seeded(3)))).isEqualTo(counted(run(2, some.seeded(3))));
        }

        @Test
        void give_the_same_run_again_and_another_with_another_seed() {
            long hash = run(7, some.seeded(3)).traceHash();

            assertThat(run(7, some.seeded(3)).traceHash()).isEqualTo(hash);
            assertThat(run(7, some.seeded(4)).traceHash()).isNotEqualTo(hash);
        }
    }

    @Test
    void a_seed_without_faults_changes_nothing() {
        assertThat(run(7, Faults.none().seeded(3)).traceHash()).isEqualTo(run(7, Faults.none()).traceHash());
    }
}
