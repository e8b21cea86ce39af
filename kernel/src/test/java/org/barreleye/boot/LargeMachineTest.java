package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.domain.CoreRecord;
import org.junit.jupiter.api.Test;

/** The boot of the largest machine that has a name. */
class LargeMachineTest {
    private static final int CORES = 1024;

    @Test
    void brings_up_all_cores_and_a_program_on_the_last_one() {
        BootResult booted = BootResult.on("smp-1024").with("last", domain -> { }).run(domain -> {
            assertThat(domain.cores()).hasSize(CORES).allMatch(CoreRecord::isOn);
            long process = domain.spawn(CORES - 1, "last", "");
            assertThat(domain.processes().waitFor(process, 1_000_000_000L).status()).isZero();
        });

        assertThat(booted.status()).hasValue(0);
    }
}
