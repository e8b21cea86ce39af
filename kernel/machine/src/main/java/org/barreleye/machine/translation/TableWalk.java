package org.barreleye.machine.translation;

import java.util.OptionalLong;
import org.barreleye.kpi.state.Copyable;

/**
 * The table walk of an MMU: from the root to the entry of an address, one load for each level. A right must be granted
 * on every level. If the page allows the access, the walk sets the accessed bits of the entries on its way, and the
 * dirty bit of the last one for a write, as the hardware does; each change is a store.
 */
final class TableWalk implements Copyable {
    private final PageTableFormat format;
    private final PageTableMemory memory;

    TableWalk(PageTableFormat format, PageTableMemory memory) {
        this.format = format;
        this.memory = memory;
    }

    /**
     * Walks.
     *
     * @param root the address of the first table; what is below its size means nothing
     * @return a {@link PageTableEntry}; or, if there is none, the negative number of the level at which the walk ended
     * @throws NoTable if a table lies where there is no memory
     */
    long walk(long root, long virtual, Access access, Privilege privilege) throws NoTable {
        long table = root & -format.tableBytes(format.levels());
        int rights = PageRights.READ_WRITE | PageRights.USER_EXECUTES;
        for (int level = format.levels(); level > 0; level--) {
            long address = table + (long) format.index(level, virtual) * format.entryBytes();
            OptionalLong loaded = memory.loadEntry(address, format.entryBytes());
            if (loaded.isEmpty()) {
                throw new NoTable(level);
            }
            long entry = loaded.getAsLong();
            rights &= format.rights(level, entry);
            switch (format.kind(level, entry)) {
                case EMPTY -> {
                    return -level;
                }
                case PAGE -> {
                    return page(level, address, entry, rights, access, privilege);
                }
                case TABLE -> table = format.frame(level, entry);
            }
        }
        throw new AssertionError("the last level has no tables");
    }

    private long page(int level, long address, long entry, int rights, Access access, Privilege privilege) {
        long page = PageTableEntry.of(format.frame(level, entry), format.shift(level), rights,
                !format.usageBits().exist() || format.usageBits().isDirty(entry) || access == Access.WRITE);
        if (!PageTableEntry.allows(page, access, privilege)) {
            return PageTableEntry.of(format.frame(level, entry), format.shift(level), rights, true);
        }
        long after = format.usageBits().afterAccess(entry, access == Access.WRITE);
        if (after != entry) {
            memory.storeEntry(address, format.entryBytes(), after);
        }
        return page;
    }

    /** A table lies where there is no memory. */
    static final class NoTable extends Exception {
        private static final long serialVersionUID = 1;

        private final int level;

        private NoTable(int level) {
            super(null, null, false, false);
            this.level = level;
        }

        /** The level of the table. */
        int level() {
            return level;
        }
    }
}
