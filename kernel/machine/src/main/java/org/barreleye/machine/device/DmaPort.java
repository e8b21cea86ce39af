package org.barreleye.machine.device;

import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.memory.AddressMap;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.ordering.WriteNotifier;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.trace.TraceHash;

/** The port through which devices access memory directly, past the caches (DMA). */
public final class DmaPort implements Copyable {
    // By core.
    private final List<AddressMap> addressMaps;
    private final MachineMemory memory;
    private final CoherenceDirectory directory;
    private final WriteNotifier writeNotifier;
    private final SimulationClock simulationClock;
    private final TraceHash hash;

    /**
     * Creates the port of a machine.
     *
     * @param addressMaps by core
     */
    public DmaPort(List<AddressMap> addressMaps, MachineMemory memory, CoherenceDirectory directory,
            WriteNotifier writeNotifier, SimulationClock simulationClock, TraceHash hash) {
        this.addressMaps = addressMaps;
        this.memory = memory;
        this.directory = directory;
        this.writeNotifier = writeNotifier;
        this.simulationClock = simulationClock;
        this.hash = hash;
    }

    /** The time of the event that is executed; a core that executes it may be ahead. */
    long now() {
        return simulationClock.time();
    }

    /** Returns whether the address map of a core shows a page, and the page is memory. */
    boolean isReachable(int core, long page) {
        return addressMaps.get(core).maps(page) && memory.exists(page) && !memory.page(page, 1).isDevice();
    }

    /** The time to move a message line between memory and the place of a core, on idle links. */
    long messageLineTransferTime(int core, long address) {
        return directory.messageLineTransferTime(memory.page(address, 1), core);
    }

    /** Occupies the links on the way of a message line, and returns its wait for other lines. */
    long transferMessageLine(int core, long address, boolean toMemory, long now) {
        return directory.transferMessageLine(memory.page(address, 1), core, toMemory, now);
    }

    /** Reads eight bytes, the first in the lowest bits. */
    long read(long address) {
        return memory.page(address, Long.BYTES).load(address, Long.BYTES, Endianness.LITTLE);
    }

    /** Writes eight bytes, the lowest bits first. */
    void write(long address, long word) {
        Page page = memory.page(address, Long.BYTES);
        page.store(address, Long.BYTES, word, Endianness.LITTLE);
        hash.mixAccess(simulationClock.time(), ~address, word);
        writeNotifier.afterDeviceWrite(page, address);
    }
}
