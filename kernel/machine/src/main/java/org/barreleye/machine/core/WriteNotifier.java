package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.memory.Page;

/** Notifies the cores that hold or poll a line of a write to it. */
final class WriteNotifier implements Copyable {
    private final Engine engine;
    private final boolean weak;

    WriteNotifier(Engine engine) {
        this.engine = engine;
        weak = engine.description.memoryModel() == MemoryModel.WEAK;
    }

    /**
     * A core is about to write a line: on a weakly ordered machine, the others that hold it see the old bytes for a
     * while.
     */
    void beforeWrite(Page page, long address, int core) {
        if (weak) {
            for (int holder = engine.directory.sharer(page, address, 0); holder >= 0;
                    holder = engine.directory.sharer(page, address, holder + 1)) {
                if (holder != core) {
                    long delay = engine.directory.invalidationDelay(core, holder);
                    engine.cores.get(holder).reordering().delayInvalidation(page, address, engine.time() + delay);
                }
            }
        }
    }

    /** A core is about to write all lines of a message line. */
    void beforeMessageLineWrite(Page page, long messageLine, int core) {
        for (long line = messageLine; line < messageLine + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            beforeWrite(page, line, core);
        }
    }

    /** A core wrote a line: whoever polls it must hear of that. */
    void afterWrite(Page page, long address, int core) {
        engine.directory.acquireOwnership(page, address, core);
        notifyWatchers(page, address);
    }

    /** A core wrote all lines of a message line. */
    void afterMessageLineWrite(Page page, long messageLine, int core) {
        for (long line = messageLine; line < messageLine + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            engine.directory.acquireOwnership(page, line, core);
        }
        notifyWatchers(page, messageLine);
    }

    /** A device wrote a line. */
    void afterDeviceWrite(Page page, long address) {
        engine.directory.invalidateCopies(page, address);
        notifyWatchers(page, address);
    }

    private void notifyWatchers(Page page, long address) {
        for (int watcher = engine.directory.watcher(page, address, 0); watcher >= 0;
                watcher = engine.directory.watcher(page, address, watcher + 1)) {
            engine.cores.get(watcher).stateMachine.onLineWritten();
        }
    }
}
