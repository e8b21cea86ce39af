package org.barreleye.samples.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.barreleye.samples.sharing.Reader;
import org.junit.jupiter.api.Test;

/** The samples that need an MMU, on a core without one. */
class CoresWithoutMmuTest {
    private static final int POWER32 = 32;

    /** Spawns the samples there. */
    private record Spawner() implements BlockingProgram {
        @Override
        public String name() {
            return "spawner";
        }

        @Override
        public int run(Domain domain) {
            assertThatThrownBy(() -> domain.spawn(POWER32, "paging", "")).hasMessageContaining(
                    "'paging' needs page faults, which core 32 (power32, no MMU) does not have");
            assertThatThrownBy(() -> domain.spawn(POWER32, "reader", "")).hasMessageContaining(
                    "'reader' needs addresses of its choice, which core 32 (power32, no MMU) does not have");
            return 0;
        }
    }

    @Test
    void refuse_them_with_the_reason() {
        try (Machine machine = Boot.on(StandardSystem.on(Presets.named("demo"), new Spawner(),
                List.of(new SelfPager(), new Reader()), 0), 1)) {
            machine.run();
            assertThat(machine.exitStatus()).as("%s", machine.console()).hasValue(0);
        }
    }
}
