package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.knowledge.AddResult;
import org.barreleye.generated.user.knowledge.AskResult;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.knowledge.NextPredicateResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KnowledgeServiceTest {
    static void assertOk(BootResult booted) {
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as(String.join("\n", booted.console())).hasValue(0);
    }

    static KnowledgeBinding bind(Domain domain) throws CallFailed {
        return domain.connect("knowledge", channel -> KnowledgeInterface.connect(channel, new KnowledgeHandler() {}));
    }

    static KnowledgeClient knowledge(Domain domain) throws CallFailed {
        return KnowledgeInterface.client(bind(domain), domain.events());
    }

    static List<String> solutions(KnowledgeClient knowledge, String query) throws CallFailed {
        AskResult answer = knowledge.ask(query, 0);
        assertThat(answer.problem()).isEmpty();
        return lines(knowledge, answer.count());
    }

    static List<String> lines(KnowledgeClient knowledge, long count) throws CallFailed {
        List<String> lines = new ArrayList<>();
        for (long index = 0; index < count; index++) {
            lines.add(knowledge.getLine(index).line());
        }
        assertThat(knowledge.getLine(count).err()).isEqualTo(SystemError.NO_SUCH_LINE.code());
        return lines;
    }

    @Nested
    class After_the_boot {
        @Test
        void knows_the_cores_and_which_of_them_are_on() {
            assertOk(BootResult.on("demo").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);

                assertThat(solutions(knowledge, "core(32, Isa, Bits, Order, _, _, _)"))
                        .containsExactly("Isa = power32, Bits = 32, Order = big");
                assertThat(solutions(knowledge, "core(C, _, _, _, _, _, _), \\+ core_on(C)")).containsExactly("C = 6");
                assertThat(solutions(knowledge, "setof(S, service(S), L), member(memory, L)")).hasSize(1);
                assertThat(solutions(knowledge, "share_caches(0, 5)")).containsExactly("true");
                assertThat(solutions(knowledge, "cache(0, 1, Bytes, Line), Bytes > 0")).hasSize(1);
            }));
        }

        @Test
        void sees_a_service_that_is_registered_and_removed() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(solutions(knowledge, "service(weather)")).isEmpty();

                domain.nameService().register("weather", CapabilityReference.ABSENT, "");
                Clients.pause(domain, Clients.SECOND / 100);
                assertThat(solutions(knowledge, "service(weather)")).containsExactly("true");

                domain.nameService().unregister("weather");
                Clients.pause(domain, Clients.SECOND / 100);
                assertThat(solutions(knowledge, "service(weather)")).isEmpty();
            }));
        }
    }

    @Nested
    class A_fact {
        @Test
        void exists_until_its_client_retracts_it() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(knowledge.add("sunny(today).").err()).isEqualTo(ErrorCode.NONE);
                assertThat(knowledge.add("sunny( today )").err()).isEqualTo(SystemError.NAME_IN_USE.code());
                assertThat(solutions(knowledge, "sunny(N)")).containsExactly("N = today");

                assertThat(knowledge.retract("sunny(tomorrow)").err()).isEqualTo(SystemError.NO_SUCH_FACT.code());
                assertThat(knowledge.retract("sunny(today)").err()).isEqualTo(ErrorCode.NONE);
                assertThat(solutions(knowledge, "sunny(N)")).isEmpty();
            }));
        }

        @Test
        void is_removed_with_the_binding_of_its_client_only() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeBinding first = bind(domain);
                KnowledgeClient second = knowledge(domain);
                KnowledgeInterface.client(first, domain.events()).add("sunny(today)");
                second.add("sunny(tomorrow)");
                assertThat(second.retract("sunny(today)").err()).isEqualTo(SystemError.NO_SUCH_FACT.code());

                first.close();
                Clients.pause(domain, Clients.SECOND / 100);

                assertThat(solutions(second, "sunny(N)")).containsExactly("N = tomorrow");
            }));
        }

        @Test
        void that_is_none_is_refused_with_its_place() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);

                assertThat(knowledge.add("sunny(").problem()).startsWith("1:");
                assertThat(knowledge.add("sunny(X)").problem()).isEqualTo("1:1: a fact has no variables");
                assertThat(knowledge.add("up(today)").problem())
                        .isEqualTo("1:1: the predicate up/1 is defined by rules");
            }));
        }

        @Test
        void of_the_boot_or_of_another_service_is_refused() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);

                AddResult core = knowledge.add("core_on(7)");
                assertThat(core.err()).isEqualTo(SystemError.FACT_NOT_PERMITTED.code());
                assertThat(core.problem())
                        .isEqualTo("facts of core_on/1 are added by the knowledge base service itself only");
                assertThat(knowledge.add("address(nic0, here)").problem())
                        .isEqualTo("facts of address/2 are added by the service network of the boot plan only");
                assertThat(solutions(knowledge, "core_on(7) ; address(_, _)")).isEmpty();
            }));
        }

        @Test
        void is_one_of_a_bounded_number_for_each_client() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                int added = 0;
                while (!knowledge.add("f(" + added + ")").err().failed()) {
                    added++;
                }
                assertThat(added).isEqualTo(4_096);
                assertThat(knowledge.add("g").err()).isEqualTo(SystemError.FACT_QUOTA_REACHED.code());
                assertThat(knowledge(domain).add("g").err()).isEqualTo(ErrorCode.NONE);
            }));
        }
    }

    @Nested
    class A_question {
        @Test
        void has_its_solutions_in_pages() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);

                AskResult first = knowledge.ask("between(1, 150, X)", 0);
                assertThat(first.count()).isEqualTo(100);
                assertThat(first.more()).isTrue();
                AskResult second = knowledge.ask("between(1, 150, X)", 100);
                assertThat(second.more()).isFalse();
                assertThat(lines(knowledge, second.count())).hasSize(50).last().isEqualTo("X = 150");
            }));
        }

        @Test
        void that_has_no_end_costs_time_of_the_machine_and_is_answered() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                long start = domain.syscalls().now();

                AskResult endless = knowledge.ask("length(L, N), N < 0", 0);

                assertThat(endless.err()).isEqualTo(SystemError.QUERY_BOUND_REACHED.code());
                assertThat(endless.problem()).isEqualTo("the query took more than 100,000 steps");
                assertThat(domain.syscalls().now() - start).isGreaterThan(1_000_000);
                assertThat(solutions(knowledge, "X = 1")).containsExactly("X = 1");
            }));
        }

        @Test
        void about_an_unknown_predicate_is_answered_with_the_nearest() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                assertThat(knowledge(domain).ask("crore(X)", 0).problem())
                        .isEqualTo("there is no predicate crore/1; did you mean core?");
                assertThat(knowledge(domain).ask("p(X)", 0).problem()).isEqualTo("there is no predicate p/1");
            }));
        }

        @Test
        void has_predicates_that_are_listed_in_their_order() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                List<String> names = new ArrayList<>();
                NextPredicateResult next = knowledge.nextPredicate("");
                while (!next.err().failed()) {
                    names.add(next.next());
                    next = knowledge.nextPredicate(next.next());
                }
                assertThat(names).isSorted().contains("core/7", "driver_for/2", "route/4");
            }));
        }
    }

    @Test
    void loses_the_facts_of_clients_and_keeps_those_of_the_boot_when_it_is_restarted() {
        assertOk(BootResult.on("two-x86").controlling().run(domain -> {
            KnowledgeClient before = knowledge(domain);
            before.add("sunny(today)");
            long process = 0;
            for (var next = domain.processes().nextProcess(0); !next.err().failed();
                    next = domain.processes().nextProcess(next.next())) {
                process = next.program().equals("knowledge") ? next.next() : process;
            }
            assertThat(new CoreControl(domain).kill(process)).isEqualTo(ErrorCode.NONE);
            Clients.pause(domain, Clients.SECOND / 10);

            KnowledgeClient after = knowledge(domain);
            assertThat(after.ask("sunny(N)", 0).problem()).startsWith("there is no predicate sunny/1");
            assertThat(solutions(after, "core_on(C)")).containsExactly("C = 0", "C = 1");
        }));
    }
}
