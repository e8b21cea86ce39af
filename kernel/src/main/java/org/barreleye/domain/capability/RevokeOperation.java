package org.barreleye.domain.capability;

import java.util.function.Consumer;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;

/** A revoke, on all cores. */
public final class RevokeOperation extends CapabilityOperation {
    private final SystemCalls syscalls;
    private final CapabilityReference capability;

    /**
     * Revokes when it is polled.
     *
     * @param continuation receives the outcome once
     */
    public RevokeOperation(SystemCalls syscalls, MonitorBinding monitor, CapabilityReference capability,
            Consumer<Outcome<Outcome.Unit>> continuation) {
        super(monitor, KernelError.HAS_REMOTE_RELATIVES, continuation);
        this.syscalls = syscalls;
        this.capability = capability;
    }

    @Override
    Outcome<Outcome.Unit> invoke() {
        return WellKnown.ROOT.revoke(syscalls, capability.address());
    }

    @Override
    boolean tryCall(MonitorBinding called, ErrorContinuation reply) {
        return called.tryRevoke(capability.address().slot(), reply);
    }
}
