package org.barreleye.machine.ordering;

import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.schedule.EnabledEvent;
import org.barreleye.machine.time.CoreClock;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.time.TimerTable;
import org.barreleye.machine.trace.TraceHash;

/**
 * The reordering of one core's accesses, on a machine that is not sequentially consistent: a store buffer delays when
 * the others see its stores, an invalidation queue delays when it sees theirs.
 *
 * <p>Stores leave in program order (total store order, as x86-TSO, Sewell et al. 2010), or those of one line do (weak).
 * The value of a load is fixed when it is executed, so loads are never reordered with later stores. Every change here
 * updates the core's time in the table of propagations.
 */
public final class MemoryReordering implements Copyable {
    private final CoreClock clock;
    private final StoreBuffer stores;
    private final InvalidationQueue invalidations;
    private final boolean weak;
    private final int lineBytes;
    private final MachineMemory memory;
    private final CoherenceDirectory directory;
    private final WriteNotifier writeNotifier;
    private final TimerTable propagations;
    private final SimulationClock simulationClock;
    private final TraceHash hash;

    /**
     * Creates the reordering of a core and attaches it to the notifier.
     *
     * @param propagations by core, when its next store leaves the buffer or its next invalidation is processed
     */
    public MemoryReordering(CoreClock clock, StoreBuffer stores, MachineDescription machine, MachineMemory memory,
            CoherenceDirectory directory, WriteNotifier writeNotifier, TimerTable propagations,
            SimulationClock simulationClock, TraceHash hash) {
        this.clock = clock;
        this.stores = stores;
        this.memory = memory;
        this.directory = directory;
        this.writeNotifier = writeNotifier;
        this.propagations = propagations;
        this.simulationClock = simulationClock;
        this.hash = hash;
        weak = machine.memoryModel() == MemoryModel.WEAK;
        lineBytes = machine.lineBytes();
        invalidations = new InvalidationQueue(lineBytes);
        writeNotifier.attach(this);
    }

    /** Returns whether no store and no invalidation is pending. */
    public boolean isEmpty() {
        return !stores.hasStores() && invalidations.count() == 0;
    }

    // ---- actions of the core

    /** Puts a store into the store buffer, and charges the core for its hits and for the wait for a free entry. */
    public void store(Page page, long address, int bytes, long value, Endianness order, long hits) {
        long begin = stores.roomAt(clock.time());
        long lastDue = stores.lastDueInLine(address);
        long turn = weak ? begin : stores.emptyAt(begin);
        long grant;
        if (lastDue == EventQueue.NEVER) {
            grant = request(page, address, begin);
        } else {
            // An earlier store has requested its line already; another core may take that before the turn of this one.
            turn = Math.max(turn, lastDue);
            grant = stores.lastGrantInLine(address);
            if (turn >= directory.lossOfOwnership(page, address, clock.core(), grant)) {
                grant = request(page, address, turn);
            }
        }
        stores.addStore(address, bytes, value, order, Math.max(turn, grant) + hits, grant);
        clock.set(begin + hits);
        updateDueTime();
    }

    /** Requests the ownership of a line; returns the time at which it is granted. */
    private long request(Page page, long address, long begin) {
        long now = stores.requestAt(begin);
        long cost = directory.costOfOwnership(page, address, clock.core(), now);
        if (cost > 0) {
            stores.addRequest(now + cost);
        }
        return now + cost;
    }

    /** Returns whether an access touches a line with a pending store or invalidation. */
    public boolean affects(long address) {
        return invalidations.contains(address) || stores.lastDueInLine(address) != EventQueue.NEVER;
    }

    /** Loads the number that this core sees, and charges the core. */
    public long load(Page page, long address, int bytes, Endianness order, long hits) {
        boolean isStale = invalidations.contains(address);
        if (!isStale && !stores.covers(address, bytes)) {
            clock.charge(directory.read(page, address, clock.core(), clock.time()));
        }
        clock.charge(hits);
        long below = isStale ? invalidations.load(address, bytes, order) : page.load(address, bytes, order);
        return stores.forward(address, bytes, below, order);
    }

    /** Commits all stores at once. */
    public void drain() {
        while (stores.hasStores()) {
            commitStore(0);
        }
        updateDueTime();
    }

    /** Processes all invalidations at once. */
    public void processInvalidations() {
        invalidations.processAll();
        updateDueTime();
    }

    /** Processes the pending invalidations of the lines of a message line. */
    public void processMessageLineInvalidations(long messageLine) {
        for (long line = messageLine; line < messageLine + Page.MESSAGE_LINE_BYTES; line += lineBytes) {
            invalidations.process(line);
        }
        updateDueTime();
    }

    // ---- events

    /** Queues the invalidation of a line that this core holds and another core is about to write. */
    void delayInvalidation(Page page, long address, long due) {
        invalidations.add(page, address, due);
        updateDueTime();
    }

    /** Executes the propagation that is due first; at one instant, stores before invalidations. */
    public void executeNext() {
        long due = propagations.time(clock.core());
        if (stores.hasStores() && stores.due(stores.earliest()) == due) {
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
     * Adds the propagations that the memory model allows next to a list. The subject of a store is its address, that of
     * an invalidation the complement of its address.
     */
    public void collectEnabled(List<EnabledEvent> enabledEvents, long limit) {
        for (int index = 0; index < stores.stores(); index++) {
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
        return new EnabledEvent(due, EventClass.PROPAGATE, clock.core(), subject);
    }

    /** Executes one of the propagations that {@link #collectEnabled} has added. */
    public void execute(EnabledEvent chosen) {
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
        Page page = memory.page(address, 1);
        writeNotifier.beforeWrite(page, address, clock.core());
        invalidations.process(address);
        stores.write(index, page);
        hash.mixAccess(simulationClock.time(), ~address, stores.value(index));
        stores.remove(index);
        writeNotifier.afterWrite(page, address, clock.core());
    }

    private void processInvalidation(int index) {
        hash.mix(invalidations.address(index));
        invalidations.process(invalidations.address(index));
    }

    private void updateDueTime() {
        long store = stores.hasStores() ? stores.due(stores.earliest()) : EventQueue.NEVER;
        propagations.set(clock.core(), Math.min(store, invalidations.earliest()));
    }
}
