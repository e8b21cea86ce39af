package org.barreleye.cpudriver.dma;

import org.barreleye.machine.core.Core;

/** A unit between a device and memory, as a core sees it. */
public interface ProtectionUnit {
    /** Returns whether a core sees the registers of the unit. */
    boolean isSeenBy(Core core);

    /** Returns whether the registers of the device begin in a range. */
    boolean isOfDeviceIn(Core core, long start, long bytes);

    /** Claims a window that no core has, and returns its index; -1 if there is none. */
    int claim(Core core);

    /** Opens a claimed window onto memory, which the device reaches at the address of the memory. */
    void open(Core core, int window, long memory, long bytes, boolean isReadable, boolean isWritable);

    /** Closes a window and gives it up. */
    void close(Core core, int window);

    /** Closes all windows that a core, by its number, has claimed. */
    void closeOf(Core core, int owner);

    /** Returns whether the unit interrupts a core, by its number, at a vector when it refuses an access. */
    boolean interrupts(int core, int vector);

    /** Takes the refusal that the unit has latched; it interrupts again at the next one. */
    DmaFault takeFault(Core core);
}
