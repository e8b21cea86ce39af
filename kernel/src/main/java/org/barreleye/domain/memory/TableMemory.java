package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.domain.capability.MemoryReceiver;
import org.barreleye.domain.capability.MemorySource;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.PageTableIdentifyResult;
import org.barreleye.generated.user.PageTableReference;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The reserve of memory for page tables. More is requested while there is still enough for the tables of the next
 * mapping, so a mapping never waits for memory that itself would have to be mapped. Memory of tables that were freed is
 * kept for others: the monitor credits it at the end of the domain only, so a domain that gave it back and requested it
 * again would use up its quota.
 */
public final class TableMemory implements MemoryReceiver {
    /** The size of the first piece of the reserve, in bytes. */
    public static final long FIRST_BYTES = 7 * 4096;
    /** The size of each further piece. */
    public static final long FURTHER_BYTES = 4 * 4096;

    // More than the table of a mapping takes; most mappings need none.
    private static final long LOW_BYTES = 2 * 4096;

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final List<Piece> pieces = new ArrayList<>();
    // Absent if the domain cannot request memory.
    private Optional<MemorySource> source = Optional.empty();
    private boolean requested;
    private final List<Growth> waiting = new ArrayList<>();

    /** Creates an empty reserve. */
    public TableMemory(SystemCalls syscalls, SlotAllocator slots) {
        this.syscalls = syscalls;
        this.slots = slots;
    }

    /** Sets the source of further memory. */
    public void setSource(MemorySource newSource) {
        source = Optional.of(newSource);
    }

    @Override
    public Outcome<Outcome.Unit> grow(RamReference memory) {
        requested = false;
        return memory.identify(syscalls).map(found -> {
            pieces.add(Piece.of(memory, found));
            notifyWaiting();
            return Outcome.Unit.UNIT;
        });
    }

    /** Is told when more memory has arrived, or the request for it has failed. */
    interface Growth extends Copyable {
        /** There may be more memory than before. */
        void onGrown();
    }

    /** Tells when the memory that is requested has arrived; returns whether some is. */
    boolean notifyOfGrowth(Growth growth) {
        if (requested) {
            waiting.add(growth);
        }
        return requested;
    }

    private void notifyWaiting() {
        List<Growth> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(Growth::onGrown);
    }

    /** The size of the reserve, tables included. */
    long bytes() {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }

    @Override
    public void onRequestFailed() {
        requested = false;
        notifyWaiting();
    }

    /** Creates an empty table. */
    Outcome<PageTableReference> allocate(Retype.FromRam type) {
        Outcome<PageTableReference> table = tryAllocate(type);
        while (isOutOfMemory(table) && requested && source.isPresent() && source.get().await()) {
            // each call waits for one event
            table = tryAllocate(type);
        }
        return table;
    }

    /** Waits for more memory, if it is low and the caller may wait. */
    void awaitMore() {
        requestMore();
        while (requested && freeBytes() <= LOW_BYTES && source.isPresent() && source.get().await()) {
            // each call waits for one event
        }
    }

    private static boolean isOutOfMemory(Outcome<?> outcome) {
        return !outcome.succeeded() && outcome.error() == KernelError.OUT_OF_MEMORY;
    }

    private Outcome<PageTableReference> tryAllocate(Retype.FromRam type) {
        Outcome<PageTableReference> table = Outcome.refused(KernelError.OUT_OF_MEMORY);
        for (Piece piece : pieces) {
            table = isOutOfMemory(table) ? allocate(piece, type) : table;
        }
        requestMore();
        return table;
    }

    private Outcome<PageTableReference> allocate(Piece piece, Retype.FromRam type) {
        ObjectType made = type.type();
        OptionalLong found = piece.free.find(made.fixedSize(), made.alignment(), 0, 0);
        if (found.isEmpty()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> retyped = WellKnown.ROOT.retype(syscalls, piece.ram, found.getAsLong() - piece.base, type,
                made.fixedSize(), 1, slot);
        if (!retyped.succeeded()) {
            slots.free(slot);
            return Outcome.refused(retyped.error());
        }
        piece.free.allocate(found.getAsLong(), made.fixedSize());
        return Outcome.of(new PageTableReference(made, slot));
    }

    /** Deletes a table, whose memory is then used again. */
    void free(PageTableReference table) {
        Outcome<PageTableIdentifyResult> found = table.identify(syscalls);
        slots.release(table);
        if (found.succeeded()) {
            long begin = found.value().base();
            pieces.stream().filter(piece -> begin - piece.base >= 0 && begin - piece.base < piece.bytes)
                    .forEach(piece -> piece.free.free(begin, table.type().fixedSize()));
        }
    }

    private long freeBytes() {
        return pieces.stream().mapToLong(piece -> piece.free.bytes()).sum();
    }

    private void requestMore() {
        if (freeBytes() <= LOW_BYTES && !requested && source.isPresent()) {
            // Set first: the memory may arrive before the call returns.
            requested = true;
            if (!source.get().request()) {
                requested = false;
            }
        }
    }

    /**
     * A piece of the reserve.
     *
     * @param ram its capability
     * @param base the address of its first byte
     * @param bytes its size
     * @param free what no table is made of, by addresses
     */
    private record Piece(RamReference ram, long base, long bytes, FreeExtents free) implements Copyable {
        private static Piece of(RamReference ram, RamIdentifyResult found) {
            return new Piece(ram, found.base(), found.bytes(), new FreeExtents(found.base(), found.bytes()));
        }
    }
}
