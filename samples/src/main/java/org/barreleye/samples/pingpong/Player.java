package org.barreleye.samples.pingpong;

import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.wait.Waiting;
import org.barreleye.samples.interfaces.pingpong.PingpongBinding;
import org.barreleye.samples.interfaces.pingpong.PingpongHandler;

/** Plays a number of balls, and checks that each of them comes back once, in order, as it went. */
final class Player implements PingpongHandler {
    private static final long SPIN = 0x9e37_79b9_7f4a_7c15L;

    private final Waiting waiting;
    private long played;
    private long returned;
    private long wrong;
    private Optional<Failure> failure = Optional.empty();

    Player(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * Plays.
     *
     * @param balls how many
     * @param inTheAir how many at a time, 1 or more
     * @return how long it took, in nanoseconds
     */
    long play(PingpongBinding binding, long balls, long inTheAir) throws CallFailed {
        long begin = waiting.now();
        long end = returned + balls;
        long toPlay = played + balls;
        while (returned < end) {
            while (played < toPlay && played - returned < inTheAir && binding.tryPing(played, played * SPIN)) {
                played++;
            }
            if (binding.poll()) {
                waiting.progressed();
            } else {
                waiting.pause(Waiting.FOREVER);
            }
            if (failure.isPresent()) {
                throw new CallFailed(failure.get());
            }
        }
        return waiting.now() - begin;
    }

    @Override
    public void pong(long number, long spin) {
        wrong += number == returned && spin == number * SPIN ? 0 : 1;
        returned++;
    }

    @Override
    public void closed(Failure why) {
        failure = Optional.of(why);
    }

    /** How many balls did not come back as they went. */
    long wrong() {
        return wrong;
    }
}
