package org.barreleye.service.memory;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.barreleye.generated.user.RamReference;

/** One of the pieces of memory that the machine came with, and what of it is free. */
final class Region {
    private final RamReference ram;
    private final int node;
    private final long base;
    private final long bytes;
    // Packed canonical address and length of each free piece; neighbours are joined.
    private final TreeMap<Long, Long> free;

    Region(RamReference ram, int node, long base, long bytes) {
        this.ram = ram;
        this.node = node;
        this.base = base;
        this.bytes = bytes;
        free = new TreeMap<>();
        free.put(base, bytes);
    }

    Region(Region source) {
        ram = source.ram;
        node = source.node;
        base = source.base;
        bytes = source.bytes;
        free = new TreeMap<>(source.free);
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
        return free.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where so much fits, aligned, inside a range; the lowest such place. */
    OptionalLong find(long length, long alignment, long from, long to) {
        for (Map.Entry<Long, Long> hole : free.entrySet()) {
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
    void take(long begin, long length) {
        Map.Entry<Long, Long> hole = free.floorEntry(begin);
        long holeBegin = hole.getKey();
        long holeEnd = holeBegin + hole.getValue();
        free.remove(holeBegin);
        if (begin > holeBegin) {
            free.put(holeBegin, begin - holeBegin);
        }
        if (begin + length < holeEnd) {
            free.put(begin + length, holeEnd - begin - length);
        }
    }

    /** Takes memory back. */
    void giveBack(long begin, long length) {
        long joinedBegin = begin;
        long joined = length;
        Map.Entry<Long, Long> before = free.lowerEntry(begin);
        if (before != null && before.getKey() + before.getValue() == begin) {
            joinedBegin = before.getKey();
            joined += before.getValue();
        }
        Long after = free.remove(begin + length);
        if (after != null) {
            joined += after;
        }
        free.put(joinedBegin, joined);
    }
}
