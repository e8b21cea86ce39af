package org.barreleye.cpudriver.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.machine.translation.PageTableFormat;

/** The model: which mappings there are, and what follows for an address. */
final class MappingModel {
    /**
     * A mapping.
     *
     * @param table the address of the table
     * @param source the slot through which it was made
     * @param base the address of the first page or of the table below
     * @param access the rights; 0 if it is a table
     */
    record Mapping(long table, int level, int entry, int entries, CapabilitySlot source, long base, int access) {}

    private final PageTableFormat format;
    private final SortedMap<Long, Mapping> bySlot = new TreeMap<>();
    /** The pages that were written to since that was asked, by their addresses. */
    private final SortedSet<Long> written = new TreeSet<>();

    MappingModel(PageTableFormat format) {
        this.format = format;
    }

    void add(CapabilitySlot slot, Mapping mapping) {
        bySlot.put(slot.ordinal(), mapping);
    }

    Mapping of(CapabilitySlot slot) {
        return bySlot.get(slot.ordinal());
    }

    /** Removes the mappings whose own slot or whose source's slot is empty. */
    void removeEnded(List<CapabilitySlot> slots) {
        for (CapabilitySlot slot : slots) {
            Mapping mapping = bySlot.get(slot.ordinal());
            if (mapping != null && (slot.isEmpty() || mapping.source().isEmpty())) {
                bySlot.remove(slot.ordinal());
                long first = mapping.table() + (long) mapping.entry() * format.entryBytes();
                written.subSet(first, first + (long) mapping.entries() * format.entryBytes()).clear();
            }
        }
    }

    boolean isFree(long table, int entry, int entries) {
        return bySlot.values().stream().noneMatch(mapping -> mapping.table() == table
                && mapping.entry() < entry + entries && entry < mapping.entry() + mapping.entries());
    }

    /** The address that a virtual address is translated into, if the access is permitted. */
    OptionalLong translate(long root, long virtual, boolean write) {
        long table = root;
        for (int level = format.levels(); level > 0; level--) {
            int index = format.index(level, virtual);
            long at = table;
            Mapping found = bySlot.values().stream().filter(mapping -> mapping.table() == at
                    && index >= mapping.entry() && index < mapping.entry() + mapping.entries()).findFirst()
                    .orElse(null);
            if (found == null) {
                return OptionalLong.empty();
            }
            if (found.access() != 0) {
                long span = 1L << format.shift(level);
                long page = found.base() + (index - found.entry()) * span;
                boolean isPermitted = !write || (found.access() & ObjectRights.WRITE) != 0;
                return isPermitted ? OptionalLong.of(page + (virtual & span - 1)) : OptionalLong.empty();
            }
            table = found.base();
        }
        throw new AssertionError("the last level has no tables");
    }

    SortedSet<Long> written() {
        return written;
    }

    /** All mappings of a table. */
    List<Mapping> in(long table) {
        List<Mapping> found = new ArrayList<>();
        bySlot.values().stream().filter(mapping -> mapping.table() == table).forEach(found::add);
        return found;
    }
}
