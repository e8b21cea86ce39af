package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.kpi.state.Copyable;

/**
 * The invalidation of translations. This core invalidates its own at once. Cores that share a table on the way to the
 * root are asked by the monitor, in a {@link Shootdown}; until it is complete, the mapping has not ended.
 */
public final class Invalidation implements Copyable {
    // Above this number of pages, all of the address space are invalidated.
    private static final int PAGES_MAX = 16;
    private static final int PAGE_BYTES = 4096;

    private final KernelControlBlock control;
    private final TranslationHardware hardware;
    private final AddressSpaces spaces;
    private final Deque<Shootdown> unreported = new ArrayDeque<>();
    // The mapping that waits for a shootdown, by the number of the shootdown.
    private final SortedMap<Long, PageMapping> waiting = new TreeMap<>();
    private long lastNumber;

    Invalidation(KernelControlBlock control, TranslationHardware hardware, AddressSpaces spaces) {
        this.control = control;
        this.hardware = hardware;
        this.spaces = spaces;
    }

    /** Invalidates the translations that a mapping of pages has given, or that of a table. */
    void invalidate(PageMapping mapping) {
        PageTable table = mapping.table();
        long offset = mapping.entry() * table.entrySpan();
        long bytes = mapping.entries() * table.entrySpan();
        invalidateLocal(table, offset, bytes, mapping.child().isPresent() ? PAGE_BYTES : table.entrySpan());
        invalidateRemote(mapping, table, offset, bytes);
        if (!mapping.shootdowns().isEmpty()) {
            control.deletion().notifyWatcher();
        }
    }

    /** Invalidates the translations of this core for some entries of a table. */
    void invalidateLocal(PageTable table, int entry, int entries) {
        invalidateLocal(table, entry * table.entrySpan(), entries * table.entrySpan(), table.entrySpan());
    }

    /**
     * Invalidates the translations of this core for a part of what a table maps.
     *
     * @param offset of the part in the range that the table maps
     * @param step the size of its pages, or less
     */
    void invalidateLocal(PageTable table, long offset, long bytes, long step) {
        long virtual = offset;
        PageTable above = table;
        while (!above.isRoot() && above.parents().size() == 1) {
            PageMapping parent = above.parents().get(0);
            above = parent.table();
            virtual += parent.entry() * above.entrySpan();
        }
        if (!above.isRoot()) {
            if (!above.parents().isEmpty() && above.architecture() == hardware.kind()) {
                hardware.invalidateAll();
            }
            return;
        }
        OptionalInt space = above.architecture() == hardware.kind() ? spaces.find(above) : OptionalInt.empty();
        if (space.isPresent() && bytes / step > PAGES_MAX) {
            hardware.invalidateSpace(space.getAsInt());
        } else if (space.isPresent()) {
            for (long done = 0; done < bytes; done += step) {
                hardware.invalidatePage(above.format().virtualAddress(virtual + done), space.getAsInt());
            }
        }
    }

    /** Invalidates the translations of this core for a part of what a table of another core maps. */
    void invalidateShared(PageTable table, long offset, long bytes) {
        invalidateLocal(table, offset, bytes, PAGE_BYTES);
    }

    private void invalidateRemote(PageMapping mapping, PageTable table, long offset, long bytes) {
        SortedSet<Integer> holders = control.directory().holdersOf(table.capability());
        while (!holders.isEmpty()) {
            int first = holders.first();
            long cores = 0;
            for (int core : List.copyOf(holders.headSet(first + Long.SIZE))) {
                cores |= 1L << core - first;
                holders.remove(core);
            }
            lastNumber++;
            unreported.add(new Shootdown(lastNumber, table.capability(), offset, bytes, first, cores));
            waiting.put(lastNumber, mapping);
            mapping.shootdowns().add(lastNumber);
        }
        for (PageMapping parent : new ArrayList<>(table.parents())) {
            invalidateRemote(mapping, parent.table(), parent.entry() * parent.table().entrySpan() + offset, bytes);
        }
    }

    /** Returns whether other cores have a capability to a table, or to one above it. */
    boolean isShared(PageTable table) {
        return !control.directory().holdersOf(table.capability()).isEmpty()
                || table.parents().stream().anyMatch(parent -> isShared(parent.table()));
    }

    /** Takes the oldest shootdown that the monitor does not know yet. */
    public Optional<Shootdown> poll() {
        return Optional.ofNullable(unreported.poll());
    }

    /** The cores of a shootdown have invalidated their translations. */
    public void complete(long number) {
        PageMapping mapping = waiting.remove(number);
        if (mapping != null) {
            mapping.shootdowns().remove(number);
            control.deletion().onUnmapped();
        }
    }
}
