package org.barreleye.domain.binding;

import java.util.Optional;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;

/**
 * A future for a binding, for threaded programs.
 *
 * @param <B> the generated binding
 */
public final class BindFuture<B extends Binding> implements BindListener<B> {
    private Optional<B> binding = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    /** Creates a future for one attempt to bind. */
    public BindFuture() {}

    @Override
    public void bound(B bound) {
        binding = Optional.of(bound);
    }

    @Override
    public void failed(Failure reason) {
        failure = Optional.of(reason);
    }

    /** Waits for the binding. */
    public B get(Waiter waiter) throws CallFailed {
        while (binding.isEmpty() && failure.isEmpty()) {
            waiter.pause(Waiter.FOREVER);
        }
        if (failure.isPresent()) {
            throw new CallFailed(failure.get());
        }
        return binding.get();
    }
}
