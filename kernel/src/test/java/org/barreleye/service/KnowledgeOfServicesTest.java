package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.service.KnowledgeServiceTest.assertOk;
import static org.barreleye.service.KnowledgeServiceTest.bind;
import static org.barreleye.service.KnowledgeServiceTest.knowledge;
import static org.barreleye.service.KnowledgeServiceTest.lines;
import static org.barreleye.service.KnowledgeServiceTest.solutions;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.knowledge.DecideResult;
import org.barreleye.generated.user.knowledge.ExplainResult;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.knowledge.NextDecisionResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KnowledgeOfServicesTest {
    private static final ErrorCode REFUSED = SystemError.FACT_NOT_PERMITTED.code();

    private static void add(KnowledgeClient knowledge, String... facts) throws CallFailed {
        for (String fact : facts) {
            assertThat(knowledge.add(fact).err()).as(fact).isEqualTo(ErrorCode.NONE);
        }
    }

    /** Boots with a service that runs these lines and keeps its facts, and a main program that runs those after. */
    private static void boot(String name, BootResult.Lines service, BootResult.Lines main) {
        assertOk(LinesService.boot("two-x86", name, domain -> {
            service.run(domain);
            KnowledgeClient knowledge = knowledge(domain);
            add(knowledge, domain.arguments().words().isEmpty() ? "done(boot)" : "done(spawned)");
            Clients.pauseForAMinute(domain);
        }, domain -> {
            await(domain, "done(boot)");
            main.run(domain);
        }));
    }

    private static void await(Domain domain, String fact) throws CallFailed {
        KnowledgeClient knowledge = knowledge(domain);
        knowledge.add("done(nobody)"); // so that the predicate exists
        while (knowledge.ask(fact, 0).count() == 0) {
            Clients.pause(domain, Clients.SECOND / 1_000);
        }
    }

    @Nested
    class A_fact {
        @Test
        void is_added_by_the_service_that_the_rules_name() {
            boot("devices", domain -> add(knowledge(domain), "device(nic0, nic, 0)", "identity(nic0, 32902, 4110)",
                    "drives(net, nic)", "drives(e1000, 32902, 4110)", "driver_isa(e1000, 'x86-64')",
                    "running(e1000, nic0, 1)"), domain -> {
                    KnowledgeClient knowledge = knowledge(domain);
                    assertThat(solutions(knowledge, "driver_for(nic0, D), running(D, nic0, C)"))
                            .containsExactly("D = e1000, C = 1");

                    ExplainResult up = knowledge.explain("up(nic0)");
                    assertThat(up.holds()).isFalse();
                    assertThat(lines(knowledge, up.count())).last().isEqualTo("missing: link_up(nic0)");
                });
        }

        @Test
        void is_refused_if_the_rules_name_another_service() {
            boot("network", domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                add(knowledge, "link_up(nic0)", "address(nic0, '10.0.0.2')");
                for (String fact : List.of("running(net, nic0, 1)", "distance(0, 1, 5)", "process(1, net, 1)",
                        "core_on(7)", "service(me)")) {
                    assertThat(knowledge.add(fact).err()).as(fact).isEqualTo(REFUSED);
                }
            }, domain -> assertThat(solutions(knowledge(domain), "address(nic0, A)"))
                    .containsExactly("A = '10.0.0.2'"));
        }

        @Test
        void is_refused_if_the_process_was_spawned_and_runs_the_program_of_the_service() {
            boot("network", domain -> {
                if (!domain.arguments().words().isEmpty()) {
                    assertThat(knowledge(domain).add("link_up(nic9)").err()).isEqualTo(REFUSED);
                }
            }, domain -> {
                assertThat(domain.spawn(1, "network", "spawned")).isPositive();
                await(domain, "done(spawned)");
                assertThat(solutions(knowledge(domain), "link_up(N)")).isEmpty();
            });
        }

        @Test
        void of_many_that_are_sent_before_the_first_is_answered_is_added_too() {
            boot("network", domain -> {
                KnowledgeBinding binding = bind(domain);
                List<ErrorCode> answers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    binding.sendAdd("link_up(nic" + i + ")", new CollectedAnswers(answers));
                }
                while (answers.size() < 8) {
                    Clients.pause(domain, Clients.SECOND / 1_000);
                }
                assertThat(answers).containsOnly(ErrorCode.NONE);
            }, domain -> assertThat(solutions(knowledge(domain), "link_up(nic7)")).containsExactly("true"));
        }
    }

    @Nested
    class A_decision {
        @Test
        void is_recalled_with_the_facts_as_they_were_and_what_it_would_be_now() {
            boot("devices", domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                add(knowledge, "device(nic0, nic, 0)", "drives(net, nic)");
                DecideResult decided = knowledge.decide("driver nic0", "driver_for(nic0, Driver)");
                assertThat(decided.err()).isEqualTo(ErrorCode.NONE);
                assertThat(decided.solution()).isEqualTo("Driver = net");
                knowledge.retract("drives(net, nic)");
                add(knowledge, "drives(better, nic)");
            }, domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                List<String> lines = lines(knowledge, knowledge.recall("driver nic0").count());

                assertThat(lines.get(0)).matches("driver nic0: Driver = net, decided by devices at \\d+\\.\\d{3} us");
                assertThat(lines.get(1)).isEqualTo("query: driver_for(nic0, Driver)");
                int now = lines.indexOf("now it would be decided differently: Driver = better");
                assertThat(lines.subList(0, now)).contains("  drives(net, nic)  [fact]");
                assertThat(lines.subList(now, lines.size())).contains("  drives(better, nic)  [fact]");
            });
        }

        @Test
        void without_a_solution_is_recalled_with_what_was_missing() {
            boot("devices", domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                add(knowledge, "device(nic1, nic, 0)");
                DecideResult decided = knowledge.decide("driver nic1", "driver_for(nic1, Driver)");
                assertThat(decided.err()).isEqualTo(ErrorCode.NONE);
                assertThat(decided.found()).isFalse();
            }, domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                List<String> lines = lines(knowledge, knowledge.recall("driver nic1").count());

                assertThat(lines.get(0)).startsWith("driver nic1: no solution, decided by devices at ");
                assertThat(lines).last().isEqualTo("missing: drives(Driver, nic)");
            });
        }

        @Test
        void is_one_of_the_last_256() {
            boot("devices", domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                for (int i = 0; i < 300; i++) {
                    assertThat(knowledge.decide("d" + (1_000 + i), "X = " + i).err()).isEqualTo(ErrorCode.NONE);
                }
            }, domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                NextDecisionResult first = knowledge.nextDecision("");
                assertThat(first.next()).isEqualTo("d1044");
                assertThat(first.solution()).isEqualTo("X = 44");
                assertThat(first.program()).isEqualTo("devices");
                assertThat(knowledge.recall("d1043").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
                assertThat(knowledge.nextDecision("d1299").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
            });
        }

        @Test
        void is_refused_to_a_program_that_is_no_service_and_recorded_for_no_wrong_query() {
            boot("devices", domain -> {
                DecideResult wrong = knowledge(domain).decide("d", "driver_for(");
                assertThat(wrong.err()).isEqualTo(SystemError.BAD_ARGUMENT.code());
                assertThat(wrong.problem()).startsWith("1:");
            }, domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(knowledge.decide("d", "X = 1").err())
                        .isEqualTo(SystemError.DECISION_NOT_PERMITTED.code());
                assertThat(knowledge.nextDecision("").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
            });
        }
    }

    @Nested
    class The_processes {
        @Test
        void are_facts_while_they_run() {
            assertOk(BootResult.on("two-x86").with("sleeper", domain -> Clients.pause(domain, Clients.SECOND))
                    .run(domain -> {
                        KnowledgeClient knowledge = knowledge(domain);
                        assertThat(solutions(knowledge, "setof(P, N^process(N, P, 0), L)")).hasSize(1);
                        for (String service : List.of("names", "memory", "processes", "terminal", "knowledge")) {
                            assertThat(solutions(knowledge, "process(_, " + service + ", C)")).as(service)
                                    .containsExactly("C = 0");
                        }
                        assertThat(solutions(knowledge, "load(1, L)")).containsExactly("L = 0");

                        long process = domain.spawn(1, "sleeper", "");
                        Clients.pause(domain, Clients.SECOND / 100);
                        assertThat(solutions(knowledge, "process(" + process + ", P, C)"))
                                .containsExactly("P = sleeper, C = 1");
                        assertThat(solutions(knowledge, "load(1, L)")).containsExactly("L = 1");

                        domain.processes().waitFor(process, 2 * Clients.SECOND);
                        Clients.pause(domain, Clients.SECOND / 100);
                        assertThat(solutions(knowledge, "process(" + process + ", P, C)")).isEmpty();
                    }));
        }

        @Test
        void are_known_again_when_the_process_service_is_restarted() {
            assertOk(BootResult.on("two-x86").controlling()
                    .with("sleeper", domain -> Clients.pause(domain, 10 * Clients.SECOND)).run(domain -> {
                        KnowledgeClient knowledge = knowledge(domain);
                        long process = domain.spawn(1, "sleeper", "");
                        assertThat(solutions(knowledge, "process(N, processes, 0)")).hasSize(1);
                        String before = solutions(knowledge, "process(N, processes, 0)").get(0);
                        new org.barreleye.domain.CoreControl(domain).kill(Long.parseLong(before.substring(4)));
                        Clients.pause(domain, Clients.SECOND / 10);

                        assertThat(solutions(knowledge, "process(" + process + ", P, C)"))
                                .containsExactly("P = sleeper, C = 1");
                        assertThat(solutions(knowledge, "process(N, processes, 0)")).hasSize(1)
                                .doesNotContain(before);
                    }));
        }
    }
}
