package org.barreleye.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.BootResult;
import org.barreleye.cpudriver.CpuDriver;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.CoreCrash;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss of what cannot be restarted: the monitor of the boot core, and the core itself. */
class LostBootCoreTest {
    private static final long PICOSECONDS_PER_MICROSECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long WATCHDOG_MICROSECONDS = 10_000;

    private static Faults crash(int core, long microseconds) {
        return new Faults(0, 0, 0, 0, 0,
                List.of(new CoreCrash(new CoreId(core), microseconds * PICOSECONDS_PER_MICROSECOND, 0)));
    }

    private static BootResult running(String machine, Faults faults) {
        return SupervisedSystem.on(machine).withMachineFaults(faults)
                .run(domain -> SupervisedSystem.pause(domain, SECOND));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"two-x86", "x86-power32", "demo", "smp-1"})
    void a_boot_core_that_stops_at_any_time_powers_the_machine_off(String machine) {
        for (long microseconds : new long[] {1, 50, 200, 400, 2_000, 100_000}) {
            BootResult booted = running(machine, crash(0, microseconds));

            assertThat(booted.status()).as("after %d us", microseconds).hasValue(CpuDriver.MONITOR_LOST);
            assertThat(booted.console()).as("after %d us", microseconds).last().isEqualTo(
                    "watchdog: the core has stopped for " + WATCHDOG_MICROSECONDS
                    + " us; the machine is powered off");
        }
    }

    @Test
    void another_core_that_stops_leaves_the_machine_on() {
        assertThat(running("demo", crash(4, 100_000)).status()).hasValue(0);
    }

    @Test
    void a_watchdog_costs_nothing_while_the_core_runs() {
        long unwatched = running("two-x86", Faults.none()).hash();

        assertThat(running("two-x86", crash(0, 30_000_000)).hash()).isEqualTo(unwatched);
    }

    @Test
    void a_monitor_that_fails_on_the_boot_core_powers_the_machine_off() {
        try (Machine machine = Boot.on(Presets.named("two-x86"), 1, List.of(new FailingMonitor()))) {
            machine.run();

            assertThat(machine.exitStatus()).hasValue(CpuDriver.MONITOR_LOST);
            assertThat(machine.console()).last().asString().contains("monitor failed", "out of order");
        }
    }

    private static final class FailingMonitor implements Program.ReactorProgram {
        @Override
        public String name() {
            return "monitor";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long core, long parent) {
            return () -> {
                throw new IllegalStateException("out of order");
            };
        }
    }
}
