package org.barreleye.exploration.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.service.DepositBinding.Fault;
import org.barreleye.exploration.service.ServiceExploration.SearchBounds;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules that every exploration of a service checks, with stubs that violate them. */
class ContractOfStubsTest {
    private static ServiceExploration<Deposits, DepositBinding> deposits(int room, Fault fault) {
        return deposits(room, fault, 2);
    }

    private static ServiceExploration<Deposits, DepositBinding> deposits(int room, Fault fault, int number) {
        return new ServiceExploration<Deposits, DepositBinding>(new SearchBounds(2, number, 0, 8, 100_000))
                .service(() -> new Deposits(room), (deposits, channel) -> new DepositBinding(channel, deposits, fault))
                .clients(channel -> new DepositBinding(channel, new Deposits(0), Fault.NONE))
                .capabilities(2)
                .callWithCapabilities("deposit", 1, (binding, call) -> {
                    binding.sendDeposit(call.give());
                    call.returned("sent");
                });
    }

    private static Violation violation(int room, Fault fault) {
        return deposits(room, fault).run().violation().orElseThrow();
    }

    @Nested
    class Stubs_without_fault {
        @Test
        void violate_nothing() {
            SearchResult result = deposits(9, Fault.NONE).run();

            assertThat(result.violation()).isEmpty();
            assertThat(result.complete()).isTrue();
        }

        @Test
        void violate_nothing_when_they_close_with_capabilities_in_transit() {
            assertThat(deposits(1, Fault.NONE).run().violation()).isEmpty();
        }

        @Test
        void receive_a_capability_before_or_after_the_lines_of_its_message() {
            for (String schedule : new String[] {"1:0 1>0 1>0#1", "1:0 1>0#1 1>0"}) {
                ServiceExploration<Deposits, DepositBinding> exploration = deposits(9, Fault.NONE)
                        .invariant("nothing is kept", view -> view.service().size() == 0);

                assertThat(Run.of(exploration.scenario(), Schedule.parse(schedule))
                        .violation()).map(Violation::rule).contains("nothing is kept");
            }
        }
    }

    @Nested
    class Stubs_that {
        @Test
        void lose_a_capability_are_found() {
            Violation violation = violation(9, Fault.LOSES_CAPABILITIES);

            assertThat(violation.rule()).isEqualTo("capabilities are conserved");
            assertThat(violation.sentence()).isEqualTo("node 0 has neither kept nor released capability 1.1, "
                    + "which node 1 sent with message 1");
        }

        @Test
        void keep_a_capability_are_found_at_rest() {
            Violation violation = deposits(9, Fault.KEEPS_CAPABILITIES, 1).run().violation().orElseThrow();

            assertThat(violation.rule()).isEqualTo("capabilities are conserved");
            assertThat(violation.sentence()).isEqualTo("nothing is left to do, and the stubs of node 0 have "
                    + "capability 1.1, which node 1 sent with message 1");
        }

        @Test
        void deliver_a_capability_with_another_message_are_found() {
            Violation violation = violation(9, Fault.TAKES_CAPABILITIES_EARLY);

            assertThat(violation.rule()).isEqualTo("each binding keeps its order");
            assertThat(violation.sentence()).matches("capability .* of message 1, sent after line . of node 1, "
                    + "is taken after line . at node 0");
        }

        @Test
        void leave_what_arrives_after_the_end_are_found() {
            Violation violation = violation(1, Fault.LEAVES_LATE_CAPABILITIES);

            assertThat(violation.rule()).isEqualTo("capabilities are conserved");
            assertThat(violation.sentence()).isEqualTo("node 0 has closed its binding with node 1 and not released "
                    + "capability 1.2 of message 1");
        }

        @Test
        void call_a_handler_after_the_end_are_found() {
            assertThat(violation(1, Fault.DELIVERS_AFTER_CLOSE).rule()).isEqualTo("no call after the end of a binding");
        }
    }
}
