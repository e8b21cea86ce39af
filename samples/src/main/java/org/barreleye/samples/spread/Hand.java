package org.barreleye.samples.spread;

import java.util.Optional;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.samples.interfaces.worker.CountPrimesContinuation;
import org.barreleye.samples.interfaces.worker.Worker;
import org.barreleye.samples.interfaces.worker.WorkerBinding;
import org.barreleye.samples.interfaces.worker.WorkerHandler;

/** A worker on some core, as the foreman sees it: busy with a piece, and with the next one in reach, so that it never waits for us. */
final class Hand {
    private static final int PIECES_AT_ONCE = 2;

    private final CoreRecord core;
    private final WorkerBinding binding;
    private int pieces;
    private Optional<Failure> failure = Optional.empty();
    private int finished;

    private Hand(CoreRecord core, WorkerBinding binding) {
        this.core = core;
        this.binding = binding;
    }

    /** Starts a worker on a core. */
    static Hand on(Domain domain, CoreRecord core) throws CallFailed {
        domain.spawn(core.core(), "worker", Integer.toString(core.core()));
        return new Hand(core, domain.connect(
                "worker." + core.core(), channel -> Worker.connect(channel, new WorkerHandler() {})));
    }

    CoreRecord core() {
        return core;
    }

    /** Whether it can have another piece. */
    boolean wantsMore() {
        return pieces < PIECES_AT_ONCE;
    }

    /** How many pieces it has finished since this was asked last. */
    int takeFinished() {
        int since = finished;
        finished = 0;
        return since;
    }

    /** Gives it a piece; says whether there was room for the message. */
    boolean give(Piece next) throws CallFailed {
        if (failure.isPresent()) {
            throw new CallFailed(failure.get());
        }
        boolean given = binding.tryCountPrimes(next.from(), next.to(), new Delivery(next));
        pieces += given ? 1 : 0;
        return given;
    }

    /** What comes back for a piece. */
    private final class Delivery implements CountPrimesContinuation {
        private final Piece piece;

        private Delivery(Piece piece) {
            this.piece = piece;
        }

        @Override
        public void replied(long primes) {
            piece.finish(primes);
            pieces--;
            finished++;
        }

        @Override
        public void failed(Failure why) {
            failure = Optional.of(why);
            pieces--;
        }
    }
}
