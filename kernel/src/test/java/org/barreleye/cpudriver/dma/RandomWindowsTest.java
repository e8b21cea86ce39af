package org.barreleye.cpudriver.dma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.barreleye.compiler.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A device reaches the memory that it was allowed and no other, whatever is forbidden, deleted and revoked. */
class RandomWindowsTest {
    private static final int TRANSFERS = 100;
    private static final int SEEDS = 20;

    @Test
    void a_transfer_succeeds_if_and_only_if_open_windows_show_its_memory() {
        int[] transfers = new int[2];
        Seeds.each(SEEDS, seed -> {
            RandomWindows windows = new RandomWindows(seed);
            windows.run(TRANSFERS, Canary.NONE);
            transfers[0] += windows.done();
            transfers[1] += windows.refused();
        });
        assertThat(transfers[0]).as("done").isGreaterThan(SEEDS);
        assertThat(transfers[1]).as("refused").isGreaterThan(SEEDS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_mistake_is_found(Canary canary) {
        Optional<AssertionError> found = Optional.empty();
        for (long seed = 1; seed <= SEEDS && found.isEmpty(); seed++) {
            try {
                new RandomWindows(seed).run(TRANSFERS, canary);
            } catch (AssertionError wrong) {
                found = Optional.of(wrong);
            }
        }
        assertThat(found).as("%s within %d seeds", canary, SEEDS).isPresent();
    }
}
