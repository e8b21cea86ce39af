package org.barreleye.samples.spread;

import java.util.Optional;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.samples.interfaces.worker.CountPrimesContinuation;
import org.barreleye.samples.interfaces.worker.WorkerBinding;
import org.barreleye.samples.interfaces.worker.WorkerHandler;
import org.barreleye.samples.interfaces.worker.WorkerInterface;

/**
 * A worker on some core, as the foreman sees it: busy with a piece, and with the next one in reach, so that it never
 * waits for us.
 */
final class WorkerHandle {
    private static final int ITEMS_MAX = 2;

    private final CoreRecord core;
    private final WorkerBinding binding;
    private int outstanding;
    private Optional<Failure> failure = Optional.empty();
    private int finished;

    private WorkerHandle(CoreRecord core, WorkerBinding binding) {
        this.core = core;
        this.binding = binding;
    }

    /** Starts a worker on a core. */
    static WorkerHandle start(Domain domain, CoreRecord core) throws CallFailed {
        domain.spawn(core.core(), "worker", Integer.toString(core.core()));
        return new WorkerHandle(core, domain.connect(
                "worker." + core.core(), channel -> WorkerInterface.connect(channel, new WorkerHandler() {})));
    }

    CoreRecord core() {
        return core;
    }

    /** Whether it can have another piece. */
    boolean canSubmit() {
        return outstanding < ITEMS_MAX;
    }

    /** How many pieces it has finished since this was asked last. */
    int takeFinished() {
        int since = finished;
        finished = 0;
        return since;
    }

    /** Gives it a piece; says whether there was room for the message. */
    boolean trySubmit(WorkItem next) throws CallFailed {
        if (failure.isPresent()) {
            throw new CallFailed(failure.get());
        }
        boolean submitted = binding.tryCountPrimes(next.from(), next.to(), new Completion(next));
        outstanding += submitted ? 1 : 0;
        return submitted;
    }

    /** What comes back for a piece. */
    private final class Completion implements CountPrimesContinuation {
        private final WorkItem item;

        private Completion(WorkItem item) {
            this.item = item;
        }

        @Override
        public void replied(long primes) {
            item.complete(primes);
            outstanding--;
            finished++;
        }

        @Override
        public void failed(Failure reason) {
            failure = Optional.of(reason);
            outstanding--;
        }
    }
}
