package org.barreleye.samples.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.barreleye.exploration.junit.Explored;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.service.CallResult;
import org.barreleye.exploration.service.SequentialModel;
import org.barreleye.exploration.service.ServiceExploration;
import org.barreleye.exploration.service.ServiceExploration.Acceptor;
import org.barreleye.exploration.service.ServiceExploration.SearchBounds;
import org.barreleye.exploration.service.ServiceView;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.samples.interfaces.lock.AcquireContinuation;
import org.barreleye.samples.interfaces.lock.LockBinding;
import org.barreleye.samples.interfaces.lock.LockHandler;
import org.barreleye.samples.interfaces.lock.LockInterface;
import org.barreleye.samples.interfaces.lock.ReleaseContinuation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The lock service under every order of messages, calls and deaths within bounds. */
class LockExplorationTest {
    /** Reports the end of an acquire. */
    private record Acquired(CallResult result) implements AcquireContinuation, Copyable {
        @Override
        public void replied(long ticket) {
            result.returned(ticket);
        }

        @Override
        public void failed(Failure failure) {
            result.failed(failure);
        }
    }

    /** Reports the end of a release. */
    private record Released(CallResult result) implements ReleaseContinuation, Copyable {
        @Override
        public void replied(boolean held) {
            result.returned(held);
        }

        @Override
        public void failed(Failure failure) {
            result.failed(failure);
        }
    }

    /** A client without messages of its own. */
    private static final class Client implements LockHandler, Copyable {}

    /** Tickets are handed out in order, to one client at a time. */
    private record LockModel() implements SequentialModel<LockModel.State> {
        record State(int owner, long tickets) {}

        @Override
        public State initial() {
            return new State(0, 0);
        }

        @Override
        public Optional<State> after(State state, int client, String call, Optional<Object> value) {
            if (call.equals("acquire")) {
                boolean fits = state.owner == 0 && value.map(ticket -> ticket.equals(state.tickets)).orElse(true);
                return fits ? Optional.of(new State(client, state.tickets + 1)) : Optional.empty();
            }
            boolean held = state.owner == client;
            boolean fits = value.map(answer -> answer.equals(held)).orElse(true);
            return fits ? Optional.of(held ? new State(0, state.tickets) : state) : Optional.empty();
        }
    }

    private static <S extends Copyable> ServiceExploration<S, LockBinding> describe(
            ServiceExploration<S, LockBinding> exploration, Supplier<S> lock,
            Acceptor<S, LockBinding> acceptor) {
        return exploration.service(lock, acceptor)
                .clients(channel -> LockInterface.connect(channel, new Client()))
                .call("acquire", calls -> !holds(calls), (binding, call) -> binding.sendAcquire(new Acquired(call)))
                .call("release", LockExplorationTest::holds,
                        (binding, call) -> binding.sendRelease(new Released(call)))
                .invariant("one client holds the lock", LockExplorationTest::hasOneOwner);
    }

    private static boolean holds(List<CallResult> calls) {
        return !calls.isEmpty() && calls.get(calls.size() - 1).name().equals("acquire")
                && calls.get(calls.size() - 1).value().isPresent();
    }

    private static boolean hasOneOwner(ServiceView<?> view) {
        return view.liveClients().stream().filter(client -> holds(view.callsOf(client))).count() <= 1;
    }

    @Nested
    class The_lock {
        @Explored(cores = 3, calls = 2)
        void is_linearizable(ServiceExploration<Lock, LockBinding> exploration) {
            describe(exploration, Lock::new, (lock, channel) -> LockInterface.accept(channel, lock.session()))
                    .linearizable(new LockModel());
        }

        @Explored(cores = 3, calls = 2, deaths = 1)
        void is_free_again_when_its_owner_dies(ServiceExploration<Lock, LockBinding> exploration) {
            describe(exploration, Lock::new, (lock, channel) -> LockInterface.accept(channel, lock.session()));
        }

        @Test
        void has_as_many_states_in_every_run() {
            ServiceExploration<Lock, LockBinding> exploration =
                    describe(new ServiceExploration<>(new SearchBounds(3, 2, 0, 4, 10_000)), Lock::new,
                    (lock, channel) -> LockInterface.accept(channel, lock.session())).linearizable(new LockModel());

            assertThat(exploration.explore().states()).isEqualTo(641);
        }

        @Explored(cores = 2, calls = 4, ringLines = 2)
        void needs_no_more_than_one_line_in_flight(ServiceExploration<Lock, LockBinding> exploration) {
            describe(exploration, Lock::new, (lock, channel) -> LockInterface.accept(channel, lock.session()))
                    .linearizable(new LockModel());
        }
    }

    @Nested
    class A_lock_that_is_released_twice {
        private ServiceExploration<ReleasedTwiceLock, LockBinding> exploration(int deaths) {
            return describe(new ServiceExploration<>(new SearchBounds(4, 2, deaths, 4, 1_000_000)),
                    ReleasedTwiceLock::new, (lock, channel) -> LockInterface.accept(channel, lock.session()));
        }

        @Test
        void is_found_with_one_death() {
            SearchResult result = exploration(1).run();

            assertThat(result.violation().orElseThrow().rule()).isEqualTo("one client holds the lock");
        }

        @Test
        void is_shown_as_a_diagram_with_a_line_that_replays_it() {
            ServiceExploration<ReleasedTwiceLock, LockBinding> exploration = exploration(1);

            AssertionError error = assertThrows(AssertionError.class, exploration::explore);

            assertThat(error).hasMessageContaining("node 0").hasMessageContaining("* calls acquire")
                    .hasMessageContaining("* dies").hasMessageContaining("replay with -Dexplored.schedule=\"");
            String line = error.getMessage().replaceAll("(?s).*explored.schedule=\"([^\"]*)\".*", "$1");
            assertThatThrownBy(() -> exploration(1).replay(Schedule.parse(line)))
                    .hasMessage(error.getMessage());
        }
    }
}
