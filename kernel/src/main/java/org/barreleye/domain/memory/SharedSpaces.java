package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.generated.user.PageTableReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/** The parts of an address space that the dispatchers of a domain share. */
public final class SharedSpaces implements Copyable {
    private final SystemCalls syscalls;
    private final FrameSupply supply;
    // Absent on a core without an MMU.
    private final Optional<PageTables> tables;
    private final FreeExtents free;
    private final List<SharedSpace> created = new ArrayList<>();
    // Absent in a reactor, which has one thread and waits for nothing.
    private Optional<MutualExclusion> exclusion = Optional.empty();

    SharedSpaces(SystemCalls syscalls, FrameSupply supply, Optional<PageTables> tables, FreeExtents free) {
        this.syscalls = syscalls;
        this.supply = supply;
        this.tables = tables;
        this.free = free;
    }

    /**
     * Makes a part that other dispatchers of the domain can share, on cores with an MMU of the same architecture that
     * keep their caches coherent with that of this one.
     *
     * @return refused with {@link KernelError#NO_MMU} on a core without one
     */
    public Outcome<SharedSpace> create() {
        if (tables.isEmpty()) {
            return Outcome.refused(KernelError.NO_MMU);
        }
        PageTables built = tables.get();
        OptionalLong found = free.find(built.sharedBytes(), built.sharedBytes(), 0, 0);
        if (found.isEmpty()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        return built.share(found.getAsLong()).map(table -> {
            free.allocate(found.getAsLong(), built.sharedBytes());
            SharedSpace space = new SharedSpace(syscalls, this::change, supply, built, table, found.getAsLong());
            created.add(space);
            return space;
        });
    }

    /**
     * Uses the part that another dispatcher of the domain shares.
     *
     * @param address the first address there
     * @param table its page table
     * @return refused with {@link KernelError#BAD_ARGUMENT} if the table is of another architecture, or addresses of
     *     the part are in use here
     */
    public Outcome<Outcome.Unit> attach(long address, PageTableReference table) {
        long bytes = tables.map(PageTables::sharedBytes).orElse(0L);
        if (bytes == 0) {
            return Outcome.refused(KernelError.NO_MMU);
        }
        boolean isFree = (address & bytes - 1) == 0 && free.find(bytes, bytes, address, address + bytes).isPresent();
        if (tables.get().sharedType() != table.type() || !isFree) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        return tables.get().attach(address, table).map(done -> {
            free.allocate(address, bytes);
            return done;
        });
    }

    /** Sets how threads make one change after the other. */
    public void exclude(MutualExclusion threads) {
        exclusion = Optional.of(threads);
    }

    private <T> Outcome<T> change(Supplier<Outcome<T>> change) {
        return exclusion.isPresent() ? exclusion.get().run(change) : change.get();
    }

    /** The domain has freed the slot of a frame. */
    void onFreed(CapabilityAddress slot) {
        created.forEach(space -> space.onFreed(slot));
    }

    /** Frees the page tables that are empty. */
    void trim() {
        created.forEach(SharedSpace::trim);
    }
}
