package org.barreleye.machine.core;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.Privilege;

/**
 * Virtual memory: loads and stores at virtual addresses, translated by the {@linkplain Core#mmu() MMU} of a core. An
 * access throws a {@link org.barreleye.machine.translation.PageFault}, or fails as an access of the core does.
 *
 * @param core the core on which the software runs
 * @param privilege the privilege with which it runs
 */
public record VirtualMemory(Core core, Privilege privilege) {
    /** Loads a number as {@link Core#load} does. */
    public long load(long virtual, int bytes, Endianness order) {
        return core.load(core.mmu().translate(virtual, Access.READ, privilege), bytes, order);
    }

    /** Stores the low bytes of a number as {@link Core#store} does. */
    public void store(long virtual, int bytes, long value, Endianness order) {
        core.store(core.mmu().translate(virtual, Access.WRITE, privilege), bytes, value, order);
    }
}
