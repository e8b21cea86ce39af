package org.barreleye.service.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.memory.AllocateReply;
import org.barreleye.generated.user.memory.AvailableReply;
import org.barreleye.generated.user.memory.FreeReply;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** Serves one client of the memory service. When its binding closes, its allocations are freed. */
final class MemorySession implements MemoryHandler, Copyable {
    private final RamAllocator allocator;
    // The process whose quota the allocations count against.
    private final long client;
    private final List<Allocation> allocations;
    private boolean closed;

    MemorySession(RamAllocator allocator, long client) {
        this.allocator = allocator;
        this.client = client;
        allocations = new ArrayList<>();
    }

    @Override
    public void allocate(long bytes, long alignment, long node, long from, long to, AllocateReply reply) {
        if (!RamAllocator.isValidRequest(bytes, alignment)) {
            reply.reply(CapabilityReference.ABSENT, SystemError.BAD_ARGUMENT.code());
        } else if (!allocator.hasNode(node)) {
            reply.reply(CapabilityReference.ABSENT, SystemError.NO_SUCH_NODE.code());
        } else {
            allocator.reclaimDeferred();
            if (allocator.find(client, node, bytes, alignment, from, to).isEmpty()) {
                reply.reply(CapabilityReference.ABSENT, SystemError.OUT_OF_MEMORY.code());
            } else {
                allocator.charge(client, bytes,
                        new ChargedAllocation(this, bytes, alignment, node, from, to, reply));
            }
        }
    }

    private void completeAllocation(Allocation allocation, AllocateReply reply) {
        Outcome<CapabilityReference> allocated = allocator.allocate(allocation);
        if (allocated.succeeded()) {
            allocations.add(allocation);
            reply.reply(allocated.value(), ErrorCode.NONE);
        } else {
            allocator.credit(client, allocation.bytes());
            reply.reply(CapabilityReference.ABSENT, ErrorCode.of(allocated.error()));
        }
    }

    /** Allocates memory that counts against the quota of its client. */
    private record ChargedAllocation(MemorySession session, long bytes, long alignment, long node, long from, long to,
            AllocateReply reply) implements ErrorContinuation, Copyable {
        @Override
        public void replied(ErrorCode error) {
            // Another client may have been faster.
            Optional<Allocation> allocation = error.failed() || session.closed ? Optional.empty()
                    : session.allocator.find(session.client, node, bytes, alignment, from, to)
                    .map(found -> found.forClient(session.client));
            if (allocation.isPresent()) {
                session.completeAllocation(allocation.get(), reply);
                return;
            }
            if (!error.failed()) {
                session.allocator.credit(session.client, bytes);
            }
            reply.failed(error.failed() ? error : SystemError.OUT_OF_MEMORY.code());
        }

        @Override
        public void failed(Failure failure) {
            reply.failed(failure);
        }
    }

    @Override
    public void free(CapabilityReference memory, FreeReply reply) {
        Outcome<RamIdentifyResult> found = allocator.identify(memory);
        Optional<Allocation> allocation = found.succeeded() ? allocationOf(found.value()) : Optional.empty();
        allocator.discard(memory);
        if (allocation.isEmpty()) {
            reply.reply(SystemError.NOT_ALLOCATED.code());
        } else {
            reply.reply(freeAllocation(allocation.get()));
        }
    }

    private ErrorCode freeAllocation(Allocation allocation) {
        Outcome<Outcome.Unit> freed = allocator.free(allocation);
        if (!freed.succeeded() && freed.error() == KernelError.REVOKE_FIRST) {
            return SystemError.STILL_IN_USE.code();
        }
        allocations.remove(allocation);
        allocator.removeDeferred(allocation);
        if (!freed.succeeded()) {
            // The memory cannot be reused yet. The client has no capability to it any more and cannot repeat the call.
            allocator.deferFree(List.of(allocation));
        }
        return ErrorCode.NONE;
    }

    private Optional<Allocation> allocationOf(RamIdentifyResult memory) {
        return allocations.stream()
                .filter(allocation -> allocation.base() == memory.base() && allocation.bytes() == memory.bytes())
                .findFirst()
                // The holder of memory from before the service was started again frees it as before.
                .or(() -> allocator.deferred(memory));
    }

    @Override
    public void available(long index, AvailableReply reply) {
        allocator.reclaimDeferred();
        List<Integer> nodes = allocator.nodes();
        if (index >= nodes.size()) {
            reply.reply(0, 0, 0, SystemError.NO_SUCH_NODE.code());
        } else {
            int node = nodes.get((int) index);
            reply.reply(node, allocator.freeBytes(node), allocator.bytes(node), ErrorCode.NONE);
        }
    }

    @Override
    public void onClosed(Failure reason) {
        closed = true;
        allocator.deferFree(allocations);
        allocations.clear();
    }
}
