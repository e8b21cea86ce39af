package org.barreleye.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.capability.RetypeOperation;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.memory.FreeContinuation;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The requests of a domain for memory, none of which waits. Like the memory for which a thread waits, it comes from the
 * memory service and from the monitor, from the latter first on a core without an MMU.
 */
final class MemoryRequests
        implements Connector<MemoryBinding>, BindListener<MemoryBinding>, MemoryHandler, Copyable {
    private static final String MEMORY = "memory";

    private final Domain domain;
    // The slots of memory of the memory service, which frees it itself.
    private final SortedSet<Integer> served = new TreeSet<>();
    // For the binding to the service.
    private final List<MemoryRequest> waiting = new ArrayList<>();
    private Optional<MemoryBinding> service = Optional.empty();

    MemoryRequests(Domain domain) {
        this.domain = domain;
    }

    /** Requests memory; the continuation receives it, or a refusal, once. */
    void request(long bytes, long alignment, long node, Consumer<Outcome<RamReference>> continuation) {
        new MemoryRequest(this, bytes, alignment, node, continuation)
                .begin(domain.syscalls().pageTableArchitecture().isEmpty());
    }

    /** Makes a frame of part of the memory; the continuation receives the outcome, once. */
    void requestFrame(RamReference memory, long offset, long bytes, CapabilityAddress slot,
            Consumer<Outcome<Outcome.Unit>> continuation) {
        var frame = new RetypeOperation.Objects(offset, Retype.FRAME, bytes, 1, slot);
        domain.events().add(
                new RetypeOperation(domain.syscalls(), domain.monitor(), memory, frame, continuation));
    }

    /** The memory is of the service. */
    void addServed(RamReference memory) {
        served.add(memory.address().slot());
    }

    /** Frees memory of which no frame is left: by the service, over the binding of the request, or deletes it. */
    void free(RamReference memory) {
        if (served.remove(memory.address().slot()) && isBound()) {
            service.get().sendFree(memory, new Freed());
        } else {
            domain.slots().release(memory);
        }
    }

    void requestOfMonitor(MemoryRequest request) {
        domain.monitor().sendAllocate(request.bytes(), request);
    }

    void requestOfService(MemoryRequest request) {
        if (isBound()) {
            service.get().sendAllocate(request.bytes(), request.alignment(), request.node(), 0, 0, request);
            return;
        }
        waiting.add(request);
        if (waiting.size() == 1) {
            domain.connect(MEMORY, SystemServices.START, this, this);
        }
    }

    private boolean isBound() {
        return service.isPresent() && service.get().isOpen();
    }

    @Override
    public MemoryBinding connect(Channel channel) {
        return MemoryInterface.connect(channel, this);
    }

    @Override
    public void bound(MemoryBinding binding) {
        service = Optional.of(binding);
        takeWaiting().forEach(this::requestOfService);
    }

    @Override
    public void failed(Failure failure) {
        takeWaiting().forEach(request -> request.failed(failure));
    }

    private List<MemoryRequest> takeWaiting() {
        List<MemoryRequest> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** The service has freed memory, or has ended, which frees it too. */
    private record Freed() implements FreeContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {
            // The capability was given away.
        }

        @Override
        public void failed(Failure failure) {
            // The memory is the domain's until it ends.
        }
    }
}
