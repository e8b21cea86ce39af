package org.barreleye.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final KnowledgeBase base = new KnowledgeBase(List.of(new RuleFile("net.pl", """
            :- dynamic(running/1).
            :- dynamic(link_up/1).
            :- dynamic(address/2).
            % A device is up if all of this holds.
            up(D) :- device(D, Kind), Kind = nic, driver(D, V), running(V), link_up(D), address(D, _).
            driver(D, V) :- device(D, Kind), drives(V, Kind).
            quiet(D) :- device(D, _), \\+ link_up(D).
            """)), Suggestion.NONE);

    ExplanationTest() {
        base.add(Fact.of("device", "nic0", "nic"));
        base.add(Fact.of("drives", "nicd", "nic"));
    }

    private Explanation explain(String goal) {
        return base.explain(goal, QueryLimits.DEFAULT);
    }

    @Nested
    class Of_a_goal_that_holds {
        @Test
        void has_the_rule_with_its_place_and_the_facts() {
            base.add(Fact.of("running", "nicd"));
            base.add(Fact.of("link_up", "nic0"));
            base.add(Fact.of("address", "nic0", "10.0.0.2"));

            assertThat(explain("up(nic0).").text()).isEqualTo("""
                    up(nic0)  [net.pl:5]
                      | up(D) :- device(D, Kind), Kind = nic, driver(D, V), running(V), link_up(D), address(D, _).
                      device(nic0, nic)  [fact]
                      driver(nic0, nicd)  [net.pl:6]
                        device(nic0, nic)  [fact]
                        drives(nicd, nic)  [fact]
                      running(nicd)  [fact]
                      link_up(nic0)  [fact]
                      address(nic0, '10.0.0.2')  [fact]
                    """);
        }

        @Test
        void is_a_tree_of_values() {
            ProofTree driver = explain("driver(nic0, V).").proofs().get(0);

            assertThat(driver.kind()).isEqualTo(ProofTree.Kind.RULE);
            assertThat(driver.goal()).isEqualTo("driver(nic0, nicd)");
            assertThat(driver.premises()).extracting(ProofTree::kind)
                    .containsExactly(ProofTree.Kind.FACT, ProofTree.Kind.FACT);
        }

        @Test
        void shows_what_was_not_found() {
            assertThat(explain("quiet(nic0)").text()).contains("  \\+ link_up(nic0)\n");
        }
    }

    @Nested
    class Of_a_goal_that_does_not_hold {
        @Test
        void names_the_first_premise_that_is_missing() {
            assertThat(explain("up(nic0)").missing().orElseThrow().leaves()).containsExactly("running(nicd)");

            base.add(Fact.of("running", "nicd"));
            assertThat(explain("up(nic0)").missing().orElseThrow().leaves()).containsExactly("link_up(nic0)");

            base.add(Fact.of("link_up", "nic0"));
            assertThat(explain("up(nic0)").text()).endsWith("missing: address(nic0, _)\n");
        }

        @Test
        void follows_the_rules_to_the_fact() {
            base.add(Fact.of("device", "disk0", "disk"));

            assertThat(explain("driver(disk0, V)").text()).isEqualTo("""
                    not driver(disk0, V)
                      by net.pl:6
                        device(disk0, disk)  [fact]
                        not drives(V, disk): no fact
                    missing: drives(V, disk)
                    """);
        }

        @Test
        void ends_for_rules_that_require_themselves() {
            KnowledgeBase circle = new KnowledgeBase(List.of(new RuleFile("c.pl", "a(X) :- b(X). b(X) :- c, a(X). "
                    + ":- dynamic(c/0).")), Suggestion.NONE);

            assertThat(circle.explain("a(1)", QueryLimits.DEFAULT).missing().orElseThrow().leaves())
                    .containsExactly("c");
        }
    }

    @Test
    void of_a_predicate_that_does_not_exist_is_an_error() {
        assertThat(explain("pu(nic0)").text()).isEqualTo("there is no predicate pu/1\n");
    }
}
