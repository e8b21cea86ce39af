package org.barreleye.domain.device;

import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.NotCopyable;

/** The result of connecting a line, for a thread that waits for it. */
@NotCopyable("a threaded program is not explored")
final class ConnectedLine implements InterruptListener {
    private Optional<InterruptLine> line = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    boolean isPending() {
        return line.isEmpty() && failure.isEmpty();
    }

    InterruptLine get() throws CallFailed {
        if (failure.isPresent()) {
            throw new CallFailed(failure.get());
        }
        return line.orElseThrow();
    }

    @Override
    public void connected(InterruptLine connected) {
        line = Optional.of(connected);
    }

    @Override
    public void failed(Failure reason) {
        failure = Optional.of(reason);
    }
}
