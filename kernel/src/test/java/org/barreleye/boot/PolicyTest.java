package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.monitor.plan.Grant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static Quota quota(long memory, long connections) {
        return Quota.UNLIMITED.with(Resource.MEMORY, memory).with(Resource.CONNECTIONS, connections);
    }

    @Nested
    class The_standard_policy {
        private final Policy policy = Policy.standard();

        @Test
        void grants_each_service_what_it_requests_and_no_more() {
            assertThat(policy.grantOf("memory").authorities()).containsExactly(Need.MEMORY);
            assertThat(policy.grantOf("processes").authorities()).containsExactly(Need.CONTROL);
            assertThat(policy.grantOf("terminal").authorities()).containsExactly(Need.TERMINAL);
            assertThat(policy.grantOf("names").authorities()).isEmpty();
        }

        @Test
        void grants_no_authority_but_a_quota_to_a_program_that_it_does_not_name() {
            Grant grant = policy.grantOf("stranger");

            assertThat(grant.authorities()).isEmpty();
            assertThat(grant.quota()).isEqualTo(policy.grantOf("*").quota());
            assertThat(grant.quota().of(Resource.MEMORY)).isEqualTo(40 << 20);
            assertThat(Resource.values()).allMatch(resource -> !grant.quota().isUnlimited(resource));
        }
    }

    @Nested
    class A_line {
        @Test
        void names_authorities_and_quotas() {
            Policy policy = Policy.parse("a: control terminal memory=12K connections=3 # a comment\n\n# another");

            assertThat(policy.grantOf("a"))
                    .isEqualTo(new Grant(List.of(Need.CONTROL, Need.TERMINAL), quota(12 << 10, 3)));
            assertThat(policy.grantOf("b")).isEqualTo(Grant.NONE);
        }

        @Test
        void of_all_programs_gives_the_quotas_that_other_lines_leave_out() {
            Policy policy = Policy.parse("*: memory=2M connections=9\na: connections=5");

            assertThat(policy.grantOf("a").quota()).isEqualTo(quota(2 << 20, 5));
            assertThat(policy.grantOf("b").quota()).isEqualTo(quota(2 << 20, 9));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "a control         | line 1 of the policy is not `PROGRAM: ...`",
            "a: everything     | line 1 of the policy: there is no authority 'everything'; there are control,",
        })
        void that_is_wrong_is_refused_with_its_number(String line, String message) {
            assertThatThrownBy(() -> Policy.parse(line)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }

        @Test
        void is_the_only_one_of_its_program() {
            assertThatThrownBy(() -> Policy.parse("a: control\na: memory"))
                    .hasMessage("line 2 of the policy is the second one of 'a'");
        }
    }

    @Nested
    class A_grant {
        @Test
        void is_added_to_those_of_the_program() {
            assertThat(Policy.standard().withGrant("memory", "terminal").grantOf("memory").authorities())
                    .containsExactly(Need.MEMORY, Need.TERMINAL);
        }

        @Test
        void tells_which_request_it_lacks() {
            Grant grant = new Grant(List.of(Need.TERMINAL), Quota.UNLIMITED);

            assertThat(grant.missing(Manifest.needing(Need.TERMINAL), List.of())).isEmpty();
            assertThat(grant.missing(Manifest.needing(Need.TERMINAL, Need.CONTROL), List.of())).contains(Need.CONTROL);
            assertThat(grant.missing(Manifest.needing(Need.TERMINAL, Need.CONTROL), List.of(Need.CONTROL))).isEmpty();
        }
    }
}
