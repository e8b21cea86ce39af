package org.barreleye.domain.network;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.Outcome;

/** A future for the buffers of a port, for threaded programs. */
final class PortFuture implements Consumer<Outcome<PortBuffers>> {
    private Optional<Outcome<PortBuffers>> outcome = Optional.empty();

    @Override
    public void accept(Outcome<PortBuffers> received) {
        outcome = Optional.of(received);
    }

    /** Waits for the buffers, or for the refusal; nothing if a stack answers neither until a time in nanoseconds. */
    Optional<Outcome<PortBuffers>> get(Waiter waiter, long deadline) {
        while (outcome.isEmpty() && waiter.now() < deadline) {
            waiter.pause(deadline);
        }
        return outcome;
    }
}
