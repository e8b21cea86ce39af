package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.injection.FaultInjector;
import org.barreleye.machine.interrupt.InterruptLatencies;
import org.barreleye.machine.time.CoreClock;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;

/** The sender of a core's interprocessor interrupts and of its start signals. Each drains the store buffer first. */
final class InterruptSender implements Copyable {
    private final CoreClock clock;
    private final long sendCost;
    private final MemoryPort memory;
    private final Cores cores;
    private final InterruptLatencies latencies;
    private final FaultInjector faultInjector;
    private final EventQueue queue;

    InterruptSender(MachineParts parts, CoreClock clock, long sendCost, MemoryPort memory) {
        this.clock = clock;
        this.sendCost = sendCost;
        this.memory = memory;
        cores = parts.cores();
        latencies = parts.interruptLatencies().get(clock.core());
        faultInjector = parts.faultInjector();
        queue = parts.queue();
    }

    void interrupt(CoreId target, int vector) {
        int to = cores.get(target).index();
        memory.drain();
        clock.charge(sendCost);
        faultInjector.postInterrupt(clock.time() + latencies.latencyTo(to, clock.time()), to, vector);
    }

    /** Stops another core, which loses its state. Has no effect on a core that is off. */
    void stop(CoreId target) {
        memory.drain();
        clock.charge(sendCost);
        int to = cores.get(target).index();
        queue.post(clock.time() + latencies.latencyTo(to, clock.time()), EventClass.STOP, to, 0);
    }

    /**
     * Starts a core.
     *
     * @throws IllegalStateException if no software is installed there
     */
    void start(CoreId target, long entry) {
        CoreStateMachine started = cores.get(target);
        started.requireInstalled();
        memory.drain();
        clock.charge(sendCost);
        int to = started.index();
        queue.post(clock.time() + latencies.latencyTo(to, clock.time()), EventClass.START, to, entry);
    }
}
