package org.barreleye.experiment;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.generated.user.probe.ProbeInterface;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.SystemCalls;

/**
 * Measures messages to a probe.
 *
 * @param task the kind of measurement
 * @param result receives the result
 */
record ProbeClient(Task task, Result result) implements BlockingProgram {
    private static final int ROUNDS = 1_000;
    private static final int WARM_UP_ROUNDS = 100;

    /** A kind of measurement. */
    enum Task {
        /** The latency of a message, from before it is sent to its handler. */
        ONE_WAY,
        /** Half of the time of a round trip. */
        ROUND_TRIP,
        /** The time between two messages when sixteen are in flight. */
        PIPELINED
    }

    /** Receives the result. */
    static final class Result {
        private double nanoseconds = Double.NaN;

        double nanoseconds() {
            return nanoseconds;
        }
    }

    @Override
    public String name() {
        return "prober";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        ProbeClientHandler handler = new ProbeClientHandler();
        ProbeBinding binding = domain.connect("probe", channel -> ProbeInterface.connect(channel, handler));
        result.nanoseconds = switch (task) {
            case ONE_WAY -> measureOneWay(domain, binding, handler);
            case ROUND_TRIP -> measureRoundTrips(domain, binding, handler, 1) / 2;
            case PIPELINED -> measureRoundTrips(domain, binding, handler, 16);
        };
        return 0;
    }

    private static double measureOneWay(Domain domain, ProbeBinding binding, ProbeClientHandler handler)
            throws CallFailed {
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = domain.syscalls().now();
            handler.received = false;
            binding.sendPing();
            while (!handler.received) {
                domain.events().pause(Waiter.FOREVER);
            }
            sum += round < WARM_UP_ROUNDS ? 0 : handler.receivedAt - begin;
        }
        return (double) sum / (ROUNDS - WARM_UP_ROUNDS);
    }

    private static double measureRoundTrips(Domain domain, ProbeBinding binding, ProbeClientHandler handler,
            int inFlight) {
        SystemCalls syscalls = domain.syscalls();
        long begin = 0;
        long sent = 0;
        while (handler.returned < ROUNDS) {
            if (handler.returned >= WARM_UP_ROUNDS && begin == 0) {
                begin = syscalls.now();
                handler.counted = handler.returned;
            }
            while (sent - handler.returned < inFlight && binding.tryEcho(sent, 1, 2, 3, 4, 5, 6)) {
                sent++;
            }
            if (!binding.poll()) {
                domain.events().pause(Waiter.FOREVER);
            }
        }
        return (double) (syscalls.now() - begin) / (handler.returned - handler.counted);
    }

    /** Receives the replies. */
    private static final class ProbeClientHandler implements ProbeHandler {
        private boolean received;
        private long receivedAt;
        private long returned;
        private long counted;

        @Override
        public void pong(long when) {
            received = true;
            receivedAt = when;
        }

        @Override
        public void echo(long number, long word1, long word2, long word3, long word4, long word5, long word6) {
            returned++;
        }
    }
}
