package org.barreleye.domain;

import java.util.function.Consumer;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** A request for memory, which goes to the second source if the first has none. */
final class MemoryRequest implements ValueContinuation<CapabilityReference>, Copyable {
    private static final long PAGE_BYTES = 4096;

    private final MemoryRequests requests;
    private final long bytes;
    private final long alignment;
    private final long node;
    private final Consumer<Outcome<RamReference>> continuation;
    private boolean isOfMonitor;
    private boolean isLast;

    MemoryRequest(MemoryRequests requests, long bytes, long alignment, long node,
            Consumer<Outcome<RamReference>> continuation) {
        this.requests = requests;
        this.bytes = bytes;
        this.alignment = alignment;
        this.node = node;
        this.continuation = continuation;
    }

    long bytes() {
        return bytes;
    }

    long alignment() {
        return alignment;
    }

    long node() {
        return node;
    }

    /** Requests memory of the monitor or of the service, whichever is preferred and can have it. */
    void begin(boolean prefersMonitor) {
        // The monitor chooses neither alignment nor node.
        boolean canBeOfMonitor = alignment <= PAGE_BYTES && node == RamSource.ANY_NODE;
        isOfMonitor = prefersMonitor && canBeOfMonitor;
        isLast = !canBeOfMonitor;
        send();
    }

    private void send() {
        if (isOfMonitor) {
            requests.requestOfMonitor(this);
        } else {
            requests.requestOfService(this);
        }
    }

    @Override
    public void replied(CapabilityReference memory, ErrorCode err) {
        if (err.failed()) {
            // Errors that are not the kernel's mean that there is no memory for this domain.
            refuse(err.kernelError().orElse(KernelError.OUT_OF_MEMORY));
            return;
        }
        RamReference allocated = new RamReference(memory.address());
        if (!isOfMonitor) {
            requests.addServed(allocated);
        }
        continuation.accept(Outcome.of(allocated));
    }

    @Override
    public void failed(Failure failure) {
        refuse(KernelError.OUT_OF_MEMORY);
    }

    private void refuse(KernelError error) {
        if (isLast || error != KernelError.OUT_OF_MEMORY) {
            continuation.accept(Outcome.refused(error));
        } else {
            isLast = true;
            isOfMonitor = !isOfMonitor;
            send();
        }
    }
}
