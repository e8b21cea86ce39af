package org.barreleye.machine.core;

import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.schedule.EnabledEvent;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;

/**
 * What one core and the others see at different times, on a machine that is not sequentially consistent: stores that
 * the others do not see yet, and lines of which this core does not see the latest.
 *
 * <p>Stores leave in the order of the program (total store order), or those of one line do (weak). A load's value is
 * fixed when it is executed, so no load is ever seen to wait for a later store. Whoever changes what waits here also
 * moves the core's time in {@code engine.propagations}.
 */
final class MemoryReordering implements Copyable {
    private final Engine engine;
    private final Core core;
    private final boolean weak;
    private final StoreBufferEntries stores;
    private final InvalidationQueue invalidations;

    MemoryReordering(Engine engine, Core core) {
        this.engine = engine;
        this.core = core;
        weak = engine.description.memoryModel() == MemoryModel.WEAK;
        stores = new StoreBufferEntries(!weak, engine.description.lineBytes());
        invalidations = new InvalidationQueue(engine.description.lineBytes());
    }

    boolean isEmpty() {
        return stores.isEmpty() && invalidations.count() == 0;
    }

    // ---- what the core does

    /**
     * Puts a store into the buffer: how long that keeps the core, and when the others see it, is for the buffer to say.
     */
    void store(Page page, long address, int bytes, long value, Endianness order, StoreBuffer buffer, long hits) {
        long begin = buffer.roomAt(core.clock);
        long lastDue = stores.lastDueInLine(address);
        long turn = weak ? begin : buffer.emptyAt(begin);
        long visible;
        if (lastDue == EventQueue.NEVER) {
            visible = turn + engine.directory.costOfOwnership(page, address, core.index, turn) + hits;
        } else {
            // Its line is on the way already.
            visible = Math.max(turn, lastDue) + hits;
        }
        buffer.add(visible);
        stores.add(address, bytes, value, order, visible);
        core.clock = begin + hits;
        updateDueTime();
    }

    /** Whether this core sees some bytes of an access here rather than in its cache or in memory. */
    boolean affects(long address) {
        return invalidations.contains(address) || stores.lastDueInLine(address) != EventQueue.NEVER;
    }

    /** Loads what this core sees, and charges for it. */
    long load(Page page, long address, int bytes, Endianness order, long hits) {
        boolean isStale = invalidations.contains(address);
        if (!isStale && !stores.covers(address, bytes)) {
            core.clock += engine.directory.read(page, address, core.index, core.clock);
        }
        core.clock += hits;
        long below = isStale ? invalidations.load(address, bytes, order) : page.load(address, bytes, order);
        return stores.forward(address, bytes, below, order);
    }

    /** All stores take effect. */
    void drain() {
        while (!stores.isEmpty()) {
            commitStore(0);
        }
        updateDueTime();
    }

    /** All invalidations take effect. */
    void processInvalidations() {
        invalidations.processAll();
        updateDueTime();
    }

    /** The invalidations of a slot's lines take effect, if any wait. */
    void processMessageLineInvalidations(long messageLine) {
        for (long line = messageLine; line < messageLine
                + Page.MESSAGE_LINE_BYTES; line += engine.description.lineBytes()) {
            invalidations.process(line);
        }
        updateDueTime();
    }

    // ---- what happens to it

    /** Somebody else is about to write a line that this core holds. */
    void delayInvalidation(Page page, long address, long due) {
        invalidations.add(page, address, due);
        updateDueTime();
    }

    /** Lets happen what is due first: at one instant stores before invalidations. */
    void executeNext() {
        long due = engine.propagations.time(core.index);
        if (!stores.isEmpty() && stores.due(stores.earliest()) == due) {
            commitStore(stores.earliest());
        } else {
            int index = 0;
            while (invalidations.due(index) != due) {
                index++;
            }
            processInvalidation(index);
        }
        updateDueTime();
    }

    /**
     * Adds what may happen first here to a list of candidates: for a store its address, for an invalidation the
     * opposite.
     */
    void collectEnabled(List<EnabledEvent> enabledEvents, long limit) {
        for (int index = 0; index < stores.count(); index++) {
            if (stores.due(index) <= limit && stores.mayCommit(index)) {
                enabledEvents.add(enabledEvent(stores.due(index), stores.address(index)));
            }
        }
        for (int index = 0; index < invalidations.count(); index++) {
            if (invalidations.due(index) <= limit) {
                enabledEvents.add(enabledEvent(invalidations.due(index), ~invalidations.address(index)));
            }
        }
    }

    private EnabledEvent enabledEvent(long due, long subject) {
        return new EnabledEvent(due, EventClass.PROPAGATE, core.index, subject);
    }

    /** Lets happen what was chosen among the candidates. */
    void execute(EnabledEvent chosen) {
        int index = 0;
        if (chosen.subject() >= 0) {
            while (stores.address(index) != chosen.subject()) {
                index++;
            }
            commitStore(index);
        } else {
            while (invalidations.address(index) != ~chosen.subject()) {
                index++;
            }
            processInvalidation(index);
        }
        updateDueTime();
    }

    private void commitStore(int index) {
        long address = stores.address(index);
        Page page = engine.memory.page(address, 1);
        engine.writeNotifier.beforeWrite(page, address, core.index);
        invalidations.process(address);
        stores.write(index, page);
        engine.hash.mixAccess(engine.time(), ~address, stores.value(index));
        stores.remove(index);
        engine.writeNotifier.afterWrite(page, address, core.index);
    }

    private void processInvalidation(int index) {
        engine.hash.mix(invalidations.address(index));
        invalidations.process(invalidations.address(index));
    }

    private void updateDueTime() {
        long store = stores.isEmpty() ? EventQueue.NEVER : stores.due(stores.earliest());
        engine.propagations.set(core.index, Math.min(store, invalidations.earliest()));
    }
}
