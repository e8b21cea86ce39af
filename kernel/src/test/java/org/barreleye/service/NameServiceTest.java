package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.Booted;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.names.FollowingResult;
import org.barreleye.generated.user.names.NamesClient;
import org.barreleye.generated.user.names.WaitForResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.generated.user.terminal.Terminal;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NameServiceTest {
    private static final CapabilityReference NOTHING = CapabilityReference.at(CapabilityAddress.NOWHERE);

    private static void assertOk(Booted booted) {
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    @Nested
    class A_record {
        @Test
        void is_found_under_its_name_with_its_attributes() {
            assertOk(Booted.on("duo").run(domain -> {
                NamesClient names = domain.names();
                assertThat(names.register("weather", NOTHING, "wind=north rain=no")).isEqualTo(ErrorCode.NONE);
                assertThat(names.lookUp("weather").attributes()).isEqualTo("wind=north rain=no");
                assertThat(names.lookUp("climate").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
            }));
        }

        @Test
        void has_a_name_that_nobody_else_has_and_that_is_one() {
            assertOk(Booted.on("duo").run(domain -> {
                NamesClient names = domain.names();
                assertThat(names.register("weather", NOTHING, "")).isEqualTo(ErrorCode.NONE);
                assertThat(names.register("weather", NOTHING, "")).isEqualTo(SystemError.NAME_IN_USE.code());
                assertThat(names.register("memory", NOTHING, "")).isEqualTo(SystemError.NAME_IN_USE.code());
                assertThat(names.register("", NOTHING, "")).isEqualTo(SystemError.BAD_NAME.code());
                assertThat(names.register("no good", NOTHING, "")).isEqualTo(SystemError.BAD_NAME.code());
            }));
        }

        @Test
        void is_withdrawn_by_whoever_registered_it_and_by_nobody_else() {
            assertOk(Booted.on("duo").run(domain -> {
                NamesClient names = domain.names();
                names.register("weather", NOTHING, "");
                assertThat(names.withdraw("memory")).isEqualTo(SystemError.NO_SUCH_NAME.code());
                assertThat(names.withdraw("weather")).isEqualTo(ErrorCode.NONE);
                assertThat(names.lookUp("weather").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
            }));
        }

        @Test
        void vanishes_with_its_owner_however_that_ends() {
            assertOk(Booted.on("demo")
                    .with("brief", domain -> domain.names().register("brief", NOTHING, ""))
                    .with("killed", domain -> {
                        domain.names().register("killed", NOTHING, "");
                        Clients.linger(domain);
                    })
                    .run(domain -> {
                        ProcessesClient processes = Clients.processes(domain);
                        for (int core : List.of(0, 4, 16, 32)) {
                            SpawnResult brief = processes.spawn(core, "brief", "", "");
                            assertThat(brief.err()).isEqualTo(ErrorCode.NONE);
                            assertThat(processes.waitFor(brief.process(), Clients.SECOND).status()).isZero();
                            SpawnResult killed = processes.spawn(core, "killed", "", "");
                            assertThat(killed.err()).isEqualTo(ErrorCode.NONE);
                            assertThat(domain.names().waitFor("killed", Clients.SECOND).err()).isEqualTo(ErrorCode.NONE);
                            processes.kill(killed.process());
                            assertThat(processes.waitFor(killed.process(), Clients.SECOND).status()).isEqualTo(137);
                            Clients.pause(domain, 1_000_000);
                            assertThat(domain.names().lookUp("brief").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
                            assertThat(domain.names().lookUp("killed").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
                        }
                    }));
        }
    }

    @Nested
    class Waiting_for_a_name {
        @Test
        void ends_when_it_is_registered() {
            assertOk(Booted.on("duo")
                    .with("late", domain -> {
                        domain.trap().compute(1_000_000);
                        domain.names().register("late", NOTHING, "");
                        Clients.linger(domain);
                    })
                    .run(domain -> {
                        Clients.processes(domain).spawn(1, "late", "", "");
                        assertThat(domain.names().waitFor("late", Clients.SECOND).err()).isEqualTo(ErrorCode.NONE);
                    }));
        }

        @Test
        void ends_with_patience_and_says_so() {
            assertOk(Booted.on("duo").run(domain -> {
                long begin = domain.trap().now();
                WaitForResult never = domain.names().waitFor("never", 3_000_000);
                assertThat(never.err()).isEqualTo(SystemError.TIMED_OUT.code());
                assertThat(domain.trap().now() - begin).isBetween(3_000_000L, 4_000_000L);
                assertThatThrownBy(() -> domain.connect("never", 1_000, channel -> Terminal.connect(channel, new TerminalHandler() {})))
                        .isInstanceOf(CallFailed.class).hasMessageContaining("there is no service 'never'");
            }));
        }
    }

    @Nested
    class All_names {
        @Test
        void are_listed_in_order() {
            List<String> seen = new ArrayList<>();
            assertOk(Booted.on("duo").run(domain -> {
                Clients.terminal(domain);
                Clients.memory(domain);
                Clients.processes(domain);
                FollowingResult next = domain.names().following("");
                while (!next.err().failed()) {
                    seen.add(next.next());
                    next = domain.names().following(next.next());
                }
            }));

            assertThat(seen).containsExactly("core.0", "core.1", "cores", "memory", "processes", "terminal");
        }
    }

    @Nested
    class A_reference_to_a_service {
        @Test
        void cannot_be_made_of_anything_else() {
            assertOk(Booted.on("duo").run(domain -> {
                for (int slot : List.of(WellKnownSlots.ROOT.slot(), WellKnownSlots.DISPATCHER.slot(), 200)) {
                    assertThatThrownBy(() -> bind(domain, CapabilityReference.at(new CapabilityAddress(slot))))
                            .isInstanceOf(CallFailed.class);
                }
            }));
        }

        private static void bind(Domain domain, CapabilityReference service) throws CallFailed {
            domain.bind(service, channel -> Terminal.connect(channel, new TerminalHandler() {}));
        }
    }
}
