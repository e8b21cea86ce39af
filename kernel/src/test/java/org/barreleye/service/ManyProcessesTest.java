package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Wait;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More processes on a core than the part of the memory that the core begins with has room for. */
class ManyProcessesTest {
    private static final int PROCESSES = 120;

    /** Uses the name service, and then waits until it is ended. */
    private static void lookUpAndWait(Domain domain) throws CallFailed {
        domain.nameService().lookUp("processes");
        domain.syscalls().print("runs");
        domain.syscalls().suspend(new Wait(new long[0], Long.MAX_VALUE));
    }

    private static void spawnAll(Domain domain, int core) throws CallFailed {
        ProcessesClient processes = Clients.processes(domain);
        List<Long> started = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            SpawnResult spawned = processes.spawn(core, "small", "", "");
            assertThat(spawned.err()).as("process %d of core %d", i, core).isEqualTo(ErrorCode.NONE);
            started.add(spawned.process());
        }
        domain.events().pause(domain.events().now() + 100_000_000);
        for (long process : started) {
            assertThat(processes.kill(process)).isEqualTo(ErrorCode.NONE);
            assertThat(processes.waitFor(process, Clients.SECOND).err()).isEqualTo(ErrorCode.NONE);
        }
        domain.syscalls().print("all have ended");
    }

    @ParameterizedTest(name = "on core {0}")
    @ValueSource(ints = {0, 1})
    void run_in_memory_of_the_memory_service(int core) {
        BootResult booted = BootResult.on("two-x86").withPolicy("main: processes=2048")
                .with("small", ManyProcessesTest::lookUpAndWait)
                .run(domain -> spawnAll(domain, core));

        assertThat(booted.console()).contains("main: all have ended");
        assertThat(booted.console().stream().filter("small: runs"::equals)).hasSize(PROCESSES);
        assertThat(booted.status()).hasValue(0);
    }
}
