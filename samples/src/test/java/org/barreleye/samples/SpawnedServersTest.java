package org.barreleye.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.barreleye.samples.echo.EchoCaller;
import org.barreleye.samples.echo.EchoServer;
import org.junit.jupiter.api.Test;

class SpawnedServersTest {
    private static final int CORE = 32;
    private static final long MINUTE = 60_000_000_000L;

    @Test
    void end_with_the_program_that_spawned_them_so_that_it_can_run_again() {
        try (Machine machine = Boot.on(StandardSystem.on(
                Presets.named("demo"), new Twice(), List.of(new EchoCaller(), new EchoServer()), 0), 1)) {
            machine.run();

            assertThat(machine.exitStatus()).hasValue(0);
        }
    }

    /** Runs the echo client twice; its status is the number of failures and of records that are left. */
    private record Twice() implements BlockingProgram {
        @Override
        public String name() {
            return "twice";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            int failures = 0;
            for (int i = 0; i < 2; i++) {
                long echo = domain.spawn(CORE, "echo", "");
                failures += domain.processes().waitFor(echo, MINUTE).status();
                failures += domain.nameService().nextRecord("echo.").next().startsWith("echo.") ? 1 : 0;
            }
            return failures;
        }
    }
}
