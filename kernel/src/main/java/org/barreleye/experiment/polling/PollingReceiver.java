package org.barreleye.experiment.polling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.generated.user.probe.ProbeInterface;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * Waits for a message that arrives at a known time: polls for a limited time, and then blocks. Measures what blocking
 * and unblocking costs, and then waits with that cost as the limit for messages that arrive earlier and later.
 *
 * @param cycleNanoseconds the duration of a cycle of this core
 * @param result receives the results
 */
record PollingReceiver(double cycleNanoseconds, Result result) implements BlockingProgram {
    /** The name of the service that returns each message after as many cycles as its number says. */
    static final String SERVICE = "delayed-echo";

    private static final int ROUNDS = 5;
    private static final long LATE_CYCLES = 8_000;
    private static final int STEP_CYCLES = 40;
    private static final long ALWAYS = Long.MAX_VALUE / 2;

    /**
     * A wait for a message.
     *
     * @param polled the cycles from the begin of the wait to the last poll before the program blocked, or to the
     *     arrival
     * @param waited the cycles from the begin of the wait until the message is handled
     * @param blocked whether the program blocked
     */
    record ReceivedMessage(double polled, double waited, boolean blocked) {}

    /**
     * Waits for messages of one arrival time.
     *
     * @param polling the wait if the program never blocks
     * @param limited the wait if it blocks when the limit has passed
     */
    record Arrival(ReceivedMessage polling, ReceivedMessage limited) {}

    /** Receives the results. */
    static final class Result {
        private double blockingCycles = Double.NaN;
        private final List<Arrival> arrivals = new ArrayList<>();

        /** The cost of blocking and unblocking, in cycles. */
        double blockingCycles() {
            return blockingCycles;
        }

        /** The waits, in the order of the arrivals. */
        List<Arrival> arrivals() {
            return arrivals;
        }
    }

    /** The arrival times, as multiples of the cost of blocking and unblocking. */
    static List<Double> arrivalTimes() {
        return List.of(0.5, 0.75, 0.9, 1.5, 2.0, 3.0, 4.0);
    }

    @Override
    public String name() {
        return "polling-receiver";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        EchoReceiver receiver = new EchoReceiver();
        ProbeBinding binding =
                domain.connect(SERVICE, channel -> ProbeInterface.connect(channel, receiver));
        // The shortest time from a request to its message.
        double roundTrip = median(domain, binding, receiver, 0, 0, ALWAYS).waited();
        result.blockingCycles = measureBlocking(domain, binding, receiver);
        for (double arrival : arrivalTimes()) {
            long target = Math.round(arrival * result.blockingCycles - roundTrip);
            long delay = Math.max(0, target);
            long lead = Math.max(0, -target);
            result.arrivals.add(new Arrival(median(domain, binding, receiver, delay, lead, ALWAYS),
                    median(domain, binding, receiver, delay, lead, Math.round(result.blockingCycles))));
        }
        return 0;
    }

    /**
     * The longest time by which a message is handled later than by a program that polls, over all moments at which the
     * program may begin to block before it arrives: that of a message that arrives just after the last poll, so that
     * the program is blocked and unblocked at once.
     */
    private double measureBlocking(Domain domain, ProbeBinding binding, EchoReceiver receiver) {
        double arrival = median(domain, binding, receiver, LATE_CYCLES, 0, ALWAYS).waited();
        double longest = 0;
        for (long limit = 0; limit < arrival; limit += STEP_CYCLES) {
            ReceivedMessage message = median(domain, binding, receiver, LATE_CYCLES, 0, limit);
            longest = Math.max(longest, message.blocked() ? message.waited() - arrival : 0);
        }
        return longest;
    }

    private ReceivedMessage median(Domain domain, ProbeBinding binding, EchoReceiver receiver, long delay, long lead,
            long limit) {
        List<ReceivedMessage> messages = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            messages.add(receive(domain, binding, receiver, delay, lead, limit));
        }
        messages.sort(Comparator.comparingDouble(ReceivedMessage::waited));
        return messages.get(ROUNDS / 2);
    }

    /**
     * Waits for one message.
     *
     * @param delay the cycles for which the sender works before it sends
     * @param lead the cycles for which this program works before it begins to wait
     * @param limit the cycles for which it polls
     */
    private ReceivedMessage receive(Domain domain, ProbeBinding binding, EchoReceiver receiver, long delay, long lead,
            long limit) {
        receiver.received = false;
        while (!binding.tryEcho(delay, 1, 2, 3, 4, 5, 6)) {
            binding.poll();
        }
        domain.syscalls().compute(lead);
        double limitNanoseconds = limit * cycleNanoseconds;
        long begin = domain.syscalls().now();
        long polledUntil = begin;
        while (!receiver.received && polledUntil - begin <= limitNanoseconds) {
            binding.poll();
            polledUntil = domain.syscalls().now();
        }
        boolean blocked = !receiver.received;
        while (!receiver.received) {
            domain.events().pause(Waiter.FOREVER);
        }
        long end = domain.syscalls().now();
        return new ReceivedMessage((polledUntil - begin) / cycleNanoseconds, (end - begin) / cycleNanoseconds,
                blocked);
    }

    /** Notes that a message has arrived. */
    private static final class EchoReceiver implements ProbeHandler {
        private boolean received;

        @Override
        public void echo(long number, long word1, long word2, long word3, long word4, long word5, long word6) {
            received = true;
        }
    }
}
