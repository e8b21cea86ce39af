package org.barreleye.domain.capability;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/**
 * The free extents of a range of memory, in the order of their addresses. Allocation is first fit; a freed extent is
 * coalesced with its neighbours (Knuth, The Art of Computer Programming, vol. 1, section 2.5).
 */
public final class FreeExtents implements Copyable {
    // Address and length.
    private final TreeMap<Long, Long> extents;

    /** Makes a range that is free as a whole. */
    public FreeExtents(long begin, long length) {
        extents = new TreeMap<>();
        extents.put(begin, length);
    }

    /** Returns the number of free bytes. */
    public long bytes() {
        return extents.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Finds the lowest address of a free and aligned extent; empty if there is none.
     *
     * @param length in bytes, 1 or more
     * @param alignment the address is a multiple of it
     * @param from the lowest address
     * @param to the end of the range in which the extent has to lie, or 0 for no end
     */
    public OptionalLong find(long length, long alignment, long from, long to) {
        for (Map.Entry<Long, Long> extent : extents.entrySet()) {
            long begin = Math.max(extent.getKey(), from);
            long aligned = (begin + alignment - 1) / alignment * alignment;
            long end = extent.getKey() + extent.getValue();
            long limit = to == 0 ? end : Math.min(end, to);
            if (aligned <= limit && limit - aligned >= length) {
                return OptionalLong.of(aligned);
            }
        }
        return OptionalLong.empty();
    }

    /** Allocates an extent that {@link #find} has found. */
    public void allocate(long begin, long length) {
        Map.Entry<Long, Long> extent = extents.floorEntry(begin);
        long extentBegin = extent.getKey();
        long extentEnd = extentBegin + extent.getValue();
        extents.remove(extentBegin);
        if (begin > extentBegin) {
            extents.put(extentBegin, begin - extentBegin);
        }
        if (begin + length < extentEnd) {
            extents.put(begin + length, extentEnd - begin - length);
        }
    }

    /** Frees an extent. */
    public void free(long begin, long length) {
        long joinedBegin = begin;
        long joined = length;
        Map.Entry<Long, Long> before = extents.lowerEntry(begin);
        if (before != null && before.getKey() + before.getValue() == begin) {
            joinedBegin = before.getKey();
            joined += before.getValue();
        }
        Long after = extents.remove(begin + length);
        if (after != null) {
            joined += after;
        }
        extents.put(joinedBegin, joined);
    }
}
