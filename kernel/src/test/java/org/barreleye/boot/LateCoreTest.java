package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.barreleye.domain.CoreRecord;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.FaultParser;
import org.barreleye.machine.fault.Faults;
import org.barreleye.monitor.plan.Component.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cores that do not join in time: the others boot without them. */
class LateCoreTest {
    private static final long SECOND = 1_000_000_000;

    private static BootResult.BootBuilder on(String machine, String... faults) {
        return BootResult.on(machine).withFaults(Faults.of(Stream.of(faults).map(FaultParser::parse).toList()));
    }

    private static List<String> states(BootResult booted) {
        return booted.console().stream().filter(line -> line.startsWith("main: core."))
                .map(line -> line.replaceAll("main: (core\\.\\d+) .*state=(\\w+).*", "$1 $2")).toList();
    }

    private static BootResult listing(BootResult.BootBuilder machine, long pause) {
        return machine.run(domain -> {
            long end = domain.syscalls().now() + pause;
            while (domain.syscalls().now() < end) {
                domain.events().pause(end);
            }
            for (CoreRecord core : domain.cores()) {
                domain.syscalls().print("core." + core.core() + " state=" + core.attribute("state"));
            }
        });
    }

    @Nested
    class ACoreThatNeverAnswers {
        @Test
        void is_named_and_the_others_are_on() {
            BootResult booted = listing(on("demo", "core 4 stops at 150 us"), 0);

            assertThat(booted.status()).hasValue(0);
            assertThat(booted.console()).contains("monitor: core 4 is late: core 0 was to start it, and it has not"
                    + " joined; the system boots without it");
            assertThat(states(booted)).contains("core.4 late", "core.1 on", "core.16 on", "core.17 on", "core.32 on");
        }

        @Test
        void keeps_those_that_it_was_to_start_from_joining() {
            assertThat(listing(on("demo", "core 4 stops at 150 us"), 0).console())
                    .contains("monitor: core 5 is late: core 4 was to start it, and it has not joined; the system boots"
                            + " without it");
        }

        @ParameterizedTest(name = "{0}: core {1}")
        @CsvSource({"two-x86,1", "x86-power32,4", "smp-16,7", "amd-8x4,20"})
        void does_not_stop_the_boot(String machine, int core) {
            // The first of these that comes after the start of the core stops it.
            String[] stops = Stream.of(60, 100, 150, 200, 250, 300, 400, 600)
                    .map(time -> "core " + core + " stops at " + time + " us").toArray(String[]::new);
            BootResult booted = listing(on(machine, stops), 0);

            assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
            assertThat(states(booted)).doesNotContain("core." + core + " on").contains("core.0 on");
        }
    }

    @Test
    void a_core_that_joins_late_is_on_from_then() {
        BootResult booted = listing(on("demo", "link 0-1 stalls at 0 ms for 2 s"), 2 * SECOND);

        assertThat(booted.status()).hasValue(0);
        assertThat(booted.console()).contains("monitor: core 4 has joined late", "monitor: core 5 has joined late");
        assertThat(states(booted)).contains("core.4 on", "core.5 on");
    }

    @Test
    void a_core_on_which_a_component_runs_is_waited_for_and_then_the_machine_is_off() {
        SystemPlan plan = StandardSystem.on(Presets.named("demo"), new BootResult.LinesProgram("main",
                Manifest.PLAIN, domain -> { }), List.of(), 0);
        plan.component(new BootResult.LinesProgram("needed", Manifest.PLAIN, domain -> { }),
                new CoreId(4), Role.PROGRAM, "", "names");

        BootResult booted = on("demo", "core 4 stops at 150 us").run(plan);

        assertThat(booted.status()).hasValue(71);
        assertThat(booted.console()).anyMatch(line -> line.contains("the machine does not boot:")
                && line.contains("core 4 has not joined; core 0 starts it")
                && line.contains("'needed' waits for cores to join"));
    }
}
