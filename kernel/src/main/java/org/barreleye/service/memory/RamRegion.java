package org.barreleye.service.memory;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.state.Copyable;

/** One of the pieces of memory that the machine came with, and what of it is free. */
final class RamRegion implements Copyable {
    private final RamReference ram;
    private final int node;
    private final long base;
    private final long bytes;
    // Packed canonical address and length of each free piece; neighbours are joined.
    private final TreeMap<Long, Long> freeExtents;

    RamRegion(RamReference ram, int node, long base, long bytes) {
        this.ram = ram;
        this.node = node;
        this.base = base;
        this.bytes = bytes;
        freeExtents = new TreeMap<>();
        freeExtents.put(base, bytes);
    }

    RamReference ram() {
        return ram;
    }

    int node() {
        return node;
    }

    long base() {
        return base;
    }

    long bytes() {
        return bytes;
    }

    long freeBytes() {
        return freeExtents.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where so much fits, aligned, inside a range; the lowest such place. */
    OptionalLong find(long length, long alignment, long from, long to) {
        for (Map.Entry<Long, Long> hole : freeExtents.entrySet()) {
            long begin = Math.max(hole.getKey(), from);
            long aligned = (begin + alignment - 1) / alignment * alignment;
            long end = hole.getKey() + hole.getValue();
            long limit = to == 0 ? end : Math.min(end, to);
            if (aligned <= limit && limit - aligned >= length) {
                return OptionalLong.of(aligned);
            }
        }
        return OptionalLong.empty();
    }

    /** Takes a place that {@link #find} has found. */
    void allocate(long begin, long length) {
        Map.Entry<Long, Long> hole = freeExtents.floorEntry(begin);
        long holeBegin = hole.getKey();
        long holeEnd = holeBegin + hole.getValue();
        freeExtents.remove(holeBegin);
        if (begin > holeBegin) {
            freeExtents.put(holeBegin, begin - holeBegin);
        }
        if (begin + length < holeEnd) {
            freeExtents.put(begin + length, holeEnd - begin - length);
        }
    }

    /** Takes memory back. */
    void free(long begin, long length) {
        long joinedBegin = begin;
        long joined = length;
        Map.Entry<Long, Long> before = freeExtents.lowerEntry(begin);
        if (before != null && before.getKey() + before.getValue() == begin) {
            joinedBegin = before.getKey();
            joined += before.getValue();
        }
        Long after = freeExtents.remove(begin + length);
        if (after != null) {
            joined += after;
        }
        freeExtents.put(joinedBegin, joined);
    }
}
