package org.barreleye.domain;

import java.util.Optional;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.wait.Waiting;

/**
 * A binding that straight-line code waits for.
 *
 * @param <B> the generated binding
 */
final class Awaited<B extends Binding> implements Bound<B> {
    private Optional<B> binding = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    @Override
    public void bound(B made) {
        binding = Optional.of(made);
    }

    @Override
    public void failed(Failure why) {
        failure = Optional.of(why);
    }

    B get(Waiting waiting) throws CallFailed {
        while (binding.isEmpty() && failure.isEmpty()) {
            waiting.pause(Waiting.FOREVER);
        }
        if (failure.isPresent()) {
            throw new CallFailed(failure.get());
        }
        return binding.get();
    }
}
