package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/**
 * Each call seems to take effect at one moment between its begin and its end (Herlihy and Wing 1990,
 * "Linearizability"). The search is that of Wing and Gong 1993, "Testing and verifying concurrent objects", with the
 * states that failed remembered. A call that failed, or has not ended, may have taken effect or not.
 */
final class Linearizability<M> implements Checker {
    private final SequentialModel<M> model;

    Linearizability(SequentialModel<M> model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "linearizability";
    }

    @Override
    public Optional<String> check(SystemState state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> checkAtRest(SystemState state) {
        List<Call> calls = calls(state.history());
        return new Search(calls).canFinish(0, model.initial()) ? Optional.empty()
                : Optional.of("no order explains " + calls.stream().map(Call::toString)
                .collect(Collectors.joining(", ")));
    }

    /** A call with the places of its begin and end in the history. */
    private record Call(CallStarted started, int begin, int end, Optional<Object> value) {
        private boolean hasEnded() {
            return value.isPresent();
        }

        @Override
        public String toString() {
            return started.name() + " of client " + started.client() + value.map(found -> " = " + found).orElse("");
        }
    }

    private static List<Call> calls(List<Object> history) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i) instanceof CallStarted started) {
                calls.add(call(history, started, i));
            }
        }
        return calls;
    }

    private static Call call(List<Object> history, CallStarted started, int begin) {
        for (int i = begin + 1; i < history.size(); i++) {
            if (history.get(i) instanceof CallEnded ended && ended.client() == started.client()
                    && ended.number() == started.number()) {
                // What failed may still take effect later: it ends for its caller only.
                return new Call(started, begin, ended.value().isPresent() ? i : Integer.MAX_VALUE, ended.value());
            }
        }
        return new Call(started, begin, Integer.MAX_VALUE, Optional.empty());
    }

    private final class Search {
        private final List<Call> calls;
        private final Set<List<Object>> failed = new HashSet<>();

        private Search(List<Call> calls) {
            this.calls = calls;
        }

        private boolean canFinish(long done, M state) {
            boolean allEnded = true;
            int earliestEnd = Integer.MAX_VALUE;
            for (int i = 0; i < calls.size(); i++) {
                if ((done & 1L << i) == 0) {
                    allEnded &= !calls.get(i).hasEnded();
                    earliestEnd = Math.min(earliestEnd, calls.get(i).end());
                }
            }
            if (allEnded) {
                return true;
            }
            if (!failed.add(List.of(done, state))) {
                return false;
            }
            for (int i = 0; i < calls.size(); i++) {
                Call call = calls.get(i);
                // Only a call that began before any other one ended can be the next.
                if ((done & 1L << i) == 0 && call.begin() < earliestEnd) {
                    Optional<M> next = model.after(state, call.started().client(), call.started().name(), call.value());
                    if (next.isPresent() && canFinish(done | 1L << i, next.get())) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
