package org.barreleye.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.supervision.SupervisedSystem.kill;
import static org.barreleye.supervision.SupervisedSystem.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.NamedService;
import org.barreleye.generated.user.control.ComponentEvent;
import org.barreleye.generated.user.control.GetEventResult;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.terminal.TerminalBinding;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.monitor.boot.Supervisor;
import org.barreleye.monitor.plan.RestartRate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service ends again and again, at every moment of its restart, by a kill or by a fault. */
class RepeatedLossTest {
    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final RestartRate ALWAYS = new RestartRate(100_000, SECOND);
    private static final int MOMENTS = 100;
    private static final int UPCALLS = 60;

    static Stream<Arguments> services_and_machines() {
        return Stream.of("two-x86", "x86-power32")
                .flatMap(machine -> SupervisedSystem.SERVICES.stream().map(service -> Arguments.of(service, machine)));
    }

    /** Calls a service until a call succeeds; returns the number of errors. */
    private static int callUntilAnswered(Domain domain, String service,
            NamedService<MemoryBinding, MemoryClient> memory, NamedService<TerminalBinding, TerminalClient> terminal) {
        int errors = 0;
        while (true) {
            try {
                SupervisedSystem.use(domain, service, memory, terminal);
                return errors;
            } catch (CallFailed failed) {
                assertThat(failed.failure().kind()).as("%s", failed).isEqualTo(Failure.Kind.PEER_GONE);
                errors++;
            }
        }
    }

    private static List<ComponentEvent> story(Domain domain, String service) throws CallFailed {
        CoreControl control = new CoreControl(domain);
        List<ComponentEvent> story = new ArrayList<>();
        GetEventResult event = control.client().getEvent(service, 0);
        while (!event.err().failed()) {
            story.add(event.event());
            event = control.client().getEvent(service, story.size());
        }
        return story;
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("services_and_machines")
    void a_kill_at_any_moment_of_a_restart_is_survived_with_one_error_for_each_end(String service, String machine) {
        BootResult booted = SupervisedSystem.on(machine).restartedAt(ALWAYS).run(domain -> {
            NamedService<MemoryBinding, MemoryClient> memory = SupervisedSystem.memory(domain);
            NamedService<TerminalBinding, TerminalClient> terminal = SupervisedSystem.terminal(domain);
            CoreControl control = new CoreControl(domain);
            callUntilAnswered(domain, service, memory, terminal);
            for (int moment = 0; moment < MOMENTS; moment++) {
                control.kill(SupervisedSystem.process(domain, control, service));
                pause(domain, moment * MICROSECOND);
                long again = SupervisedSystem.process(domain, control, service);
                control.kill(again); // there may be none at this moment
                assertThat(callUntilAnswered(domain, service, memory, terminal)).as("errors at moment %d", moment)
                        .isLessThanOrEqualTo(2);
                pause(domain, MILLISECOND);
                for (String other : SupervisedSystem.SERVICES) {
                    assertThat(callUntilAnswered(domain, other, memory, terminal)).as("errors of %s at moment %d",
                            other, moment).isLessThanOrEqualTo(1);
                }
            }
            assertThat(domain.nameService().lookUp("terminal").err().failed()).isFalse();
        });

        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as("%s", lastLines(booted)).hasValue(0);
    }

    private static List<String> lastLines(BootResult booted) {
        List<String> lines = booted.console();
        return lines.subList(Math.max(0, lines.size() - 8), lines.size());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("services_and_machines")
    void a_fault_in_any_upcall_of_a_restarted_service_is_survived(String service, String machine) {
        AtomicBoolean armed = new AtomicBoolean();
        BootResult booted = SupervisedSystem.on(machine).restartedAt(ALWAYS)
                .withFaults(service, (instance, upcall) -> armed.get() && instance < UPCALLS
                        && (instance == 0 || upcall == instance - 2))
                .run(domain -> {
                    NamedService<MemoryBinding, MemoryClient> memory = SupervisedSystem.memory(domain);
                    NamedService<TerminalBinding, TerminalClient> terminal = SupervisedSystem.terminal(domain);
                    callUntilAnswered(domain, service, memory, terminal);
                    armed.set(true);
                    int errors = 0;
                    for (int call = 0; call < 2 * UPCALLS; call++) {
                        errors += callUntilAnswered(domain, service, memory, terminal);
                        pause(domain, 10 * MICROSECOND);
                    }
                    assertThat(errors).as("one error for each instance at most").isBetween(1, UPCALLS);
                    pause(domain, MILLISECOND);
                    for (String other : SupervisedSystem.SERVICES) {
                        assertThat(callUntilAnswered(domain, other, memory, terminal)).isLessThanOrEqualTo(1);
                    }
                });

        assertThat(booted.status()).as("%s", lastLines(booted)).hasValue(0);
        assertThat(booted.console()).filteredOn(line -> line.contains("an injected fault")).hasSizeGreaterThan(30);
    }

    @Nested
    class Beyond_the_restart_rate {
        private BootResult killing(String service, String machine, BootResult.Lines then) {
            return SupervisedSystem.on(machine).run(domain -> {
                NamedService<MemoryBinding, MemoryClient> memory = SupervisedSystem.memory(domain);
                NamedService<TerminalBinding, TerminalClient> terminal = SupervisedSystem.terminal(domain);
                SupervisedSystem.use(domain, service, memory, terminal);
                for (int restart = 0; restart <= RestartRate.STANDARD.restarts(); restart++) {
                    pause(domain, MILLISECOND);
                    kill(domain, service);
                }
                for (int call = 0; call < 3; call++) {
                    long begin = domain.syscalls().now();
                    assertThatThrownBy(() -> SupervisedSystem.use(domain, service, memory, terminal))
                            .isInstanceOfSatisfying(CallFailed.class, failed -> assertThat(failed.failure().kind())
                                    .isEqualTo(Failure.Kind.NO_SUCH_SERVICE))
                            .hasMessageContaining("has ended too often");
                    assertThat(domain.syscalls().now() - begin).as("the time of a call").isLessThan(MILLISECOND);
                }
                then.run(domain);
            });
        }

        @ParameterizedTest(name = "{0} on {1}")
        @MethodSource("org.barreleye.supervision.RepeatedLossTest#services_and_machines")
        void a_service_is_given_up_and_its_callers_are_told_at_once(String service, String machine) {
            BootResult booted = killing(service, machine, domain ->
                    assertThat(story(domain, service)).endsWith(ComponentEvent.BECAME_READY,
                            ComponentEvent.TERMINATED, ComponentEvent.GIVEN_UP));

            if (service.equals("names")) {
                assertThat(booted.status()).hasValue(Supervisor.SERVICE_LOST);
                assertThat(booted.console()).last().isEqualTo(
                        "monitor: the machine is powered off: the system cannot do without 'names'");
            } else {
                assertThat(booted.status()).as("%s", lastLines(booted)).hasValue(0);
            }
        }

        @Test
        void a_period_later_it_may_be_restarted_again() {
            BootResult booted = SupervisedSystem.on("two-x86").run(domain -> {
                NamedService<MemoryBinding, MemoryClient> memory = SupervisedSystem.memory(domain);
                for (int kills = 0; kills < 12; kills++) {
                    if (kills % RestartRate.STANDARD.restarts() == 0) {
                        pause(domain, SECOND);
                    }
                    pause(domain, MILLISECOND);
                    kill(domain, "memory");
                }
                pause(domain, MILLISECOND);
                memory.client().available(0);
            });

            assertThat(booted.status()).as("%s", lastLines(booted)).hasValue(0);
        }
    }

    @Nested
    class A_run_with_losses {
        @Test
        void is_the_same_each_time() {
            assertThat(hash()).isEqualTo(hash());
        }

        private long hash() {
            return SupervisedSystem.on("demo").run(domain -> {
                for (String service : SupervisedSystem.SERVICES) {
                    kill(domain, service);
                }
                domain.cores();
            }).hash();
        }
    }
}
