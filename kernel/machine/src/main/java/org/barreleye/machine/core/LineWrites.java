package org.barreleye.machine.core;

import org.barreleye.machine.description.Ordering;
import org.barreleye.machine.memory.Page;

/** Who has to know of a write to a line. */
final class LineWrites {
    private final Engine engine;
    private final boolean weak;

    LineWrites(Engine engine) {
        this.engine = engine;
        weak = engine.description.ordering() == Ordering.WEAK;
    }

    /** A core is about to write a line: on a weakly ordered machine, the others that hold it see the old bytes for a while. */
    void begin(Page page, long address, int core) {
        if (weak) {
            for (int holder = engine.directory.sharer(page, address, 0); holder >= 0;
                    holder = engine.directory.sharer(page, address, holder + 1)) {
                if (holder != core) {
                    long delay = engine.directory.delayOfInvalidation(core, holder);
                    engine.cores.get(holder).deferred().keep(page, address, engine.time() + delay);
                }
            }
        }
    }

    /** A core is about to write all lines of a slot. */
    void beginSlot(Page page, long slot, int core) {
        for (long line = slot; line < slot + Page.SLOT_BYTES; line += page.lineBytes()) {
            begin(page, line, core);
        }
    }

    /** A core wrote a line: whoever polls it must hear of that. */
    void done(Page page, long address, int core) {
        engine.directory.own(page, address, core);
        tell(page, address);
    }

    /** A core wrote all lines of a slot. */
    void doneSlot(Page page, long slot, int core) {
        for (long line = slot; line < slot + Page.SLOT_BYTES; line += page.lineBytes()) {
            engine.directory.own(page, line, core);
        }
        tell(page, slot);
    }

    /** A device wrote a line. */
    void doneByDevice(Page page, long address) {
        engine.directory.disown(page, address);
        tell(page, address);
    }

    private void tell(Page page, long address) {
        for (int watcher = engine.directory.watcher(page, address, 0); watcher >= 0;
                watcher = engine.directory.watcher(page, address, watcher + 1)) {
            engine.cores.get(watcher).execution.lineWritten();
        }
    }
}
