package org.barreleye.domain.thread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.FaultOutcome;
import org.barreleye.kpi.memory.MemoryFault;

/**
 * The page faults of the threads of a dispatcher. A fault goes to the object of the region, to the handler of the
 * thread, and to that of the domain, until one resolves it. One that has to wait gets the fault again in the pager
 * thread, which exists while there are such faults; the faulting thread is blocked meanwhile (self-paging: Hand 1999).
 */
final class PageFaults {
    private static final String PAGER = "pager";

    private final ThreadScheduler scheduler;
    private final EventLoop events;
    private final Optional<AddressSpace> memory;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private Optional<FaultHandler> domainHandler = Optional.empty();
    private Optional<UserThread> pager = Optional.empty();

    PageFaults(ThreadScheduler scheduler, EventLoop events, Optional<AddressSpace> memory) {
        this.scheduler = scheduler;
        this.events = events;
        this.memory = memory;
    }

    void setHandler(FaultHandler handler) {
        domainHandler = Optional.of(handler);
    }

    /**
     * Delivers the fault of the running thread to the handlers.
     *
     * @return whether the thread goes on; otherwise it is blocked
     */
    boolean deliver(UserThread thread, MemoryFault fault) {
        for (FaultHandler handler : handlersFor(thread)) {
            FaultOutcome outcome = events.handle(() -> handler.onFault(thread, fault));
            if (outcome == FaultOutcome.MUST_WAIT) {
                passToPager(new Pending(thread, fault, handler));
                return false;
            }
            if (outcome == FaultOutcome.RESOLVED) {
                fault.repeat();
                return true;
            }
        }
        memory.ifPresent(space -> space.explain(fault));
        return true;
    }

    private List<FaultHandler> handlersFor(UserThread thread) {
        List<FaultHandler> handlers = new ArrayList<>();
        memory.map(RegionHandler::new).ifPresent(handlers::add);
        thread.faultHandler().ifPresent(handlers::add);
        domainHandler.ifPresent(handlers::add);
        return handlers;
    }

    private void passToPager(Pending fault) {
        pending.add(fault);
        if (pager.isEmpty()) {
            pager = Optional.of(scheduler.create(PAGER, this::handlePending));
        }
        scheduler.suspend(fault.thread, new PagerReason(fault.fault.address(), pager.get()));
    }

    /** Runs in the pager thread. */
    private void handlePending() {
        while (!pending.isEmpty()) {
            Pending next = pending.remove();
            FaultOutcome outcome = handle(next);
            if (outcome == FaultOutcome.RESOLVED) {
                next.fault.repeat();
            } else {
                memory.ifPresent(space -> space.explain(next.fault));
            }
            next.thread.takeDeadlock();
            scheduler.wake(next.thread);
        }
        pager = Optional.empty();
    }

    private static FaultOutcome handle(Pending next) {
        try {
            return next.handler.onFaultWaiting(next.thread, next.fault);
        } catch (RuntimeException failure) {
            next.fault.explain("the handler of this fault has failed: " + failure);
            return FaultOutcome.UNHANDLED;
        }
    }

    /**
     * A fault for the pager.
     *
     * @param thread the faulting thread
     * @param fault its access
     * @param handler which has to wait
     */
    private record Pending(UserThread thread, MemoryFault fault, FaultHandler handler) {}

    /**
     * The object of the region as a handler.
     *
     * @param space the address space with the region
     */
    private record RegionHandler(AddressSpace space) implements FaultHandler {
        @Override
        public FaultOutcome onFault(UserThread thread, MemoryFault fault) {
            return space.onFault(fault);
        }

        @Override
        public FaultOutcome onFaultWaiting(UserThread thread, MemoryFault fault) {
            return space.onFaultWaiting(fault);
        }
    }

    /**
     * The reason of a thread that waits for the pager.
     *
     * @param address of its access
     * @param pager the pager thread
     */
    private record PagerReason(long address, UserThread pager) implements BlockReason {
        @Override
        public String description() {
            return "the page at 0x" + Long.toHexString(address);
        }

        @Override
        public Optional<UserThread> owner() {
            return Optional.of(pager);
        }
    }
}
