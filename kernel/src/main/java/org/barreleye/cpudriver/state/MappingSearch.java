package org.barreleye.cpudriver.state;

import java.util.Optional;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.cpudriver.object.PageTable;

/**
 * The search for the first mapping of pages at or after an address. It looks at a bounded number of mappings: one table
 * can be mapped at many places, so the places are more than the tables.
 */
final class MappingSearch {
    private static final int VISITED_MAX = 1024;

    private final long from;
    private int visited;
    private boolean stopped;
    private long position;

    /**
     * Begins a search.
     *
     * @param from the lowest address, as the bits that the tables translate
     */
    MappingSearch(long from) {
        this.from = from;
    }

    /** The mapping of pages that comes first in the tables below one, if there is one and the bound permits. */
    Optional<PageMapping> below(PageTable root) {
        return search(root, 0);
    }

    /** The first address of the mapping that was found, or how far the search has come if it was stopped. */
    long position() {
        return position;
    }

    /** Returns whether it was stopped at its bound. */
    boolean isStopped() {
        return stopped;
    }

    /** The number of mappings that it has looked at. */
    int visited() {
        return visited;
    }

    private Optional<PageMapping> search(PageTable table, long start) {
        int shift = table.format().shift(table.level());
        int entry = from <= start ? 0 : (int) (from - start >>> shift);
        for (PageMapping mapping : table.mappingsFrom(entry)) {
            long begin = start + ((long) mapping.entry() << shift);
            if (begin + ((long) mapping.entries() << shift) > from) {
                if (visited == VISITED_MAX) {
                    stopped = true;
                    position = Math.max(begin, from);
                    return Optional.empty();
                }
                visited++;
                Optional<PageMapping> found = mapping.child().isEmpty() ? Optional.of(mapping)
                        : search(mapping.child().get(), begin);
                if (mapping.child().isEmpty()) {
                    position = begin;
                }
                if (found.isPresent() || stopped) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
