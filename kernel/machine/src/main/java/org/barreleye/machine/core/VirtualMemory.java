package org.barreleye.machine.core;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.Privilege;

/**
 * Memory as software sees it through the {@linkplain Core#mmu() MMU} of its core, if that is on: at virtual
 * addresses. An access is one of the core, and fails as one; before that it may end with a {@link
 * org.barreleye.machine.translation.PageFault}.
 *
 * @param core on which the software runs
 * @param privilege as whom it runs
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
