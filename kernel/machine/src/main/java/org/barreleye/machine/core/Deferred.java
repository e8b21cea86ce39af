package org.barreleye.machine.core;

import java.util.List;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.Ordering;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.order.Candidate;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;

/**
 * What one core and the others see at different times, on a machine that is not sequentially consistent: stores that the
 * others do not see yet, and lines of which this core does not see the latest.
 *
 * <p>Stores leave in the order of the program (total store order), or those of one line do (weak). A load's value is fixed
 * when it is executed, so no load is ever seen to wait for a later store. Whoever changes what waits here also moves the
 * core's time in {@code engine.deferred}.
 */
final class Deferred implements Copyable {
    private final Engine engine;
    private final Core core;
    private final boolean weak;
    private final BufferedStores stores;
    private final StaleLines stale;

    Deferred(Engine engine, Core core) {
        this.engine = engine;
        this.core = core;
        weak = engine.description.ordering() == Ordering.WEAK;
        stores = new BufferedStores(!weak, engine.description.lineBytes());
        stale = new StaleLines(engine.description.lineBytes());
    }

    private Deferred(Deferred source, Copier copier) {
        copier.enter(source, this);
        engine = copier.of(source.engine);
        core = copier.of(source.core);
        weak = source.weak;
        stores = copier.of(source.stores);
        stale = copier.of(source.stale);
    }

    @Override
    public Deferred copy(Copier copier) {
        return new Deferred(this, copier);
    }

    boolean isEmpty() {
        return stores.isEmpty() && stale.count() == 0;
    }

    // ---- what the core does

    /** Puts a store into the buffer: how long that keeps the core, and when the others see it, is for the buffer to say. */
    void store(Page page, long address, int bytes, long value, Endianness order, StoreBuffer buffer, long hits) {
        long begin = buffer.roomAt(core.clock);
        long before = stores.lastOfLine(address);
        long turn = weak ? begin : buffer.emptyAt(begin);
        long visible;
        if (before == EventQueue.NEVER) {
            visible = turn + engine.directory.priceOfOwning(page, address, core.index, turn) + hits;
        } else {
            // Its line is on the way already.
            visible = Math.max(turn, before) + hits;
        }
        buffer.add(visible);
        stores.add(address, bytes, value, order, visible);
        core.clock = begin + hits;
        arrange();
    }

    /** Whether this core sees some bytes of an access here rather than in its cache or in memory. */
    boolean concerns(long address) {
        return stale.holds(address) || stores.lastOfLine(address) != EventQueue.NEVER;
    }

    /** Loads what this core sees, and charges for it. */
    long load(Page page, long address, int bytes, Endianness order, long hits) {
        boolean old = stale.holds(address);
        if (!old && !stores.cover(address, bytes)) {
            core.clock += engine.directory.read(page, address, core.index, core.clock);
        }
        core.clock += hits;
        long below = old ? stale.load(address, bytes, order) : page.load(address, bytes, order);
        return stores.forward(address, bytes, below, order);
    }

    /** All stores take effect. */
    void drain() {
        while (!stores.isEmpty()) {
            leave(0);
        }
        arrange();
    }

    /** All invalidations take effect. */
    void refresh() {
        stale.dropAll();
        arrange();
    }

    /** The invalidations of a slot's lines take effect, if any wait. */
    void refreshSlot(long slot) {
        for (long line = slot; line < slot + Page.SLOT_BYTES; line += engine.description.lineBytes()) {
            stale.drop(line);
        }
        arrange();
    }

    // ---- what happens to it

    /** Somebody else is about to write a line that this core holds. */
    void keep(Page page, long address, long due) {
        stale.keep(page, address, due);
        arrange();
    }

    /** Lets happen what is due first: at one instant stores before invalidations. */
    void happen() {
        long due = engine.deferred.time(core.index);
        if (!stores.isEmpty() && stores.due(stores.first()) == due) {
            leave(stores.first());
        } else {
            int index = 0;
            while (stale.due(index) != due) {
                index++;
            }
            invalidated(index);
        }
        arrange();
    }

    /** Adds what may happen first here to a list of candidates: for a store its address, for an invalidation the opposite. */
    void offer(List<Candidate> candidates, long limit) {
        for (int index = 0; index < stores.count(); index++) {
            if (stores.due(index) <= limit && stores.mayLeave(index)) {
                candidates.add(candidate(stores.due(index), stores.address(index)));
            }
        }
        for (int index = 0; index < stale.count(); index++) {
            if (stale.due(index) <= limit) {
                candidates.add(candidate(stale.due(index), ~stale.address(index)));
            }
        }
    }

    private Candidate candidate(long due, long subject) {
        return new Candidate(due, EventClass.PROPAGATE, core.index, subject);
    }

    /** Lets happen what was chosen among the candidates. */
    void happen(Candidate chosen) {
        int index = 0;
        if (chosen.subject() >= 0) {
            while (stores.address(index) != chosen.subject()) {
                index++;
            }
            leave(index);
        } else {
            while (stale.address(index) != ~chosen.subject()) {
                index++;
            }
            invalidated(index);
        }
        arrange();
    }

    private void leave(int index) {
        long address = stores.address(index);
        Page page = engine.memory.page(address, 1);
        engine.writes.begin(page, address, core.index);
        stale.drop(address);
        stores.write(index, page);
        engine.hash.mixAccess(engine.time(), ~address, stores.value(index));
        stores.remove(index);
        engine.writes.done(page, address, core.index);
    }

    private void invalidated(int index) {
        engine.hash.mix(stale.address(index));
        stale.drop(stale.address(index));
    }

    private void arrange() {
        long store = stores.isEmpty() ? EventQueue.NEVER : stores.due(stores.first());
        engine.deferred.set(core.index, Math.min(store, stale.earliest()));
    }
}
