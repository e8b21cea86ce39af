package org.barreleye.domain.capability;

import java.util.function.Consumer;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A revoke in the event loop. The kernel revokes in steps, so that other domains can run between them; the invocation
 * is repeated until the last step is done.
 */
public final class RevokeSource implements EventSource {
    private final SystemCalls syscalls;
    private final CapabilityReference capability;
    private final Consumer<Outcome<Outcome.Unit>> continuation;
    private boolean finished;

    /**
     * Revokes when it is polled.
     *
     * @param continuation receives the outcome once
     */
    public RevokeSource(SystemCalls syscalls, CapabilityReference capability,
            Consumer<Outcome<Outcome.Unit>> continuation) {
        this.syscalls = syscalls;
        this.capability = capability;
        this.continuation = continuation;
    }

    @Override
    public boolean poll() {
        if (finished) {
            return false;
        }
        Outcome<Outcome.Unit> outcome = WellKnown.ROOT.revoke(syscalls, capability.address());
        if (outcome.succeeded() || outcome.error() != KernelError.REVOKE_IN_PROGRESS) {
            finished = true;
            continuation.accept(outcome);
        }
        return true;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }
}
