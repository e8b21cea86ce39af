package org.barreleye.cpudriver.paging;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.paging.ShootdownMessage.Content;
import org.barreleye.generated.user.intermon.InvalidateContinuation;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.translation.SharedRange;
import org.barreleye.monitor.translation.ShootdownPeers;

/** The monitors of the other cores, as one core reaches them by messages of the exploration. None fails. */
final class ExploredShootdownPeers implements ShootdownPeers {
    private final int core;
    private final ShootdownMail mail;
    private final ShootdownFault fault;
    // The requests without an answer, by their numbers.
    private final SortedMap<Long, InvalidateContinuation> unanswered = new TreeMap<>();
    private long lastRequest;

    ExploredShootdownPeers(int core, ShootdownMail mail, ShootdownFault fault) {
        this.core = core;
        this.mail = mail;
        this.fault = fault;
    }

    @Override
    public boolean isMember(int other) {
        return true;
    }

    @Override
    public boolean isReachable(int other) {
        return true;
    }

    @Override
    public void invalidate(int other, SharedRange range, List<Integer> cores, InvalidateContinuation continuation) {
        lastRequest++;
        boolean isHome = core == ShootdownMachine.HOME;
        if (isHome || fault != ShootdownFault.AGGREGATOR_ASKS_NOBODY) {
            mail.send(new ShootdownMessage(core, other, Content.INVALIDATE, lastRequest, Optional.of(range),
                    List.copyOf(cores)));
        }
        if (isHome ? fault == ShootdownFault.COMPLETED_TOO_EARLY
                : fault == ShootdownFault.AGGREGATOR_ANSWERS_EARLY || fault == ShootdownFault.AGGREGATOR_ASKS_NOBODY) {
            continuation.replied(ErrorCode.NONE);
        } else {
            unanswered.put(lastRequest, continuation);
        }
    }

    /** The answer to a request has arrived. */
    void onInvalidated(long request) {
        InvalidateContinuation continuation = unanswered.remove(request);
        if (continuation != null) {
            continuation.replied(ErrorCode.NONE);
        }
    }

    boolean awaitsAnswer() {
        return !unanswered.isEmpty();
    }

    /** The answer of this core to a request of another one. */
    ErrorContinuation answerTo(int other, long request) {
        return new Invalidated(this, ShootdownMessage.of(core, other, Content.INVALIDATED, request));
    }

    private record Invalidated(ExploredShootdownPeers peers, ShootdownMessage message)
            implements ErrorContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {
            if (peers.fault != ShootdownFault.ANSWER_LOST || peers.core != ShootdownMachine.CORES - 1) {
                peers.mail.send(message);
            }
        }

        @Override
        public void failed(Failure failure) {
            throw new AssertionError("no core fails: " + failure);
        }
    }
}
