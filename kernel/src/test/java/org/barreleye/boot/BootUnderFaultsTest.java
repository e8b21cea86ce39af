package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.injection.RandomFaults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system on machines on which something goes wrong, which a seed draws. {@code -Dseed=} replays one. */
class BootUnderFaultsTest {
    private static final int SEEDS = 25;
    private static final String UP = "main: up";
    // With what a machine is switched off whose system has not come up.
    private static final int NOT_BOOTED = 71;
    private static final int BOOT_CORE_STOPPED = 73;

    private static long first() {
        return Long.getLong("seed", 1);
    }

    private static long last() {
        return System.getProperty("seed") == null ? SEEDS : first();
    }

    private static BootResult boot(MachineDescription machine, long seed, Faults faults) {
        return BootResult.on(machine).withSeed(seed).withFaults(faults).run(domain -> domain.syscalls().print("up"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"two-x86", "demo", "x86-power32", "omap-4460", "scc-48", "semperos-noc"})
    void delays_alone_do_not_prevent_boot(String name) {
        MachineDescription machine = Presets.named(name);
        for (long seed = first(); seed <= last(); seed++) {
            BootResult booted = boot(machine, seed, RandomFaults.delays(machine, seed));

            assertThat(booted.status()).as("-Dseed=%d", seed).hasValue(0);
            assertThat(booted.console()).as("-Dseed=%d", seed).contains(UP);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"two-x86", "demo", "x86-power32", "omap-4460", "scc-48", "semperos-noc"})
    void losses_are_tolerated_or_reported(String name) {
        MachineDescription machine = Presets.named(name);
        int reported = 0;
        for (long seed = first(); seed <= last(); seed++) {
            Faults faults = RandomFaults.losses(machine, seed);
            BootResult booted = boot(machine, seed, faults);

            assertThat(booted.status()).as("-Dseed=%d: no machine goes quiet", seed).isPresent();
            if (booted.status().getAsInt() == BOOT_CORE_STOPPED) {
                assertThat(faults.crashes()).as("-Dseed=%d: the boot core has stopped", seed)
                        .anyMatch(stop -> stop.core().equals(machine.cores().get(0).id()));
                assertThat(booted.console()).as("-Dseed=%d: the watchdog prints the reason", seed)
                        .anyMatch(line -> line.contains("watchdog: the core has stopped"));
            } else if (booted.status().getAsInt() == 0) {
                assertThat(booted.console()).as("-Dseed=%d", seed).contains(UP);
                reported += booted.console().stream().anyMatch(line -> line.contains("is late")
                        || line.contains("does not answer")) ? 1 : 0;
            } else {
                reported++;
                assertThat(booted.status().getAsInt()).as("-Dseed=%d: %s", seed, booted.console())
                        .isIn(NOT_BOOTED, 1, 70);
                assertThat(booted.console()).as("-Dseed=%d: a core prints the reason", seed)
                        .anyMatch(line -> line.contains("does not boot") || line.contains("cannot")
                        || line.contains("refuse"));
            }
        }
        assertThat(reported).as("runs that could not be survived, or only without a core")
                .isGreaterThanOrEqualTo(first() == last() ? 0 : 1);
    }
}
