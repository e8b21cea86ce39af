package org.barreleye.cpudriver.object;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.MmuCounts;

/** The translation of a core that has none: no page table is made there, so nothing else is called. */
final class NoTranslationHardware implements TranslationHardware {
    @Override
    public MmuKind kind() {
        return MmuKind.NONE;
    }

    @Override
    public boolean isCoherent() {
        throw unused();
    }

    @Override
    public long load(long address, int bytes) {
        throw unused();
    }

    @Override
    public void store(long address, int bytes, long entry) {
        throw unused();
    }

    @Override
    public boolean sees(long address) {
        throw unused();
    }

    @Override
    public long physical(long address) {
        throw unused();
    }

    @Override
    public void setPageTables(long root, int addressSpace) {
        throw unused();
    }

    @Override
    public void invalidatePage(long virtual, int addressSpace) {
        throw unused();
    }

    @Override
    public void invalidateSpace(int addressSpace) {
        throw unused();
    }

    @Override
    public void invalidateAll() {
        throw unused();
    }

    @Override
    public boolean isInTlb(long virtual, int addressSpace) {
        throw unused();
    }

    /** There is no cache either. */
    @Override
    public void flushCache(long base, long bytes) {}

    @Override
    public MmuCounts counts() {
        return MmuCounts.NONE;
    }

    private static KernelBug unused() {
        return new KernelBug("no page table is made where there is no memory");
    }
}
