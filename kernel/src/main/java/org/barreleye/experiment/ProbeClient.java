package org.barreleye.experiment;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Program;
import org.barreleye.generated.user.probe.Probe;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.wait.Waiting;

/**
 * Measures the way to a probe.
 *
 * @param task what is measured
 * @param result where it goes
 */
record ProbeClient(Task task, Result result) implements Program {
    private static final int ROUNDS = 1_000;
    private static final int DROPPED = 100;

    /** What can be measured. */
    enum Task {
        /** From before a knock to when it was heard. */
        KNOCK,
        /** Half of the time of a ball there and back. */
        BALL,
        /** The time between two balls when sixteen are under way. */
        BALLS
    }

    /** Where a result goes. */
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
        Hand hand = new Hand();
        ProbeBinding binding = domain.connect("probe", channel -> Probe.connect(channel, hand));
        result.nanoseconds = switch (task) {
            case KNOCK -> knock(domain, binding, hand);
            case BALL -> play(domain, binding, hand, 1) / 2;
            case BALLS -> play(domain, binding, hand, 16);
        };
        return 0;
    }

    private static double knock(Domain domain, ProbeBinding binding, Hand hand) throws CallFailed {
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = domain.trap().now();
            hand.heard = false;
            binding.tryKnock();
            while (!hand.heard) {
                domain.events().pause(Waiting.FOREVER);
            }
            sum += round < DROPPED ? 0 : hand.time - begin;
        }
        return (double) sum / (ROUNDS - DROPPED);
    }

    private static double play(Domain domain, ProbeBinding binding, Hand hand, int underWay) {
        Trap trap = domain.trap();
        long begin = 0;
        long sent = 0;
        while (hand.returned < ROUNDS) {
            if (hand.returned >= DROPPED && begin == 0) {
                begin = trap.now();
                hand.counted = hand.returned;
            }
            while (sent - hand.returned < underWay && binding.tryBall(sent, 1, 2, 3, 4, 5, 6)) {
                sent++;
            }
            if (!binding.poll()) {
                domain.events().pause(Waiting.FOREVER);
            }
        }
        return (double) (trap.now() - begin) / (hand.returned - hand.counted);
    }

    /** What comes back. */
    private static final class Hand implements ProbeHandler {
        private boolean heard;
        private long time;
        private long returned;
        private long counted;

        @Override
        public void heard(long when) {
            heard = true;
            time = when;
        }

        @Override
        public void ball(long number, long word1, long word2, long word3, long word4, long word5, long word6) {
            returned++;
        }
    }
}
