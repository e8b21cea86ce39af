package org.barreleye.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult;
import org.barreleye.domain.NamedService;
import org.barreleye.generated.user.terminal.TerminalBinding;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service of the system is killed. */
class LostServiceTest {
    private static final long MILLISECOND = 1_000_000;

    private static void assertOk(BootResult booted) {
        System.out.println(booted.console());
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-x86", "x86-power32"})
    void the_terminal_serves_its_client_again_after_it_was_killed_while_idle(String machine) {
        BootResult booted = SupervisedSystem.on(machine).run(domain -> {
            NamedService<TerminalBinding, TerminalClient> terminal = SupervisedSystem.terminal(domain);
            terminal.client().write("before\n");
            SupervisedSystem.kill(domain, "terminal");
            SupervisedSystem.pause(domain, MILLISECOND);
            terminal.client().write("after\n");
        });

        assertOk(booted);
        assertThat(booted.screen()).isEqualTo("before\nafter\n");
    }
}
