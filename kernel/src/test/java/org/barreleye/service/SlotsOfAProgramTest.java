package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.barreleye.boot.BootResult;
import org.barreleye.kpi.types.CapabilityAddress;
import org.junit.jupiter.api.Test;

/** The capability space of a threaded program grows while the program takes slots, however many in a row. */
class SlotsOfAProgramTest {
    @Test
    void a_thousand_slots_in_a_row_make_the_space_grow() {
        BootResult booted = BootResult.on("demo").run(domain -> {
            Set<CapabilityAddress> taken = new LinkedHashSet<>();
            for (int i = 0; i < 1_000; i++) {
                assertThat(taken.add(domain.slots().take())).isTrue();
            }

            assertThat(domain.slots().free()).isPositive();
        });

        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }
}
