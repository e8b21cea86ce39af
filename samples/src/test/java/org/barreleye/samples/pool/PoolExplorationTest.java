package org.barreleye.samples.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.barreleye.exploration.junit.Explored;
import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.service.CallResult;
import org.barreleye.exploration.service.ServiceExploration;
import org.barreleye.exploration.service.ServiceExploration.SearchBounds;
import org.barreleye.exploration.system.Step;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.pool.AddBothContinuation;
import org.barreleye.samples.interfaces.pool.AddContinuation;
import org.barreleye.samples.interfaces.pool.AddCopyContinuation;
import org.barreleye.samples.interfaces.pool.PoolBinding;
import org.barreleye.samples.interfaces.pool.PoolHandler;
import org.barreleye.samples.interfaces.pool.PoolInterface;
import org.barreleye.samples.interfaces.pool.RemoveContinuation;
import org.barreleye.samples.pool.CapabilityPool.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service whose messages carry capabilities, under every order of messages, capabilities, calls and deaths. */
class PoolExplorationTest {
    private static final String CONSERVED = "capabilities are conserved";

    /** Reports the end of an add of one capability. */
    private record Added(CallResult result) implements AddContinuation, AddCopyContinuation, Copyable {
        @Override
        public void replied(boolean accepted) {
            result.returned(accepted);
        }

        @Override
        public void failed(Failure failure) {
            result.failed(failure);
        }
    }

    /** Reports the end of an add of two capabilities. */
    private record BothAdded(CallResult result) implements AddBothContinuation, Copyable {
        @Override
        public void replied(long accepted) {
            result.returned(accepted);
        }

        @Override
        public void failed(Failure failure) {
            result.failed(failure);
        }
    }

    /** Keeps the capability that was removed. */
    private record Removed(CallResult result) implements RemoveContinuation, Copyable {
        @Override
        public void replied(CapabilityReference item) {
            result.keep(item);
            result.returned(item.isRevoked() ? "revoked" : item.isPresent());
        }

        @Override
        public void failed(Failure failure) {
            result.failed(failure);
        }
    }

    /** Forgets the capability that was removed. */
    private record RemovedAndForgotten(CallResult result) implements RemoveContinuation, Copyable {
        @Override
        public void replied(CapabilityReference item) {
            result.returned(item.isPresent());
        }

        @Override
        public void failed(Failure failure) {
            result.failed(failure);
        }
    }

    /** A client without messages of its own. */
    private static final class Client implements PoolHandler, Copyable {}

    private static ServiceExploration<CapabilityPool, PoolBinding> pool(
            ServiceExploration<CapabilityPool, PoolBinding> exploration, Fault fault) {
        return exploration
                .serviceWithCapabilities(space -> new CapabilityPool(space, 1, fault),
                        (pool, channel) -> PoolInterface.accept(channel, pool.session()))
                .clients(channel -> PoolInterface.connect(channel, new Client()))
                .capabilities(2);
    }

    private static ServiceExploration<CapabilityPool, PoolBinding> withMoves(
            ServiceExploration<CapabilityPool, PoolBinding> exploration) {
        return exploration
                .callWithCapabilities("add", 1, (binding, call) -> binding.sendAdd(call.give(), new Added(call)))
                .call("remove", (binding, call) -> binding.sendRemove(new Removed(call)));
    }

    private static ServiceExploration<CapabilityPool, PoolBinding> withCopies(
            ServiceExploration<CapabilityPool, PoolBinding> exploration) {
        return exploration.callWithCapabilities("add a copy", 1,
                (binding, call) -> binding.sendAddCopy(call.capability(0), new Added(call)));
    }

    private static ServiceExploration<CapabilityPool, PoolBinding> withPairs(
            ServiceExploration<CapabilityPool, PoolBinding> exploration) {
        return exploration.callWithCapabilities("add both", 2,
                (binding, call) -> binding.sendAddBoth(call.give(), call.give(), new BothAdded(call)));
    }

    private static ServiceExploration<CapabilityPool, PoolBinding> withDonations(
            ServiceExploration<CapabilityPool, PoolBinding> exploration) {
        return exploration.callWithCapabilities("donate", 1, (binding, call) -> {
            binding.sendDonate(call.give());
            call.returned("sent");
        });
    }

    private static ServiceExploration<CapabilityPool, PoolBinding> within(
            int cores, int calls, int deaths, int ringLines) {
        return new ServiceExploration<>(new SearchBounds(cores, calls, deaths, ringLines, 1_000_000));
    }

    @Nested
    class Every_capability_is_conserved {
        @Explored(cores = 3, calls = 2)
        void when_it_is_moved_there_and_back(ServiceExploration<CapabilityPool, PoolBinding> exploration) {
            withMoves(pool(exploration, Fault.NONE));
        }

        @Explored(cores = 3, calls = 2)
        void when_it_is_copied(ServiceExploration<CapabilityPool, PoolBinding> exploration) {
            withCopies(pool(exploration, Fault.NONE))
                    .call("remove", (binding, call) -> binding.sendRemove(new Removed(call)));
        }

        @Explored(cores = 2, calls = 3, deaths = 2)
        void when_its_ends_die_while_it_is_in_transit(ServiceExploration<CapabilityPool, PoolBinding> exploration) {
            withCopies(withMoves(pool(exploration, Fault.NONE)));
        }

        @Explored(cores = 3, calls = 1, deaths = 1)
        void when_one_of_two_clients_dies(ServiceExploration<CapabilityPool, PoolBinding> exploration) {
            withMoves(pool(exploration, Fault.NONE));
        }

        @Explored(cores = 2, calls = 4, deaths = 1, ringLines = 2)
        void when_rings_and_channels_are_full(ServiceExploration<CapabilityPool, PoolBinding> exploration) {
            withDonations(withPairs(withMoves(pool(exploration, Fault.NONE))));
        }

        @Explored(cores = 2, calls = 4, revocations = 2)
        void when_it_is_revoked_in_transit(ServiceExploration<CapabilityPool, PoolBinding> exploration) {
            withMoves(pool(exploration, Fault.NONE));
        }

        @Explored(cores = 2, calls = 4, refusals = 1)
        void when_its_receiver_has_no_slot_for_it(ServiceExploration<CapabilityPool, PoolBinding> exploration) {
            withMoves(pool(exploration, Fault.NONE));
        }

        @Test
        void in_as_many_states_in_every_run() {
            SearchResult result = withMoves(pool(within(3, 2, 0, 4), Fault.NONE)).explore();

            assertThat(result.states()).isEqualTo(7_024);
        }
    }

    @Nested
    class The_exploration {
        private static List<Step> stepsAfter(String schedule) {
            return Run.of(withPairs(pool(within(2, 1, 0, 2), Fault.NONE)).scenario(), Schedule.parse(schedule))
                    .state().steps();
        }

        @ParameterizedTest
        @CsvSource({"1:0 1>0 1>0#1", "1:0 1>0#1 1>0"})
        void delivers_a_capability_before_and_after_the_lines_of_its_message(String schedule) {
            ServiceExploration<CapabilityPool, PoolBinding> exploration =
                    withMoves(pool(within(2, 1, 0, 4), Fault.NONE))
                    .invariant("the pool is empty", view -> view.service().size() == 0);

            assertThatThrownBy(() -> exploration.replay(Schedule.parse(schedule)))
                    .hasMessageStartingWith("the pool is empty: does not hold");
        }

        @Test
        void lets_a_capability_wait_for_room_in_its_channel() {
            Step retry = Step.parse("1:62");

            assertThat(stepsAfter("")).doesNotContain(retry);
            assertThat(stepsAfter("1:0")).contains(retry, Step.parse("1>0#1"));
            assertThat(stepsAfter("1:0 1>0#1")).contains(retry).doesNotContain(Step.parse("1>0#1"));
            assertThat(stepsAfter("1:0 1>0#1 1:62")).contains(Step.parse("1>0#1")).doesNotContain(retry);
        }

        @Test
        void replays_a_revocation_in_transit_from_its_line() {
            ServiceExploration<CapabilityPool, PoolBinding> exploration = withMoves(pool(new ServiceExploration<>(
                    new SearchBounds(2, 2, 0, 4, 1, 0, 1_000_000)), Fault.NONE))
                    .invariant("nothing was revoked", view -> view.callsOf(1).stream()
                    .noneMatch(call -> call.value().filter("revoked"::equals).isPresent()));

            AssertionError error = assertThrows(AssertionError.class, exploration::explore);

            assertThat(error).hasMessageContaining("capability 1.1 of message 11, revoked in transit");
            assertReplays(exploration, error);
        }

        private static void assertReplays(ServiceExploration<?, ?> exploration, AssertionError error) {
            String line = error.getMessage().replaceAll("(?s).*explored.schedule=\"([^\"]*)\".*", "$1");
            assertThatThrownBy(() -> exploration.replay(Schedule.parse(line))).hasMessage(error.getMessage());
        }

        @Test
        void shows_a_lost_capability_as_a_diagram_with_a_line_that_replays_it() {
            ServiceExploration<CapabilityPool, PoolBinding> exploration =
                    withMoves(pool(within(2, 2, 0, 4), Fault.FORGETS_REFUSED));

            AssertionError error = assertThrows(AssertionError.class, exploration::explore);

            assertThat(error).hasMessageContaining("* calls add")
                    .hasMessageContaining("|  capability 1.2 of message 3");
            assertReplays(exploration, error);
        }
    }

    @Nested
    class A_service_that {
        private static Violation violation(Fault fault) {
            return withMoves(pool(within(3, 2, 1, 4), fault)).run().violation().orElseThrow();
        }

        @Test
        void forgets_to_release_a_refused_capability_is_found() {
            Violation violation = violation(Fault.FORGETS_REFUSED);

            assertThat(violation.rule()).isEqualTo(CONSERVED);
            assertThat(violation.sentence())
                    .matches("node 0 has neither kept nor released capability .*, which node . sent with message 3");
        }

        @Test
        void forgets_the_capabilities_of_a_client_that_died_is_found() {
            assertThat(violation(Fault.FORGETS_THOSE_OF_THE_DEAD).rule()).isEqualTo(CONSERVED);
        }

        @Test
        void keeps_what_it_has_moved_is_found() {
            Violation violation = violation(Fault.KEEPS_WHAT_IT_GAVE);

            assertThat(violation.rule()).isEqualTo(CONSERVED);
            assertThat(violation.sentence())
                    .matches("node 0 still refers to capability .*, which was moved to node . with message 11");
        }

        @Test
        void uses_what_it_has_released_is_found() {
            Violation violation = violation(Fault.RELEASES_WHAT_IT_KEEPS);

            assertThat(violation.rule()).isEqualTo(Run.NO_EXCEPTION);
            assertThat(violation.sentence()).contains("which was released");
        }
    }

    @Nested
    class A_client_that {
        @Test
        void forgets_the_capability_of_a_reply_is_found() {
            Violation violation = withMoves(pool(within(2, 2, 0, 4), Fault.NONE))
                    .call("remove and forget", (binding, call) -> binding.sendRemove(new RemovedAndForgotten(call)))
                    .run().violation().orElseThrow();

            assertThat(violation.rule()).isEqualTo(CONSERVED);
            assertThat(violation.sentence())
                    .startsWith("node 1 has neither kept nor released capability 1.")
                    .endsWith("which node 0 sent with message 11");
        }

        @Test
        void does_not_keep_what_its_message_copies_is_found() {
            Violation violation = pool(within(2, 1, 0, 4), Fault.NONE)
                    .callWithCapabilities("add a copy", 1,
                            (binding, call) -> binding.sendAddCopy(call.give(), new Added(call)))
                    .run().violation().orElseThrow();

            assertThat(violation.sentence())
                    .isEqualTo("node 1 has neither kept nor released capability 1.1, which was made there");
        }

        @Test
        void keeps_what_its_message_moves_is_found() {
            Violation violation = pool(within(2, 1, 0, 4), Fault.NONE)
                    .callWithCapabilities("add", 1,
                            (binding, call) -> binding.sendAdd(call.capability(0), new Added(call)))
                    .run().violation().orElseThrow();

            assertThat(violation.sentence())
                    .isEqualTo("node 1 still refers to capability 1.1, which was moved to node 0 with message 3");
        }
    }
}
