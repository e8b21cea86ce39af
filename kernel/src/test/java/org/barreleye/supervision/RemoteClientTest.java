package org.barreleye.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.supervision.SupervisedSystem.pause;

import java.util.List;
import java.util.stream.Stream;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.NamedService;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.processes.WaitForResult;
import org.barreleye.generated.user.terminal.TerminalBinding;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.monitor.plan.RestartRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients of a lost service run on another core, over rings and over the mailbox. */
class RemoteClientTest {
    private static final long MICROSECOND = 1_000;
    private static final long SECOND = 1_000_000_000;
    private static final int KILLS = 20;
    private static final RestartRate ALWAYS = new RestartRate(100_000, SECOND);

    static Stream<Arguments> services_and_machines() {
        return RepeatedLossTest.services_and_machines();
    }

    /** Calls a service again and again; its exit status is the number of errors. */
    private static void call(Domain domain) throws CallFailed {
        String service = domain.arguments().words().get(0);
        long end = domain.syscalls().now() + Long.parseLong(domain.arguments().words().get(1));
        NamedService<MemoryBinding, MemoryClient> memory = SupervisedSystem.memory(domain);
        NamedService<TerminalBinding, TerminalClient> terminal = SupervisedSystem.terminal(domain);
        int errors = 0;
        boolean failedBefore = false;
        while (domain.syscalls().now() < end || failedBefore) {
            try {
                SupervisedSystem.use(domain, service, memory, terminal);
                failedBefore = false;
            } catch (CallFailed failed) {
                assertThat(failed.failure().kind()).as("%s", failed).isEqualTo(Failure.Kind.PEER_GONE);
                errors++;
                failedBefore = true;
            }
        }
        domain.exit(errors);
    }

    private static int otherCore(Domain domain) throws CallFailed {
        return domain.cores().stream().filter(CoreRecord::isOn).mapToInt(CoreRecord::core).max().orElseThrow();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("services_and_machines")
    void get_one_error_for_each_end_and_are_served_again(String service, String machine) {
        BootResult booted = SupervisedSystem.on(machine).restartedAt(ALWAYS).with("caller", RemoteClientTest::call)
                .run(domain -> {
                    CoreControl control = new CoreControl(domain);
                    long caller = domain.spawn(otherCore(domain), "caller", service + " " + SECOND / 100);
                    for (int kills = 0; kills < KILLS; kills++) {
                        pause(domain, 200 * MICROSECOND + 7 * kills * MICROSECOND);
                        control.kill(SupervisedSystem.process(domain, control, service));
                    }
                    pause(domain, SECOND / 1000);
                    WaitForResult ended = domain.processes().waitFor(caller, SECOND);
                    assertThat(ended.err()).isEqualTo(ErrorCode.NONE);
                    assertThat(ended.status()).as("errors of %d kills", KILLS).isBetween(1, KILLS);
                });

        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("services_and_machines")
    void may_end_while_they_wait_for_the_service_to_be_started_again(String service, String machine) {
        BootResult booted = SupervisedSystem.on(machine).restartedAt(ALWAYS).with("caller", RemoteClientTest::call)
                .run(domain -> {
                    CoreControl control = new CoreControl(domain);
                    for (int core : List.of(0, otherCore(domain))) {
                        for (int moment = 0; moment < KILLS; moment++) {
                            long caller = domain.spawn(core, "caller", service + " " + SECOND);
                            pause(domain, 300 * MICROSECOND);
                            control.kill(SupervisedSystem.process(domain, control, service));
                            pause(domain, 2 * moment * MICROSECOND);
                            assertThat(control.kill(caller)).isEqualTo(ErrorCode.NONE);
                            pause(domain, 500 * MICROSECOND);
                        }
                    }
                    NamedService<MemoryBinding, MemoryClient> memory = SupervisedSystem.memory(domain);
                    NamedService<TerminalBinding, TerminalClient> terminal = SupervisedSystem.terminal(domain);
                    for (String other : SupervisedSystem.SERVICES) {
                        SupervisedSystem.use(domain, other, memory, terminal);
                    }
                });

        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }
}
