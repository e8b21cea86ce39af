package org.barreleye.samples.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.barreleye.exploration.junit.Explored;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.service.CallResult;
import org.barreleye.exploration.service.ServiceExploration;
import org.barreleye.exploration.service.ServiceExploration.SearchBounds;
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
import org.barreleye.samples.pool.Pool.Fault;
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

    private static ServiceExploration<Pool, PoolBinding> pool(ServiceExploration<Pool, PoolBinding> exploration,
            Fault fault) {
        return exploration
                .serviceWithCapabilities(space -> new Pool(space, 1, fault),
                        (pool, channel) -> PoolInterface.accept(channel, pool.session()))
                .clients(channel -> PoolInterface.connect(channel, new Client()))
                .capabilities(2);
    }

    private static ServiceExploration<Pool, PoolBinding> withMoves(ServiceExploration<Pool, PoolBinding> exploration) {
        return exploration
                .callWithCapabilities("add", 1, (binding, call) -> binding.sendAdd(call.give(), new Added(call)))
                .call("remove", (binding, call) -> binding.sendRemove(new Removed(call)));
    }

    private static ServiceExploration<Pool, PoolBinding> withCopies(ServiceExploration<Pool, PoolBinding> exploration) {
        return exploration.callWithCapabilities("add a copy", 1,
                (binding, call) -> binding.sendAddCopy(call.capability(0), new Added(call)));
    }

    private static ServiceExploration<Pool, PoolBinding> withPairs(ServiceExploration<Pool, PoolBinding> exploration) {
        return exploration.callWithCapabilities("add both", 2,
                (binding, call) -> binding.sendAddBoth(call.give(), call.give(), new BothAdded(call)));
    }

    private static ServiceExploration<Pool, PoolBinding> withDonations(
            ServiceExploration<Pool, PoolBinding> exploration) {
        return exploration.callWithCapabilities("donate", 1, (binding, call) -> {
            binding.sendDonate(call.give());
            call.returned("sent");
        });
    }

    private static ServiceExploration<Pool, PoolBinding> within(int cores, int calls, int deaths, int ringLines) {
        return new ServiceExploration<>(new SearchBounds(cores, calls, deaths, ringLines, 1_000_000));
    }

    @Nested
    class Every_capability_is_conserved {
        @Explored(cores = 3, calls = 2)
        void when_it_is_moved_there_and_back(ServiceExploration<Pool, PoolBinding> exploration) {
            withMoves(pool(exploration, Fault.NONE));
        }

        @Explored(cores = 3, calls = 2)
        void when_it_is_copied(ServiceExploration<Pool, PoolBinding> exploration) {
            withCopies(pool(exploration, Fault.NONE))
                    .call("remove", (binding, call) -> binding.sendRemove(new Removed(call)));
        }

        @Explored(cores = 3, calls = 2, deaths = 1)
        void when_an_end_dies_with_capabilities_in_transit(ServiceExploration<Pool, PoolBinding> exploration) {
            withMoves(pool(exploration, Fault.NONE));
        }

        @Explored(cores = 2, calls = 4, deaths = 1, ringLines = 2)
        void when_rings_and_channels_are_full(ServiceExploration<Pool, PoolBinding> exploration) {
            withDonations(withPairs(withMoves(pool(exploration, Fault.NONE))));
        }

        @Explored(cores = 3, calls = 2, revocations = 2)
        void when_it_is_revoked_in_transit(ServiceExploration<Pool, PoolBinding> exploration) {
            withMoves(pool(exploration, Fault.NONE));
        }

        @Explored(cores = 3, calls = 2, refusals = 1)
        void when_its_receiver_has_no_slot_for_it(ServiceExploration<Pool, PoolBinding> exploration) {
            withMoves(pool(exploration, Fault.NONE));
        }
    }

    @Test
    void temporary() {
        for (int i = 0; i < 2; i++) {
            long begin = System.nanoTime();
            SearchResult result = withMoves(pool(within(3, 2, 0, 4), Fault.NONE)).run();
            System.out.println(result + " " + (System.nanoTime() - begin) / 1000000 + " ms");
            begin = System.nanoTime();
            result = withMoves(pool(within(3, 2, 1, 4), Fault.NONE)).run();
            System.out.println(result + " " + (System.nanoTime() - begin) / 1000000 + " ms");
            result = withDonations(withPairs(withMoves(pool(within(2, 4, 1, 2), Fault.NONE)))).run();
            System.out.println(result);
            for (Fault fault : Fault.values()) {
                try {
                    withMoves(pool(within(3, 2, 1, 4), fault)).explore();
                } catch (AssertionError e) {
                    System.out.println(fault + " " + e.getMessage());
                }
            }
        }
    }
}
