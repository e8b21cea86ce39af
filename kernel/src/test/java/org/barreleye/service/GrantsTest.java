package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.barreleye.boot.BootResult;
import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.processes.SpawnGrantingResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authority that a spawner passes on. */
class GrantsTest {
    private static final CapabilityReference ABSENT = CapabilityReference.ABSENT;

    /** Requests control, which no policy grants to it, and ends a process that another program has started. */
    private static LinesProgram killer() {
        return new LinesProgram("killer", Manifest.needing(Need.CONTROL), domain -> {
            long victim = Long.parseLong(domain.arguments().words().get(0));
            domain.syscalls().print("killed: " + !new CoreControl(domain).kill(victim).failed());
        });
    }

    private static long waiting(Domain domain, int core) throws CallFailed {
        return domain.spawn(core, "waiting", "");
    }

    private static BootResult.BootBuilder system() {
        return BootResult.on("two-x86").with(killer()).with("waiting", Clients::pauseForAMinute);
    }

    private static void assertOk(BootResult booted) {
        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    @Nested
    class A_program_gets_an_authority {
        @ParameterizedTest(name = "on core {0}")
        @ValueSource(ints = {0, 1})
        void that_its_spawner_has_and_passes_on(int core) {
            BootResult booted = system().controlling().run(domain -> {
                long victim = waiting(domain, 1);
                long killer = domain.spawn(core, "killer", Long.toString(victim),
                        SpawnTerms.USUAL.granting(Need.CONTROL));
                assertThat(Clients.processes(domain).waitFor(killer, Clients.SECOND).status()).isZero();
                assertThat(Clients.processes(domain).waitFor(victim, Clients.SECOND).status()).isEqualTo(137);
            });

            assertOk(booted);
            assertThat(booted.console()).contains("killer: killed: true");
        }

        @Test
        void that_it_passes_on_in_turn() {
            BootResult booted = system().with("between", domain ->
                    domain.spawn(1, "killer", domain.arguments().text(), SpawnTerms.USUAL.granting(Need.CONTROL)))
                    .controlling().run(domain -> {
                        long victim = waiting(domain, 0);
                        domain.spawn(1, "between", Long.toString(victim), SpawnTerms.USUAL.granting(Need.CONTROL));
                        assertThat(Clients.processes(domain).waitFor(victim, Clients.SECOND).status()).isEqualTo(137);
                    });

            assertOk(booted);
        }
    }

    @Nested
    class A_program_is_not_started {
        @Test
        void if_it_requests_what_its_spawner_does_not_pass_on() {
            assertOk(system().run(domain -> assertThatThrownBy(() -> domain.spawn(0, "killer", "1"))
                    .hasMessageContaining("the program requests `control`, which the policy of the boot image does not"
                            + " grant to it")));
        }

        @ParameterizedTest
        @EnumSource(Need.class)
        void if_its_spawner_passes_on_what_it_does_not_have(Need authority) {
            assertOk(system().run(domain -> {
                assertThat(domain.authority(authority)).isEqualTo(ABSENT);
                assertThatThrownBy(() ->
                        domain.spawn(0, "waiting", "", SpawnTerms.USUAL.granting(authority)))
                        .hasMessageContaining("`" + authority.name().toLowerCase(java.util.Locale.ROOT)
                                + "` is not the caller's");
            }));
        }

        @Test
        void if_its_spawner_has_only_another_authority() {
            assertOk(system().controlling().run(domain -> assertThatThrownBy(() ->
                    domain.spawn(0, "waiting", "", SpawnTerms.USUAL.granting(Need.CONTROL).granting(Need.TERMINAL)))
                    .hasMessageContaining("`terminal` is not the caller's")));
        }

        @ParameterizedTest(name = "{0} on core {1}")
        @CsvSource({"MEMORY,0", "NAMES,0", "MEMORY,1", "NAMES,1", "NOTHING,0"})
        void if_its_spawner_sends_other_capabilities(String kind, int core) {
            BootResult booted = system().with("forger", domain -> {
                CapabilityReference sent = switch (kind) {
                    case "MEMORY" -> domain.allocate(4096);
                    case "NAMES" -> domain.nameService().lookUp("memory").service();
                    default -> ABSENT;
                };
                for (Need authority : Need.values()) {
                    SpawnGrantingResult spawned = Clients.processes(domain).spawnGranting(0, "waiting", "", "",
                            Quota.UNSET.sent(), authority.bit(), sent, sent, sent, sent);
                    assertThat(spawned.err()).isEqualTo(ErrorCode.of(authority + "_NOT_HELD"));
                }
                domain.syscalls().print("refused");
            }).run(domain -> {
                long forger = domain.spawn(core, "forger", "");
                assertThat(Clients.processes(domain).waitFor(forger, Clients.SECOND).status()).isZero();
            });

            assertOk(booted);
            assertThat(booted.console()).contains("forger: refused");
        }
    }

    @Nested
    class A_core_is_not_started {
        @Test
        void by_a_program_without_control() {
            assertOk(BootResult.on("demo").run(domain -> {
                assertThat(Clients.processes(domain).bootCore(6, ABSENT))
                        .isEqualTo(SystemError.CONTROL_NOT_HELD.code());
                assertThat(Clients.processes(domain).bootCore(6, domain.allocate(4096)))
                        .isEqualTo(SystemError.CONTROL_NOT_HELD.code());
                CapabilityReference memory = domain.nameService().lookUp("memory").service();
                assertThat(Clients.processes(domain).bootCore(6, memory))
                        .isEqualTo(SystemError.CONTROL_NOT_HELD.code());
            }));
        }
    }
}
