package org.barreleye.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private final KnowledgeBase base = rules("");

    private static KnowledgeBase rules(String text) {
        return new KnowledgeBase(List.of(new RuleFile("test.pl", text)), Suggestion.NONE);
    }

    private static QueryResult ask(KnowledgeBase base, String query) {
        return base.query(query, QueryLimits.DEFAULT);
    }

    private String solutions(String query) {
        QueryResult answer = ask(base, query);
        assertThat(answer.error()).isEmpty();
        return String.join(" | ", answer.solutions().stream().map(Solution::toString).toList());
    }

    private static String error(KnowledgeBase base, String query) {
        return ask(base, query).error().orElseThrow().toString();
    }

    @Nested
    class Over_facts {
        @Test
        void returns_the_solutions_in_the_order_in_which_the_facts_were_added() {
            base.add(Fact.of("core", 2));
            base.add(Fact.of("core", 0));
            base.add(Fact.of("core", 1));

            assertThat(solutions("core(C).")).isEqualTo("C = 2 | C = 0 | C = 1");
        }

        @Test
        void does_not_find_a_fact_that_was_removed() {
            base.add(Fact.of("core", 0));
            base.add(Fact.of("core", 1));
            assertThat(solutions("core(C)")).isEqualTo("C = 0 | C = 1");

            assertThat(base.remove(Fact.of("core", 0))).isTrue();

            assertThat(solutions("core(C)")).isEqualTo("C = 1");
        }

        @Test
        void knows_each_fact_once() {
            assertThat(base.add(Fact.of("core", 0))).isTrue();
            assertThat(base.add(Fact.of("core", 0))).isFalse();

            assertThat(solutions("core(C)")).isEqualTo("C = 0");
        }

        @Test
        void prints_what_it_reads() throws BadFact {
            Fact fact = Fact.of("region", "ram 0", List.of(1, -2, List.of()), Fact.of("at", "it's", "x\\y"));

            assertThat(fact.text()).isEqualTo("region('ram 0', [1, -2, []], at('it\\'s', 'x\\\\y'))");
            assertThat(base.parseFact(fact.text() + ".")).isEqualTo(fact);
        }

        @ParameterizedTest
        @ValueSource(strings = {"core(X).", "7.", "[a].", "a :- b.", "length(a, 1).", "core(", "true.", "r(1)."})
        void refuses_what_is_not_a_fact(String text) {
            assertThatThrownBy(() -> rules("r(X) :- X = 1.").parseFact(text)).isInstanceOf(BadFact.class);
        }
    }

    @Nested
    class In_the_language {
        @ParameterizedTest
        @CsvSource(delimiter = '@', value = {
            "X is 2 + 3 * 4                                        @ X = 14",
            "member(X, [1, 2, 3]), X > 1                           @ X = 2 | X = 3",
            "member(X, [1, 2, 3]), \\+ X = 2                       @ X = 1 | X = 3",
            "once(member(X, [1, 2]))                               @ X = 1",
            "member(X, [1, 2]), !                                  @ X = 1",
            "(member(X, [1, 2, 3]), X > 1 -> Y = X ; Y = none)     @ X = 2, Y = 2",
            "(fail -> Y = yes ; Y = no)                            @ Y = no",
            "(X = 1 ; X = 2)                                       @ X = 1 | X = 2",
            "forall(member(X, [1, 2]), X < 3)                      @ true",
            "findall(X-Y, (member(X, [1, 2]), member(Y, [a])), L)  @ L = [1-a, 2-a]",
            "setof(X, member(X, [b, a, b]), L)                     @ L = [a, b]",
            "append(X, [c], [a, b, c])                             @ X = [a, b]",
            "length([a, b], N)                                     @ N = 2",
            "between(1, 3, X)                                      @ X = 1 | X = 2 | X = 3",
            "maplist(member, [X, Y], [[1], [2]])                   @ X = 1, Y = 2",
            "least(K, V, member(K-V, [3-c, 1-a, 2-b]), L)          @ L = a",
            "greatest(K, V, member(K-V, [1-a, 3-c, 2-b]), L)       @ L = c",
            "X =.. [f, 1, 2]                                       @ X = f(1, 2)",
            "call(member, X, [q])                                  @ X = q",
            "X = 'Foo bar', Y = 1 - (2 - 3)                        @ X = 'Foo bar', Y = 1-(2-3)",
            "X = [1 | _]                                           @ X = [1 | _]",
        })
        void has_the_constructs_of_prolog(String query, String expected) {
            assertThat(solutions(query)).isEqualTo(expected);
        }

        @Test
        void has_no_cyclic_terms() {
            assertThat(ask(base, "X = f(X).").holds()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"consult('/etc/passwd')", "open(a, read, S)", "get_time(T)", "X is random(3)",
            "assertz(a)", "op(700, xfx, is)", "pj_add_predicate(a/1, 'x.Y')", "write(a)"})
        void cannot_reach_beyond_the_knowledge_base(String query) {
            assertThat(ask(base, query).holds()).isFalse();
            assertThat(ask(base, query).error()).isPresent();
        }
    }

    @Nested
    class That_is_wrong {
        @ParameterizedTest
        @CsvSource(delimiter = '@', value = {
            "core(X,,Y).         @ 1:8",
            "core(X).  core(Y).  @ 1:11: there is more text after the first full stop",
            "X is 3 + foo        @ 'X is 3 + foo' cannot be evaluated",
            "X is 1 / 0          @ 'X is 1/0' cannot be evaluated",
            "X                   @ a goal is a variable without a value",
            "3                   @ '3' is not a goal",
            "sort([X, Y], L)     @ 'sort([X, Y], L)' cannot be evaluated: the order of variables",
        })
        void is_answered_by_an_error_with_its_place(String query, String error) {
            assertThat(error(base, query)).startsWith(error);
        }

        @Test
        void has_its_error_in_the_line_of_a_rule() {
            assertThatThrownBy(() -> ask(rules("a.\n\n% a comment\nb :- c,\n   , d.\n"), "a."))
                    .hasMessageStartingWith("test.pl:5:");
        }

        @Test
        void is_corrected_by_a_predicate_of_the_same_name() {
            base.add(Fact.of("core", 1, 2));

            assertThat(error(base, "core(X)")).isEqualTo("there is no predicate core/1; did you mean core/2?");
        }

        @Test
        void is_corrected_by_the_nearest_name() {
            Suggestion second = (word, names) -> names.stream().filter(name -> name.equals("core")).findFirst();
            KnowledgeBase suggesting = new KnowledgeBase(List.of(), second);
            suggesting.add(Fact.of("core", 1));

            assertThat(error(suggesting, "crore(X)"))
                    .isEqualTo("there is no predicate crore/1; did you mean core?");
        }

        @Test
        void has_the_solutions_before_its_error() {
            QueryResult answer = ask(base, "member(X, [1, 2, a]), X < 3");

            assertThat(answer.solutions()).hasSize(2);
            assertThat(answer.error()).isPresent();
        }

        @Test
        void may_be_nested_too_deeply_to_be_read() {
            assertThat(error(base, "X = " + "(".repeat(1_000) + "a" + ")".repeat(1_000)))
                    .contains("brackets are nested deeper than 100");
        }
    }

    @Nested
    class Without_end {
        private final KnowledgeBase endless = rules("""
                p :- p.
                q :- q, p.
                not_itself :- \\+ not_itself.
                deeper(X) :- deeper(f(X)).
                wider(X) :- wider(f(X, X)).
                longer(L) :- longer([a | L]).
                counted(N) :- M is N + 1, counted(M).
                below(X) :- X = f(Y), below(Y).
                all :- findall(x, all, _).
                doubled(L) :- findall(A, (member(A, L) ; member(A, L)), M), doubled(M).
                twice. twice.
                choices :- twice, choices.
                """);

        @ParameterizedTest
        @CsvSource(delimiter = '@', value = {
            "p             @ the query took more than 100,000 steps",
            "q             @ the query has more than 1,000 calls open inside each other",
            "not_itself    @ the query has more than 1,000 calls open inside each other",
            "all           @ the query has more than 1,000 calls open inside each other",
            "deeper(a)     @ the query built a term that is deeper than 1,000",
            "wider(a)      @ the query compared or built more than 5,000,000 parts of terms",
            "longer([])    @ the query took more than 100,000 steps",
            "counted(1)    @ the query took more than 100,000 steps",
            "below(X)      @ the query took more than 100,000 steps",
            "doubled([a])  @ the query took more than 100,000 steps",
            "choices       @ the query took more than 100,000 steps",
        })
        void is_ended_with_an_error_that_names_the_bound(String query, String error) {
            assertThat(error(endless, query)).isEqualTo(error);
            assertThat(endless.explain(query, QueryLimits.DEFAULT).error()).isPresent();
        }

        @Test
        void ends_on_a_small_stack() throws InterruptedException {
            StringBuilder errors = new StringBuilder();
            Thread small = new Thread(null, () -> List.of("p", "q", "deeper(a)", "wider(a)", "longer([])", "below(X)")
                    .forEach(query -> errors.append(ask(endless, query).error().isPresent() ? "e" : "-")),
                    "small", 512 * 1024);
            small.start();
            small.join();

            assertThat(errors).hasToString("eeeeee");
        }

        @Test
        void returns_as_many_solutions_as_asked_for() {
            QueryResult answer = base.query("between(1, 1000000, X)", QueryLimits.DEFAULT.withSolutions(3));

            assertThat(answer.solutions()).hasSize(3);
            assertThat(answer.more()).isTrue();
            assertThat(answer.error()).isEmpty();
        }

        @Test
        void takes_the_same_number_of_steps_each_time() {
            assertThat(ask(base, "findall(X, between(1, 50, X), L)").steps())
                    .isEqualTo(ask(rules(""), "findall(X, between(1, 50, X), L)").steps());
        }
    }

    @Nested
    class After_a_copy_of_the_state {
        @Test
        void is_answered_from_the_facts_of_the_copy() {
            base.add(Fact.of("core", 0));
            assertThat(solutions("core(C)")).isEqualTo("C = 0");

            KnowledgeBase copy = new StateCloner().copy(base);
            copy.add(Fact.of("core", 1));

            assertThat(ask(copy, "core(C)").solutions()).hasSize(2);
            assertThat(ask(base, "core(C)").solutions()).hasSize(1);
        }
    }

    @Test
    void lists_the_predicates_of_facts_and_rules() {
        KnowledgeBase some = rules(":- dynamic(link_up/1). r(X) :- X = 1.");
        some.add(Fact.of("core", 0));

        assertThat(some.predicates()).containsExactly("core/1", "link_up/1", "r/1");
        assertThat(ask(some, "link_up(X)").error()).isEqualTo(Optional.empty());
    }

    @Test
    void is_not_slowed_down_by_many_facts() {
        IntStream.range(0, 20_000).forEach(core -> base.add(Fact.of("distance", core, core + 1, 100)));

        QueryResult answer = ask(base, "distance(19999, X, _)");

        assertThat(answer.first("X")).contains("20000");
        assertThat(answer.steps()).isEqualTo(1);
    }
}
