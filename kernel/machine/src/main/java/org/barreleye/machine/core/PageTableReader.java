package org.barreleye.machine.core;

import java.util.OptionalLong;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.translation.PageTableMemory;

/** The access of a core's MMU to page tables: as the core itself, through its caches and its address map. */
final class PageTableReader implements PageTableMemory {
    private final Core core;

    PageTableReader(Core core) {
        this.core = core;
    }

    @Override
    public OptionalLong loadEntry(long address, int bytes) {
        try {
            return OptionalLong.of(core.load(decode(address), bytes, core.description().endianness()));
        } catch (BusFault fault) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void storeEntry(long address, int bytes, long entry) {
        core.store(decode(address), bytes, entry, core.description().endianness());
    }

    @Override
    public long decode(long address) {
        return core.addressMap().decode(address);
    }

    @Override
    public void spend(long cycles) {
        core.spend(cycles);
    }
}
