package org.barreleye.monitor.translation;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.intermon.InvalidateContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * One round of invalidations: several cores are asked, each perhaps on behalf of others too, and the round is complete
 * when all have answered. A core that fails has no translations any more; those behind it are asked directly.
 */
final class InvalidationRound implements Copyable {
    private final ShootdownKernel kernel;
    private final ShootdownPeers peers;
    private final Distances distances;
    private final SharedRange range;
    private final Completion completion;
    private int unanswered;
    private boolean areAllAsked;

    InvalidationRound(ShootdownKernel kernel, ShootdownPeers peers, Distances distances, SharedRange range,
            Completion completion) {
        this.kernel = kernel;
        this.peers = peers;
        this.distances = distances;
        this.range = range;
        this.completion = completion;
    }

    /** Receives the end of a round. */
    interface Completion extends Copyable {
        /** All cores have invalidated their translations. */
        void onComplete();
    }

    /** Asks groups of cores, each by way of its first one, and completes the round when all have answered. */
    void begin(List<List<Integer>> groups) {
        ask(groups);
        completeWhenAnswered();
    }

    /** Asks groups of cores. The round is not complete before {@link #completeWhenAnswered}. */
    void ask(List<List<Integer>> groups) {
        groups.forEach(this::askFirst);
    }

    /** Completes the round when all that were asked have answered: perhaps now. */
    void completeWhenAnswered() {
        areAllAsked = true;
        completeIfDone();
    }

    private void askFirst(List<Integer> cores) {
        for (int via : cores) {
            if (peers.isReachable(via)) {
                unanswered++;
                List<Integer> asked = cores.stream().filter(peers::isMember).toList();
                peers.invalidate(via, range, asked, new AskedGroup(this, via, List.copyOf(cores), kernel.now()));
                return;
            }
        }
    }

    private void onAnswered(int via, long duration) {
        distances.measured(via, duration);
        unanswered--;
        completeIfDone();
    }

    private void onFailed(int failed, List<Integer> cores) {
        unanswered--;
        List<Integer> others = new ArrayList<>(cores);
        others.removeIf(core -> core == failed || !peers.isMember(core));
        others.forEach(core -> askFirst(List.of(core)));
        completeIfDone();
    }

    private void completeIfDone() {
        if (areAllAsked && unanswered == 0) {
            completion.onComplete();
        }
    }

    /** A core that was asked, for itself and for others. */
    private record AskedGroup(InvalidationRound round, int via, List<Integer> cores, long begin)
            implements InvalidateContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {
            round.onAnswered(via, round.kernel.now() - begin);
        }

        @Override
        public void failed(Failure failure) {
            round.onFailed(via, cores);
        }
    }
}
