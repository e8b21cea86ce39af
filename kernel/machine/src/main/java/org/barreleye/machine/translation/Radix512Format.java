package org.barreleye.machine.translation;

/** A format with tables of 512 entries of eight bytes, which are pages of 4 KiB themselves, and signed addresses. */
abstract class Radix512Format implements PageTableFormat {
    private static final int INDEX_BITS = 9;
    private static final int PAGE_SHIFT = 12;

    private final int levels;
    private final int addressBits;

    Radix512Format(int levels, int addressBits) {
        this.levels = levels;
        this.addressBits = addressBits;
    }

    @Override
    public final int levels() {
        return levels;
    }

    @Override
    public final int indexBits(int level) {
        return INDEX_BITS;
    }

    @Override
    public final int entryBytes() {
        return Long.BYTES;
    }

    @Override
    public final int shift(int level) {
        return PAGE_SHIFT + INDEX_BITS * (level - 1);
    }

    @Override
    public final boolean covers(long virtual) {
        return virtual << Long.SIZE - addressBits >> Long.SIZE - addressBits == virtual;
    }

    @Override
    public final long virtualAddress(long bits) {
        return bits << Long.SIZE - addressBits >> Long.SIZE - addressBits;
    }

    final void requirePage(int level, long frame, long frameBits) {
        if (!mayBePage(level)) {
            throw new IllegalArgumentException("an entry of level " + level + " names a table, not a page");
        }
        FrameAddresses.require(frame, 1L << shift(level), frameBits);
    }

    final void requireTable(int level, long frame, long frameBits) {
        if (level < 2 || level > levels) {
            throw new IllegalArgumentException("an entry of level " + level + " names no table");
        }
        FrameAddresses.require(frame, tableBytes(level - 1), frameBits);
    }
}
