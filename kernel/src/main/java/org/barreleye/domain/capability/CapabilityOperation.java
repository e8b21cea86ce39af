package org.barreleye.domain.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;

/**
 * An operation on a capability, in the event loop. If no other core is concerned, the kernel does it in steps, so that
 * other domains can run between them, and the invocation is repeated until the last step is done. Otherwise the monitor
 * of this core does it, with those of the cores concerned.
 */
public abstract class CapabilityOperation implements EventSource {
    private final MonitorBinding monitor;
    private final KernelError otherCores;
    private final Consumer<Outcome<Outcome.Unit>> continuation;
    private boolean asked;
    private boolean finished;

    /**
     * Begins the operation when it is polled.
     *
     * @param otherCores the error of the kernel that means that other cores are concerned
     * @param continuation receives the outcome once
     */
    CapabilityOperation(MonitorBinding monitor, KernelError otherCores,
            Consumer<Outcome<Outcome.Unit>> continuation) {
        this.monitor = monitor;
        this.otherCores = otherCores;
        this.continuation = continuation;
    }

    /** Does an operation, and returns when it is done. Threaded programs only. */
    public static Outcome<Outcome.Unit> await(EventLoop events,
            Function<Consumer<Outcome<Outcome.Unit>>, CapabilityOperation> operation) {
        List<Outcome<Outcome.Unit>> result = new ArrayList<>(1);
        CapabilityOperation begun = operation.apply(result::add);
        begun.poll();
        if (!begun.isFinished()) {
            events.add(begun);
        }
        while (result.isEmpty()) {
            events.pause(Wait.FOREVER);
        }
        return result.get(0);
    }

    /** Invokes the kernel. */
    abstract Outcome<Outcome.Unit> invoke();

    /** Calls the monitor; false if there is no room in the channel now. */
    abstract boolean tryCall(MonitorBinding called, ErrorContinuation reply);

    @Override
    public boolean poll() {
        if (finished || asked) {
            return false;
        }
        Outcome<Outcome.Unit> outcome = invoke();
        if (!outcome.succeeded() && outcome.error() == otherCores) {
            asked = tryCall(monitor, new Reply(this));
        } else if (outcome.succeeded() || outcome.error() != KernelError.REVOKE_IN_PROGRESS) {
            finish(outcome);
        }
        return true;
    }

    private void finish(Outcome<Outcome.Unit> outcome) {
        finished = true;
        continuation.accept(outcome);
    }

    private void onReply(ErrorCode code) {
        Optional<KernelError> error = code.kernelError();
        if (SystemError.CALL_QUOTA_REACHED.matches(code) || error.equals(Optional.of(KernelError.NOTHING_PENDING))) {
            asked = false; // this core decides now, or the domain waits for other calls: the next poll tries again
        } else if (code.failed()) {
            finish(Outcome.refused(error.orElse(KernelError.BAD_ARGUMENT)));
        } else {
            finish(Outcome.unit());
        }
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    /** The reply of the monitor. */
    private record Reply(CapabilityOperation operation) implements ErrorContinuation, Copyable {
        @Override
        public void replied(ErrorCode error) {
            operation.onReply(error);
        }

        @Override
        public void failed(Failure failure) {
            operation.finish(Outcome.refused(KernelError.ENDPOINT_CLOSED));
        }
    }
}
