package org.barreleye.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private final KnowledgeBase base = KnowledgeBase.withPolicies(Suggestion.NONE);

    private Decision decide(String query) throws BadQuery {
        return base.decide("driver nic0", query, "devices", 1_500, QueryLimits.DEFAULT);
    }

    @Nested
    class With_a_solution {
        @Test
        void is_the_same_later_if_the_facts_are() throws BadQuery {
            base.add(Fact.of("drives", "net", "nic"));
            Decision decision = decide("drives(D, nic)");

            assertThat(decision.solution()).contains("D = net");
            assertThat(decision.lines(decide("drives(D, nic)"))).containsExactly(
                    "driver nic0: D = net, decided by devices at 1.500 us", "query: drives(D, nic)",
                    "drives(net, nic)  [fact]");
        }

        @Test
        void tells_that_other_facts_lead_to_it_now() throws BadQuery {
            base.add(Fact.of("core_on", 1));
            Decision decision = decide("(core_on(1) ; core_on(2)), X = 1");
            base.remove(Fact.of("core_on", 1));
            base.add(Fact.of("core_on", 2));

            assertThat(decision.lines(decide("(core_on(1) ; core_on(2)), X = 1")))
                    .contains("now it would be decided alike, by other facts:", "core_on(2)  [fact]");
        }

        @Test
        void is_read_from_its_text() {
            Solution solution = Solution.parse("Driver = net, Path = [hop(a, 1), 'it, is = ok'], Core = 4");

            assertThat(solution.value("Driver")).contains("net");
            assertThat(solution.value("Path")).contains("[hop(a, 1), 'it, is = ok']");
            assertThat(solution.value("Core")).contains("4");
            assertThat(Solution.parse("true").bindings()).isEmpty();
            assertThat(Solution.parse(solution.toString())).isEqualTo(solution);
        }
    }

    @Test
    void is_none_if_the_query_is_wrong_or_has_no_end() {
        assertThatThrownBy(() -> decide("drives(")).isInstanceOf(BadQuery.class).hasMessageStartingWith("1:");
        assertThatThrownBy(() -> decide("length(L, N), N < 0")).isInstanceOf(BadQuery.class)
                .hasMessageContaining("steps");
    }

    @Test
    void is_forgotten_when_256_others_are_newer() throws BadQuery {
        DecisionLog log = new DecisionLog();
        for (int i = 0; i < DecisionLog.DECISIONS_MAX; i++) {
            log.add(base.decide("d" + i, "X = " + i, "devices", i, QueryLimits.DEFAULT));
        }
        log.add(base.decide("d0", "X = again", "devices", 999, QueryLimits.DEFAULT));
        assertThat(log.of("d1")).isPresent();

        log.add(base.decide("new", "X = 1", "devices", 999, QueryLimits.DEFAULT));

        assertThat(log.of("d1")).isEmpty();
        assertThat(log.of("d0").orElseThrow().solution()).contains("X = again");
    }

    @Test
    void facts_of_a_declared_predicate_have_adders_that_the_rules_name() {
        assertThat(base.adders(Fact.of("link_up", "nic0"))).contains(List.of("network"));
        assertThat(base.adders(Fact.of("core_on", 1))).contains(List.of());
        assertThat(base.adders(Fact.of("link_up", "nic0", 2))).isEmpty();
    }
}
