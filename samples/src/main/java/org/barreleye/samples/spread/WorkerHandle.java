package org.barreleye.samples.spread;

import java.util.Optional;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.samples.SpawnedServers;
import org.barreleye.samples.interfaces.worker.CountPrimesContinuation;
import org.barreleye.samples.interfaces.worker.WorkerBinding;
import org.barreleye.samples.interfaces.worker.WorkerHandler;
import org.barreleye.samples.interfaces.worker.WorkerInterface;

/**
 * The coordinator's handle of a worker. A worker has up to two work items at a time, so that it need not wait for the
 * next one.
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

    /** Spawns a worker on a core. */
    static WorkerHandle start(Domain domain, SpawnedServers servers, CoreRecord core) throws CallFailed {
        servers.spawn(core.core(), "worker", Integer.toString(core.core()));
        return new WorkerHandle(core, domain.connect(
                "worker." + core.core(), channel -> WorkerInterface.connect(channel, new WorkerHandler() {})));
    }

    CoreRecord core() {
        return core;
    }

    /** Returns whether it accepts another work item. */
    boolean canSubmit() {
        return outstanding < ITEMS_MAX;
    }

    /** Returns the number of work items finished since the last call. */
    int takeFinished() {
        int since = finished;
        finished = 0;
        return since;
    }

    /** Submits a work item; returns whether there was room for the message. */
    boolean trySubmit(WorkItem next) throws CallFailed {
        if (failure.isPresent()) {
            throw new CallFailed(failure.get());
        }
        boolean submitted = binding.tryCountPrimes(next.from(), next.to(), new Completion(next));
        outstanding += submitted ? 1 : 0;
        return submitted;
    }

    /** Receives the result of a work item. */
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
