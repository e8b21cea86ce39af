package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.kpi.types.CapabilityReference.ABSENT;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.nameservice.NextRecordResult;
import org.barreleye.generated.user.nameservice.WaitForResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NameServiceTest {
    private static void assertOk(BootResult booted) {
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    @Nested
    class A_record {
        @Test
        void is_found_under_its_name_with_its_attributes() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                NameserviceClient names = domain.nameService();
                assertThat(names.register("weather", ABSENT, "wind=north rain=no")).isEqualTo(ErrorCode.NONE);
                assertThat(names.lookUp("weather").attributes()).isEqualTo("wind=north rain=no");
                assertThat(names.lookUp("climate").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
            }));
        }

        @Test
        void has_a_unique_and_valid_name() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                NameserviceClient names = domain.nameService();
                assertThat(names.register("weather", ABSENT, "")).isEqualTo(ErrorCode.NONE);
                assertThat(names.register("weather", ABSENT, "")).isEqualTo(SystemError.NAME_IN_USE.code());
                assertThat(names.register("memory", ABSENT, "")).isEqualTo(SystemError.NAME_IN_USE.code());
                assertThat(names.register("", ABSENT, "")).isEqualTo(SystemError.BAD_NAME.code());
                assertThat(names.register("no good", ABSENT, "")).isEqualTo(SystemError.BAD_NAME.code());
            }));
        }

        @Test
        void can_be_unregistered_only_by_the_client_that_registered_it() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                NameserviceClient names = domain.nameService();
                names.register("weather", ABSENT, "");
                assertThat(names.unregister("memory")).isEqualTo(SystemError.NO_SUCH_NAME.code());
                assertThat(names.unregister("weather")).isEqualTo(ErrorCode.NONE);
                assertThat(names.lookUp("weather").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
            }));
        }

        @Test
        void is_removed_when_its_owner_exits_or_fails() {
            assertOk(BootResult.on("demo")
                    .with("brief", domain -> domain.nameService().register("brief", ABSENT, ""))
                    .with("killed", domain -> {
                        domain.nameService().register("killed", ABSENT, "");
                        Clients.pauseForAMinute(domain);
                    })
                    .run(domain -> {
                        ProcessesClient processes = Clients.processes(domain);
                        for (int core : List.of(0, 4, 16, 32)) {
                            SpawnResult brief = processes.spawn(core, "brief", "", "");
                            assertThat(brief.err()).isEqualTo(ErrorCode.NONE);
                            assertThat(processes.waitFor(brief.process(), Clients.SECOND).status()).isZero();
                            SpawnResult killed = processes.spawn(core, "killed", "", "");
                            assertThat(killed.err()).isEqualTo(ErrorCode.NONE);
                            assertThat(domain.nameService().waitFor("killed", Clients.SECOND).err())
                                    .isEqualTo(ErrorCode.NONE);
                            processes.kill(killed.process());
                            assertThat(processes.waitFor(killed.process(), Clients.SECOND).status()).isEqualTo(137);
                            Clients.pause(domain, 1_000_000);
                            assertThat(domain.nameService().lookUp("brief").err())
                                    .isEqualTo(SystemError.NO_SUCH_NAME.code());
                            assertThat(domain.nameService().lookUp("killed").err())
                                    .isEqualTo(SystemError.NO_SUCH_NAME.code());
                        }
                    }));
        }
    }

    @Nested
    class Waiting_for_a_name {
        @Test
        void ends_when_it_is_registered() {
            assertOk(BootResult.on("two-x86")
                    .with("late", domain -> {
                        domain.syscalls().compute(1_000_000);
                        domain.nameService().register("late", ABSENT, "");
                        Clients.pauseForAMinute(domain);
                    })
                    .run(domain -> {
                        Clients.processes(domain).spawn(1, "late", "", "");
                        assertThat(domain.nameService().waitFor("late", Clients.SECOND).err())
                                .isEqualTo(ErrorCode.NONE);
                    }));
        }

        @Test
        void ends_with_an_error_after_the_timeout() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                long begin = domain.syscalls().now();
                WaitForResult never = domain.nameService().waitFor("never", 3_000_000);
                assertThat(never.err()).isEqualTo(SystemError.TIMED_OUT.code());
                assertThat(domain.syscalls().now() - begin).isBetween(3_000_000L, 4_000_000L);
            }));
        }
    }

    @Nested
    class All_names {
        @Test
        void are_listed_in_order() {
            List<String> seen = new ArrayList<>();
            assertOk(BootResult.on("two-x86").run(domain -> {
                Clients.terminal(domain);
                Clients.memory(domain);
                Clients.processes(domain);
                NextRecordResult next = domain.nameService().nextRecord("");
                while (!next.err().failed()) {
                    seen.add(next.next());
                    next = domain.nameService().nextRecord(next.next());
                }
            }));

            assertThat(seen).containsExactly(
                    "core.0", "core.1", "cores", "devices", "knowledge", "memory", "processes", "terminal");
        }
    }

    @Nested
    class A_reference_to_a_service {
        @Test
        void cannot_be_retyped_from_any_other_capability() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                for (int slot : List.of(WellKnownSlots.ROOT.slot(), WellKnownSlots.DISPATCHER.slot(), 200)) {
                    assertThatThrownBy(() -> bind(domain, CapabilityReference.at(new CapabilityAddress(slot))))
                            .isInstanceOf(CallFailed.class);
                }
            }));
        }

        private static void bind(Domain domain, CapabilityReference service) throws CallFailed {
            domain.bind(service, channel -> TerminalInterface.connect(channel, new TerminalHandler() {}));
        }
    }
}
