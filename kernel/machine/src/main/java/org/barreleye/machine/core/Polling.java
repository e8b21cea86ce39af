package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
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
    private final SimulationClock simulationClock;
    private final WatchedLines watchedLines;
    private boolean isWaiting;
    private CoreDirective.Await await;
    private long start;
    private long period;

    Polling(MachineParts parts, CoreClock clock, CoreTiming timing, MemoryPort memoryPort) {
        this.clock = clock;
        this.timing = timing;
        this.memoryPort = memoryPort;
        simulationClock = parts.simulationClock();
        watchedLines = new WatchedLines(clock.core(), parts.memory(), parts.directory());
    }

    /** Begins a wait at the core's clock. */
    void begin(CoreDirective.Await directive) {
        watchedLines.watch(directive);
        await = directive;
        isWaiting = true;
        start = clock.time();
        period = Math.max(directive.period() * timing.cycle(), directive.count() * timing.hit());
    }

    /** Ends the wait. */
    void end() {
        isWaiting = false;
    }

    /** Ends the wait, if there is one, of a core that stops. */
    void stop() {
        isWaiting = false;
        watchedLines.clear();
    }

    /**
     * Notes that the line of an address is written.
     *
     * @return whether the core waits
     */
    boolean onLineWritten(long address) {
        watchedLines.onWritten(address);
        return isWaiting;
    }

    /** The time of the first poll that finds a change or the deadline, as known when the wait begins. */
    long nextWakeUp() {
        return watchedLines.nextChanged(0) < await.count() ? start : deadlinePoll();
    }

    /** The time of the first poll that sees the write of the current event. */
    long firstPollAfterWrite() {
        long poll = pollNotBefore(simulationClock.time());
        return simulationClock.precedesStep(clock.core(), poll) ? poll : poll + period;
    }

    /** Polls the lines once, in order, up to the first changed one, and charges for it. */
    CoreEvent poll() {
        int changed = watchedLines.nextChanged(0);
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
        for (int index = watchedLines.nextChanged(first + 1); index < await.count();
                index = watchedLines.nextChanged(index + 1)) {
            misses.fetch(watchedLines.page(index), await.line(index), clock.time());
        }
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
}
