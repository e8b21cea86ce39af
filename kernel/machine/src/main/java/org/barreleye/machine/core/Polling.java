package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.CoreClock;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;

/**
 * A wait for lines: computes which poll sees a write, so that the polls before it are no events.
 *
 * <p>Poll k begins at {@code start + k * period}. It sees a write that precedes it in the order of events. Steps are
 * the last events of an instant, so a poll sees all that arrives at its own instant, and of the steps at that instant
 * those of lower cores.
 */
final class Polling implements Copyable {
    private final CoreClock clock;
    private final CoreTiming timing;
    private final MemoryPort memoryPort;
    private final MachineMemory memory;
    private final CoherenceDirectory directory;
    private final SimulationClock simulationClock;
    private CoreDirective.Await await;
    private long start;
    private long period;

    Polling(MachineParts parts, CoreClock clock, CoreTiming timing, MemoryPort memoryPort) {
        this.clock = clock;
        this.timing = timing;
        this.memoryPort = memoryPort;
        memory = parts.memory();
        directory = parts.directory();
        simulationClock = parts.simulationClock();
    }

    /** Begins a wait at the core's clock. */
    void begin(CoreDirective.Await directive) {
        await = directive;
        start = clock.time();
        period = Math.max(directive.period() * timing.cycle(), directive.count() * timing.hit());
        for (int index = 0; index < directive.count(); index++) {
            long address = directive.line(index);
            directory.watch(page(address), address, clock.core());
        }
    }

    /** Ends the wait. */
    void end() {
        for (int index = 0; index < await.count(); index++) {
            long address = await.line(index);
            directory.unwatch(page(address), address, clock.core());
        }
    }

    /** The time of the first poll that finds a change or the deadline, as known when the wait begins. */
    long nextWakeUp() {
        return firstChanged() < await.count() ? start : deadlinePoll();
    }

    /** The time of the first poll that sees the write of the current event. */
    long firstPollAfterWrite() {
        long poll = pollNotBefore(simulationClock.time());
        return simulationClock.precedesStep(clock.core(), poll) ? poll : poll + period;
    }

    /** Polls the lines once, in order, up to the first changed one, and charges for it. */
    CoreEvent poll() {
        int changed = firstChanged();
        clock.charge(changed * timing.hit());
        fetchChangedAfter(changed);
        if (changed < await.count() && memoryPort.reordering() != null) {
            memoryPort.reordering().processMessageLineInvalidations(await.line(changed));
        }
        return changed < await.count() ? new CoreEvent.LineChanged(await.line(changed)) : CoreEvent.DEADLINE_REACHED;
    }

    /**
     * Fetches the lines behind the first changed one that have changed too, if the core has several misses at a time.
     * The first is fetched by the load of it, before which the core knows nothing of the change.
     */
    private void fetchChangedAfter(int first) {
        MissRegisters misses = memoryPort.misses();
        if (misses.areBlocking()) {
            return;
        }
        for (int index = first + 1; index < await.count(); index++) {
            long address = await.line(index);
            if (directory.isUnread(page(address), address, clock.core())) {
                misses.fetch(page(address), address, clock.time());
            }
        }
    }

    private int firstChanged() {
        int index = 0;
        while (index < await.count()) {
            long address = await.line(index);
            if (directory.isUnread(page(address), address, clock.core())) {
                break;
            }
            index++;
        }
        return index;
    }

    private long deadlinePoll() {
        return await.deadline() > EventQueue.NEVER - period
                ? EventQueue.NEVER : pollNotBefore(await.deadline() - timing.skew());
    }

    private long pollNotBefore(long time) {
        if (time <= start) {
            return start;
        }
        return start + (time - start + period - 1) / period * period;
    }

    private Page page(long address) {
        return memory.page(address, Page.MESSAGE_LINE_BYTES);
    }
}
