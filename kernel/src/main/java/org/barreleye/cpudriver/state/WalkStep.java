package org.barreleye.cpudriver.state;

import java.util.Optional;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.kpi.syscall.EntryFlags;

/**
 * A step of a walk through page tables: an entry of a table.
 *
 * @param table the table
 * @param index the index of the entry
 * @param entry the entry as it lies in memory
 * @param flags its meaning: {@link EntryFlags}
 * @param names the packed canonical address of the table or page that it names; 0 if it names nothing
 * @param mapping the mapping that has filled it, if it names something
 */
public record WalkStep(PageTable table, int index, long entry, int flags, long names, Optional<PageMapping> mapping) {
    boolean isPage() {
        return EntryFlags.has(flags, EntryFlags.PAGE);
    }
}
