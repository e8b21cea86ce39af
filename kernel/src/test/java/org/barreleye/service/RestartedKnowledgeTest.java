package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.service.KnowledgeServiceTest.assertOk;
import static org.barreleye.service.KnowledgeServiceTest.knowledge;
import static org.barreleye.service.KnowledgeServiceTest.lines;
import static org.barreleye.service.KnowledgeServiceTest.solutions;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.knowledge.NextDecisionResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts and decisions of services when the knowledge base, or the process service that it asks, starts again. */
class RestartedKnowledgeTest {
    private static final long MICROSECOND = 1_000;
    // In nanoseconds after the start of the machine: the boot is over.
    private static final long MOMENT = 100_000_000;
    private static final String RESTORED = "restored by devices after the knowledge base was started again";

    private static long process(KnowledgeClient knowledge, String service) throws CallFailed {
        return Long.parseLong(solutions(knowledge, "process(N, " + service + ", 0)").get(0).substring(4));
    }

    private static void restart(Domain domain, String service) throws CallFailed {
        new CoreControl(domain).kill(process(knowledge(domain), service));
    }

    @Nested
    class A_knowledge_base_that_is_started_again {
        @Test
        void has_the_decisions_of_the_services_with_their_proofs_and_times() {
            assertOk(BootResult.on("demo").controlling().run(domain -> {
                KnowledgeClient before = knowledge(domain);
                List<String> proof = lines(before, before.recall("driver nic0").count());
                NextDecisionResult first = before.nextDecision("driver dma0");

                restart(domain, "knowledge");
                Clients.pause(domain, Clients.SECOND / 10);

                KnowledgeClient after = knowledge(domain);
                assertThat(after.nextDecision("driver dma0")).isEqualTo(first);
                assertThat(first.next()).isEqualTo("driver nic0");
                List<String> restored = lines(after, after.recall("driver nic0").count());
                int now = restored.indexOf("now it would be decided alike, by other facts:");
                assertThat(restored).contains(RESTORED);
                assertThat(restored.subList(0, now < 0 ? restored.size() : now).stream()
                        .filter(line -> !line.equals(RESTORED)))
                        .containsExactlyElementsOf(withoutPresent(proof));
                assertThat(solutions(after, "running(D, nic0, C)")).containsExactly("D = 'nic-driver', C = 4");
            }));
        }

        private static List<String> withoutPresent(List<String> lines) {
            int now = lines.indexOf("now it would be decided alike, by other facts:");
            return now < 0 ? lines : lines.subList(0, now);
        }

        @Test
        void twice_has_them_too() {
            assertOk(BootResult.on("demo").controlling().run(domain -> {
                KnowledgeClient before = knowledge(domain);
                List<String> proof = withoutPresent(lines(before, before.recall("driver nic0").count()));
                for (int i = 0; i < 2; i++) {
                    restart(domain, "knowledge");
                    Clients.pause(domain, Clients.SECOND / 10);
                }
                KnowledgeClient after = knowledge(domain);
                assertThat(lines(after, after.recall("driver nic0").count())).containsAll(proof);
            }));
        }
    }

    @Nested
    class A_decision {
        @Test
        void is_restored_by_services_only_and_not_of_the_future_nor_over_a_newer_one() {
            assertOk(LinesService.boot("two-x86", "devices", domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(knowledge.addProof("  fact(old)  [fact]\n")).isEqualTo(ErrorCode.NONE);
                assertThat(knowledge.restore("old", "X = 1", true, "X = 1", 7)).isEqualTo(ErrorCode.NONE);
                assertThat(knowledge.restore("future", "X = 1", true, "X = 1", Long.MAX_VALUE))
                        .isEqualTo(SystemError.BAD_ARGUMENT.code());
                assertThat(knowledge.decide("new", "X = 2").err()).isEqualTo(ErrorCode.NONE);
                assertThat(knowledge.restore("new", "X = 1", true, "X = 1", 7)).isEqualTo(ErrorCode.NONE);
                assertThat(knowledge.addProof("line\n".repeat(201)))
                        .isEqualTo(SystemError.BAD_ARGUMENT.code());
                knowledge.add("done(boot)");
                Clients.pauseForAMinute(domain);
            }, domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                knowledge.add("done(main)");
                while (knowledge.ask("done(boot)", 0).count() == 0) {
                    Clients.pause(domain, Clients.SECOND / 1_000);
                }
                assertThat(lines(knowledge, knowledge.recall("old").count())).startsWith(
                        "old: X = 1, decided by devices at 0.007 us", "query: X = 1", RESTORED,
                        "  fact(old)  [fact]");
                assertThat(knowledge.nextDecision("").next()).isEqualTo("new");
                assertThat(knowledge.nextDecision("").solution()).isEqualTo("X = 2");
                assertThat(knowledge.recall("future").err()).isEqualTo(SystemError.NO_SUCH_NAME.code());
                assertThat(knowledge.restore("mine", "X = 1", true, "X = 1", 7))
                        .isEqualTo(SystemError.DECISION_NOT_PERMITTED.code());
            }));
        }
    }

    @Nested
    class A_fact {
        @ParameterizedTest
        @ValueSource(longs = {0, 20, 100, 400})
        void is_added_although_the_process_service_ends_while_it_is_asked_for_the_client(long microseconds) {
            assertOk(BootResult.on("demo").controlling().run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                long processes = process(knowledge, "processes");
                CoreControl control = new CoreControl(domain);
                // The new knowledge base asks the process service for each service that adds its facts again.
                control.kill(process(knowledge, "knowledge"));
                Clients.pause(domain, microseconds * MICROSECOND);
                control.kill(processes);
                Clients.pause(domain, Clients.SECOND / 5);

                KnowledgeClient after = knowledge(domain);
                assertThat(solutions(after, "running(D, nic0, C)")).containsExactly("D = 'nic-driver', C = 4");
                assertThat(solutions(after, "link_up(N)")).containsExactly("N = nic0");
                assertThat(solutions(after, "address(nic0, A)")).containsExactly("A = '10.0.0.2'");
                assertThat(after.nextDecision("driver dma0").next()).isEqualTo("driver nic0");
            }));
        }

        @ParameterizedTest
        @ValueSource(longs = {-250, 0, 250, 500})
        void is_added_when_the_next_process_service_has_told_the_program_of_the_client(long later) {
            List<ErrorCode> answers = new ArrayList<>();
            assertOk(BootResult.on("demo").controlling().replacing(new LinesService("network", domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                Clients.pause(domain, MOMENT - domain.syscalls().now());
                // The first fact for which the service asks who the client is.
                answers.add(knowledge.add("link_up(nic0)").err());
                Clients.pauseForAMinute(domain);
            })).run(domain -> {
                long processes = process(knowledge(domain), "processes");
                CoreControl control = new CoreControl(domain);
                control.client(); // binds, so that the request to kill leaves at the moment
                Clients.pause(domain, MOMENT + later - domain.syscalls().now());
                control.kill(processes);
                Clients.pause(domain, Clients.SECOND / 5);

                assertThat(answers).containsExactly(ErrorCode.NONE);
                assertThat(solutions(knowledge(domain), "link_up(N)")).containsExactly("N = nic0");
            }));
        }
    }
}
