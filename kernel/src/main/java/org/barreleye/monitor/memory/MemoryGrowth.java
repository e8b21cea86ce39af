package org.barreleye.monitor.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Bindings;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.memory.AllocateContinuation;
import org.barreleye.generated.user.memory.FreeContinuation;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Further memory for a core whose part is used up: asks the memory service for a piece at a time. Requests that were
 * refused for want of memory wait for it, and are then tried again. A piece of which nothing is in use is freed.
 */
public final class MemoryGrowth
        implements Connector<MemoryBinding>, BindListener<MemoryBinding>, MemoryHandler, AllocateContinuation,
        CoreMemory.UnusedPieces {
    private static final String MEMORY_SERVICE = "memory";
    private static final long PIECE_BYTES = 1 << 20;
    private static final long SMALLEST_PIECE_BYTES = 1 << 16;
    // The memory service runs, or there will be none.
    private static final long NO_WAIT = 0;

    private final SystemCalls syscalls;
    private final CoreMemory memory;
    private final int node;
    private final List<Waiting> waiting = new ArrayList<>();
    private Optional<MemoryBinding> service = Optional.empty();
    private boolean requested;
    // The number of pieces that have not been given back.
    private int held;
    private long bytes;
    // Set when the monitor has a binding to itself, over which it binds to services; then there can be growth.
    private Optional<Bindings> bindings = Optional.empty();

    /** A request that waits for memory. */
    public interface Waiting extends Copyable {
        /**
         * Is called once.
         *
         * @param grown whether there is more memory, and the request is to be tried again
         */
        void onMemory(boolean grown);
    }

    /**
     * Grows the memory of a core.
     *
     * @param node the NUMA node of the core: pieces are of its memory, which all its cores reach
     */
    public MemoryGrowth(SystemCalls syscalls, CoreMemory memory, int node) {
        this.syscalls = syscalls;
        this.memory = memory;
        this.node = node;
        memory.returnUnusedTo(this);
    }

    @Override
    public boolean tryTakeBack(RamReference piece) {
        boolean isTaken = !requested && service.isPresent() && service.get().tryFree(piece, new Freed(this));
        held -= isTaken ? 1 : 0;
        return isTaken;
    }

    private void closeIfUnused() {
        if (held == 0 && !requested) {
            service.ifPresent(MemoryBinding::close);
        }
    }

    /** The memory service has freed a piece. */
    private record Freed(MemoryGrowth growth) implements FreeContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {
            growth.memory.returnUnused(); // for which there was no room in the channel
            growth.closeIfUnused();
        }

        @Override
        public void failed(Failure failure) {}
    }

    /** Allows growth, over bindings that the monitor makes like any domain. */
    public void bindOver(Bindings own) {
        bindings = Optional.of(own);
    }

    /** Passes to a request, now or later, whether there is more memory. */
    public void request(Waiting request) {
        if (bindings.isEmpty()) {
            request.onMemory(false);
            return;
        }
        waiting.add(request);
        if (!requested) {
            requested = true;
            bytes = PIECE_BYTES;
            if (service.isPresent()) {
                allocate();
            } else {
                bindings.get().bind(MEMORY_SERVICE, NO_WAIT, this, this);
            }
        }
    }

    private void allocate() {
        if (!service.get().tryAllocate(bytes, CoreMemory.PAGE_BYTES, node, 0, 0, this)) {
            complete(false);
        }
    }

    private void complete(boolean grown) {
        requested = false;
        List<Waiting> completed = List.copyOf(waiting);
        waiting.clear();
        completed.forEach(request -> request.onMemory(grown));
    }

    @Override
    public MemoryBinding connect(Channel channel) {
        return MemoryInterface.connect(channel, this);
    }

    @Override
    public void bound(MemoryBinding binding) {
        service = Optional.of(binding);
        allocate();
    }

    @Override
    public void replied(CapabilityReference piece, ErrorCode err) {
        if (SystemError.OUT_OF_MEMORY.matches(err) && bytes > SMALLEST_PIECE_BYTES) {
            bytes /= 2;
            allocate();
            return;
        }
        RamReference ram = new RamReference(piece.address());
        Outcome<RamIdentifyResult> size = ram.identify(syscalls);
        if (!err.failed() && size.succeeded()) {
            memory.add(ram);
            held++;
        }
        complete(!err.failed() && size.succeeded());
    }

    @Override
    public void failed(Failure failure) {
        complete(false);
    }

    @Override
    public void onClosed(Failure reason) {
        service = Optional.empty();
    }
}
