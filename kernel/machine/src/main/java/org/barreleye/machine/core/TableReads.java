package org.barreleye.machine.core;

import java.util.OptionalLong;
import org.barreleye.kpi.types.Copier;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.translation.TableBus;

/** How the MMU of a core reads its tables: as the core loads, through its caches and by its address map. */
final class TableReads implements TableBus {
    private final Core core;

    TableReads(Core core) {
        this.core = core;
    }

    private TableReads(TableReads source, Copier copier) {
        copier.enter(source, this);
        core = copier.of(source.core);
    }

    @Override
    public TableReads copy(Copier copier) {
        return new TableReads(this, copier);
    }

    @Override
    public OptionalLong entry(long address, int bytes) {
        try {
            return OptionalLong.of(core.load(core.decode(address), bytes, core.description().endianness()));
        } catch (BusFault nothing) {
            return OptionalLong.empty();
        }
    }

    @Override
    public long decode(long address) {
        return core.decode(address);
    }

    @Override
    public void spend(long cycles) {
        core.spend(cycles);
    }
}
