package org.barreleye.samples.pingpong;

import java.util.Optional;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.samples.interfaces.pingpong.PingpongBinding;
import org.barreleye.samples.interfaces.pingpong.PingpongHandler;

/** Sends a number of messages, and checks that each comes back once, in order, with the same contents. */
final class PingHandler implements PingpongHandler {
    private static final long SPIN = 0x9e37_79b9_7f4a_7c15L;

    private final Waiter waiter;
    private long sent;
    private long returned;
    private long wrong;
    private Optional<Failure> failure = Optional.empty();

    PingHandler(Waiter waiter) {
        this.waiter = waiter;
    }

    /**
     * Exchanges messages.
     *
     * @param messages the number of messages
     * @param inFlight the maximum number without a reply, 1 or more
     * @return the duration, in nanoseconds
     */
    long exchange(PingpongBinding binding, long messages, long inFlight) throws CallFailed {
        long begin = waiter.now();
        long end = returned + messages;
        long toSend = sent + messages;
        while (returned < end) {
            while (sent < toSend && sent - returned < inFlight && binding.tryPing(sent, sent * SPIN)) {
                sent++;
            }
            if (binding.poll()) {
                waiter.onProgress();
            } else {
                waiter.pause(Waiter.FOREVER);
            }
            if (failure.isPresent()) {
                throw new CallFailed(failure.get());
            }
        }
        return waiter.now() - begin;
    }

    @Override
    public void pong(long number, long spin) {
        wrong += number == returned && spin == number * SPIN ? 0 : 1;
        returned++;
    }

    @Override
    public void onClosed(Failure reason) {
        failure = Optional.of(reason);
    }

    /** Returns the number of messages that came back wrong. */
    long wrong() {
        return wrong;
    }
}
