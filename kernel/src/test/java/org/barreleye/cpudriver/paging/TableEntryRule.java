package org.barreleye.cpudriver.paging;

import java.util.Optional;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;
import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.kernel.PageTableCapability;

/** No entry of the table names memory unless the capability of its mapping is alive. */
final class TableEntryRule implements Checker {
    @Override
    public String name() {
        return "entries";
    }

    @Override
    public Optional<String> check(SystemState state) {
        ShootdownMachine machine = (ShootdownMachine) state.node(0);
        ShootdownCore home = machine.home();
        PageTable table = home.control().objects().pageTable((PageTableCapability) home.slot(1).capability());
        for (int page = 0; page < machine.pages(); page++) {
            Optional<PageMapping> mapping = table.mappingAt(page);
            boolean isAlive = mapping.isPresent() && !mapping.get().slot().isEmpty()
                    && mapping.get().slot().capability() instanceof MappingCapability;
            if (machine.entryOf(page) != 0 && !isAlive) {
                return Optional.of("entry " + page + " is 0x" + Long.toHexString(machine.entryOf(page))
                        + ", and there is no mapping");
            }
        }
        return Optional.empty();
    }
}
