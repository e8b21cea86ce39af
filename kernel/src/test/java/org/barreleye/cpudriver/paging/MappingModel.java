package org.barreleye.cpudriver.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.machine.translation.PageTableFormat;

/** The model of page tables: which mappings there are, and what follows for an address. */
final class MappingModel {
    /**
     * The translation of an address.
     *
     * @param address the physical address
     * @param entry the address of the entry
     */
    record Translation(Mapping mapping, long address, long entry) {}

    private final PageTableFormat format;
    /** By the address of the table and the first entry. */
    private final SortedMap<Long, NavigableMap<Integer, Mapping>> tables = new TreeMap<>();
    /** The entries of pages that were written to since that was asked, by their addresses. */
    private final SortedSet<Long> written = new TreeSet<>();

    MappingModel(PageTableFormat format) {
        this.format = format;
    }

    /** Adds a mapping, or replaces it. */
    void put(Mapping mapping) {
        tables.computeIfAbsent(mapping.table().base(), none -> new TreeMap<>()).put(mapping.entry(), mapping);
    }

    private Stream<Mapping> all() {
        return tables.values().stream().flatMap(mappings -> mappings.values().stream());
    }

    Optional<Mapping> of(CapabilitySlot slot) {
        return all().filter(mapping -> mapping.slot() == slot).findFirst();
    }

    /** Removes the mappings whose own slot or whose source's slot is empty. */
    void removeEnded() {
        all().filter(Mapping::hasEnded).forEach(mapping -> {
            long first = mapping.table().base() + (long) mapping.entry() * format.entryBytes();
            written.subSet(first, first + (long) mapping.entries() * format.entryBytes()).clear();
        });
        tables.values().forEach(mappings -> mappings.values().removeIf(Mapping::hasEnded));
        tables.values().removeIf(NavigableMap::isEmpty);
    }

    /** All mappings of a table. */
    List<Mapping> in(long table) {
        return tables.containsKey(table) ? new ArrayList<>(tables.get(table).values()) : List.of();
    }

    boolean isFree(long table, int entry, int entries) {
        return in(table).stream().noneMatch(mapping ->
                mapping.entry() < entry + entries && entry < mapping.entry() + mapping.entries());
    }

    /** The mappings of pages in a range of memory. */
    List<Mapping> ofMemory(long begin, long bytes) {
        return all().filter(mapping -> !mapping.isTable() && mapping.base() < begin + bytes
                && begin < mapping.base() + (mapping.entries() << format.shift(mapping.level()))).toList();
    }

    /** The translation of a virtual address, if the access is permitted. */
    Optional<Translation> translate(long root, long virtual, boolean write) {
        long table = root;
        for (int level = format.levels(); tables.containsKey(table); level--) {
            int index = format.index(level, virtual);
            var found = tables.get(table).floorEntry(index);
            if (found == null || index >= found.getKey() + found.getValue().entries()) {
                return Optional.empty();
            }
            Mapping mapping = found.getValue();
            if (!mapping.isTable()) {
                long span = 1L << format.shift(level);
                long address = mapping.base() + (index - mapping.entry()) * span + (virtual & span - 1);
                return write && !mapping.isWritable() ? Optional.empty() : Optional.of(
                        new Translation(mapping, address, table + (long) index * format.entryBytes()));
            }
            table = mapping.base();
        }
        return Optional.empty();
    }

    SortedSet<Long> written() {
        return written;
    }
}
