package org.barreleye.machine.ordering;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.SimulationClock;

/** Notifies the cores that hold or poll a line of a write to it. */
public final class WriteNotifier implements Copyable {
    private final boolean weak;
    private final CoherenceDirectory directory;
    private final SimulationClock simulationClock;
    // By core. The machine is sequentially consistent if the first list is empty.
    private final List<MemoryReordering> reorderings;
    private final List<LineWriteListener> listeners;

    /** Creates the notifier of a machine to which no core is attached yet. */
    public WriteNotifier(MemoryModel memoryModel, CoherenceDirectory directory, SimulationClock simulationClock) {
        weak = memoryModel == MemoryModel.WEAK;
        this.directory = directory;
        this.simulationClock = simulationClock;
        reorderings = new ArrayList<>();
        listeners = new ArrayList<>();
    }

    /** Attaches the reordering of the next core. Cores are attached in the order of their indexes. */
    void attach(MemoryReordering reordering) {
        reorderings.add(reordering);
    }

    /** Attaches the next core as one that polls. Cores are attached in the order of their indexes. */
    public void attach(LineWriteListener listener) {
        listeners.add(listener);
    }

    /**
     * Prepares the write of a line by a core: on a weakly ordered machine, the other holders see the old bytes until
     * they process the invalidation.
     */
    public void beforeWrite(Page page, long address, int core) {
        if (weak) {
            for (int holder = directory.sharer(page, address, 0); holder >= 0;
                    holder = directory.sharer(page, address, holder + 1)) {
                if (holder != core) {
                    long delay = directory.invalidationDelay(core, holder);
                    reorderings.get(holder).delayInvalidation(page, address, simulationClock.time() + delay);
                }
            }
        }
    }

    /** Prepares the write of all lines of a message line by a core. */
    public void beforeMessageLineWrite(Page page, long messageLine, int core) {
        for (long line = messageLine; line < messageLine + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            beforeWrite(page, line, core);
        }
    }

    /** Completes the write of a line by a core: the core owns the line, and the cores that poll it are notified. */
    public void afterWrite(Page page, long address, int core) {
        directory.acquireOwnership(page, address, core, simulationClock.time());
        notifyWatchers(page, address);
    }

    /** Completes the write of all lines of a message line by a core. */
    public void afterMessageLineWrite(Page page, long messageLine, int core) {
        for (long line = messageLine; line < messageLine + Page.MESSAGE_LINE_BYTES; line += page.lineBytes()) {
            directory.acquireOwnership(page, line, core, simulationClock.time());
        }
        notifyWatchers(page, messageLine);
    }

    /** Completes the write of a line by a device: no cache holds the line, and the cores that poll it are notified. */
    public void afterDeviceWrite(Page page, long address) {
        directory.invalidateCopies(page, address);
        notifyWatchers(page, address);
    }

    private void notifyWatchers(Page page, long address) {
        for (int watcher = directory.watcher(page, address, 0); watcher >= 0;
                watcher = directory.watcher(page, address, watcher + 1)) {
            listeners.get(watcher).onLineWritten(address);
        }
    }
}
