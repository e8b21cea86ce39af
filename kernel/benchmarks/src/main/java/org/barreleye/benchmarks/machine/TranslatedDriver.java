package org.barreleye.benchmarks.machine;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.core.VirtualMemory;
import org.barreleye.machine.translation.PageRights;
import org.barreleye.machine.translation.PageTableFormat;
import org.barreleye.machine.translation.Privilege;

/** Software that accesses one line in each step, forever, through page tables that map each page at itself. */
final class TranslatedDriver implements Reactor {
    private static final long TABLES = 0x10_0000;
    private static final long PAGE = 4096;

    private final AccessPattern pattern;
    private final int words;
    private VirtualMemory memory;

    TranslatedDriver(AccessPattern pattern, int words) {
        this.pattern = pattern;
        this.words = words;
    }

    @Override
    public CoreDirective step(Core core, CoreEvent event) {
        if (event instanceof CoreEvent.Started) {
            mapPages(core);
            return CoreDirective.AGAIN;
        }
        pattern.next();
        for (int word = 0; word < words; word++) {
            long address = pattern.address() + 8L * word;
            if (pattern.isStore()) {
                memory.store(address, 8, address, Endianness.LITTLE);
            } else {
                memory.load(address, 8, Endianness.LITTLE);
            }
        }
        return CoreDirective.AGAIN;
    }

    private void mapPages(Core core) {
        PageTableFormat format = PageTableFormat.of(core.description().mmu());
        long table = TABLES;
        for (int level = format.levels(); level > 1; level--) {
            long below = table + PAGE;
            core.store(table, 8, format.tableEntry(level, below), Endianness.LITTLE);
            table = below;
        }
        for (long page = 0; page < AccessPattern.LINES * 64L; page += PAGE) {
            core.store(table + page / PAGE * 8, 8, format.pageEntry(1, page, PageRights.READ_WRITE),
                    Endianness.LITTLE);
        }
        core.mmu().setPageTable(TABLES, 0);
        memory = new VirtualMemory(core, Privilege.USER);
    }
}
