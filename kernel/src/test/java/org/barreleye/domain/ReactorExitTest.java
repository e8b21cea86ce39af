package org.barreleye.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.junit.jupiter.api.Test;

/** The end of a reactor, which returns from its upcall after it has exited. */
class ReactorExitTest {
    private static final int STATUS = 3;

    /** Exits, and reads its arguments before it returns, as a binding reads the next line of its ring. */
    private record Leaver() implements Program.ReactorProgram {
        @Override
        public String name() {
            return "leaver";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long process, long unused) {
            Domain domain = Domain.start(syscalls);
            Window page = domain.map(new FrameReference(WellKnownSlots.ARGUMENTS)).value();
            domain.exit(STATUS);
            syscalls.print("first word after the exit: " + (page.getLong(0) != 0));
            return domain.events();
        }
    }

    @Test
    void leaves_its_memory_mapped_until_the_upcall_returns() {
        BootResult booted = BootResult.on("two-x86").with(new Leaver()).run(domain -> {
            ProcessesClient processes = domain.processes();
            long process = processes.spawn(1, "leaver", "some arguments", "").process();
            assertThat(processes.waitFor(process, 1_000_000_000L).status()).isEqualTo(STATUS);
        });

        assertThat(booted.status()).hasValue(0);
        assertThat(booted.console()).contains("leaver: first word after the exit: true")
                .noneMatch(line -> line.contains("failed"));
    }
}
