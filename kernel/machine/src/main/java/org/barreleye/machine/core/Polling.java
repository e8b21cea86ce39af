package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventQueue;

/**
 * A wait for lines: computes which poll sees a write, so that the polls before it cost no events.
 *
 * <p>Poll k begins at {@code start + k * period}. It sees a write if that comes before it in the order of events;
 * software
 * steps last at an instant, so a poll sees all that arrives at its own instant, and of the other cores' steps at that
 * instant those of lower cores.
 */
final class Polling implements Copyable {
    private final Engine engine;
    private final Core core;
    private CoreDirective.Await await;
    private long start;
    private long period;

    Polling(Engine engine, Core core) {
        this.engine = engine;
        this.core = core;
    }

    /** Begins a wait at the core's clock. */
    void begin(CoreDirective.Await directive) {
        await = directive;
        start = core.clock;
        period = Math.max(directive.period() * core.cycle, directive.count() * core.hit);
        for (int index = 0; index < directive.count(); index++) {
            long address = directive.line(index);
            engine.directory.watch(page(address), address, core.index);
        }
    }

    /** Ends the wait. */
    void end() {
        for (int index = 0; index < await.count(); index++) {
            long address = await.line(index);
            engine.directory.unwatch(page(address), address, core.index);
        }
    }

    /** When the first poll comes that finds something, as far as is known when the wait begins. */
    long nextWakeUp() {
        return firstChanged() < await.count() ? start : deadlinePoll();
    }

    /** When the first poll comes that sees what is being written right now. */
    long firstPollAfterWrite() {
        long poll = pollNotBefore(engine.time());
        return engine.precedesStepOf(core.index, poll) ? poll : poll + period;
    }

    /**
     * Looks at the lines, now, and charges for it: the index of the first changed line decides what the software hears.
     */
    CoreEvent poll() {
        int changed = firstChanged();
        core.clock += changed * core.hit;
        if (changed < await.count() && core.reordering() != null) {
            core.reordering().processMessageLineInvalidations(await.line(changed)); // it saw that the line changed
        }
        return changed < await.count() ? new CoreEvent.LineChanged(await.line(changed)) : CoreEvent.DEADLINE_REACHED;
    }

    private int firstChanged() {
        CoherenceDirectory directory = engine.directory;
        int index = 0;
        while (index < await.count()) {
            long address = await.line(index);
            if (directory.isUnread(page(address), address, core.index)) {
                break;
            }
            index++;
        }
        return index;
    }

    private long deadlinePoll() {
        return await.deadline() > EventQueue.NEVER - period
                ? EventQueue.NEVER : pollNotBefore(await.deadline() - core.skew);
    }

    private long pollNotBefore(long time) {
        if (time <= start) {
            return start;
        }
        return start + (time - start + period - 1) / period * period;
    }

    private Page page(long address) {
        return engine.memory.page(address, Page.MESSAGE_LINE_BYTES);
    }
}
