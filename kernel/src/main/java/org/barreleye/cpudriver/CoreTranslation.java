package org.barreleye.cpudriver;

import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.MmuCounts;

/** The translation of addresses on a core of the machine. A core without an MMU can build tables for others. */
final class CoreTranslation implements TranslationHardware {
    private final Core core;

    CoreTranslation(Core core) {
        this.core = core;
    }

    @Override
    public MmuKind kind() {
        return core.description().mmu();
    }

    @Override
    public boolean isCoherent() {
        return core.isCoherent();
    }

    @Override
    public long load(long address, int bytes) {
        return core.load(address, bytes, core.description().endianness());
    }

    @Override
    public void store(long address, int bytes, long entry) {
        core.store(address, bytes, entry, core.description().endianness());
    }

    @Override
    public boolean sees(long address) {
        return core.addressMap().maps(address);
    }

    @Override
    public long physical(long address) {
        return core.addressMap().encode(address);
    }

    @Override
    public void flushCache(long base, long bytes) {
        if (!core.isCoherent()) {
            core.flushCache(base, bytes);
        }
    }

    @Override
    public void setPageTables(long root, int addressSpace) {
        core.mmu().setPageTable(root, addressSpace);
    }

    @Override
    public void invalidatePage(long virtual, int addressSpace) {
        core.mmu().invalidatePage(virtual, addressSpace);
    }

    @Override
    public void invalidateSpace(int addressSpace) {
        core.mmu().invalidateSpace(addressSpace);
    }

    @Override
    public void invalidateAll() {
        core.mmu().flush();
    }

    @Override
    public boolean isInTlb(long virtual, int addressSpace) {
        return core.mmu().isInTlb(virtual, addressSpace);
    }

    @Override
    public MmuCounts counts() {
        return core.mmu().counts();
    }
}
