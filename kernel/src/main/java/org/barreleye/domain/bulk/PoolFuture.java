package org.barreleye.domain.bulk;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.Outcome;

/** A future for a pool, for threaded programs. */
public final class PoolFuture implements Consumer<Outcome<BulkPool>> {
    private Optional<Outcome<BulkPool>> outcome = Optional.empty();

    /** Creates a future for one request. */
    public PoolFuture() {}

    @Override
    public void accept(Outcome<BulkPool> received) {
        outcome = Optional.of(received);
    }

    /** Waits for the pool, or for the refusal. */
    public Outcome<BulkPool> get(Waiter waiter) {
        while (outcome.isEmpty()) {
            waiter.pause(Waiter.FOREVER);
        }
        return outcome.get();
    }
}
