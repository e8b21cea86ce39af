package org.barreleye.machine.core;

import java.util.Arrays;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.ordering.WriteNotifier;
import org.barreleye.machine.time.CoreClock;
import org.barreleye.machine.trace.TraceHash;

/**
 * The write-back cache of a core in no coherence domain. It holds real bytes: they are stale as soon as another core or
 * a device writes memory, and modified ones are visible to no other core until they are written back.
 *
 * <p>Direct-mapped, write-allocate. A modified line that is displaced is written back.
 */
final class IncoherentCache implements Copyable {
    private final CoreClock clock;
    private final MachineMemory memory;
    private final CoherenceDirectory directory;
    private final WriteNotifier writeNotifier;
    private final TraceHash hash;
    private final int lineShift;
    private final int wordsPerLine;
    // By set: the number of the line that it holds, plus one; whether that is modified; its words, little-endian.
    private final long[] tags;
    private final boolean[] modified;
    private final long[] words;

    /** The cache of a core; null if the core is in a coherence domain or has no cache. */
    static IncoherentCache of(MachineParts parts, CoreClock clock) {
        List<Cache> caches = parts.description().cores().get(clock.core()).caches();
        boolean coherent = parts.description().nodeOf(clock.core()).domain().isPresent();
        return coherent || caches.isEmpty() ? null : new IncoherentCache(parts, clock, caches.get(0).bytes());
    }

    private IncoherentCache(MachineParts parts, CoreClock clock, long bytes) {
        this.clock = clock;
        memory = parts.memory();
        directory = parts.directory();
        writeNotifier = parts.writeNotifier();
        hash = parts.hash();
        int lineBytes = parts.description().lineBytes();
        lineShift = Integer.numberOfTrailingZeros(lineBytes);
        wordsPerLine = lineBytes / Long.BYTES;
        int lines = (int) (bytes / lineBytes);
        tags = new long[lines];
        modified = new boolean[lines];
        words = new long[lines * wordsPerLine];
    }

    /** Loads a number from the cached line. A miss fetches the line first and charges the core. */
    long load(Page page, long address, int bytes, Endianness order) {
        long word = words[wordIndex(fill(page, address), address)];
        long value = word >>> shiftOf(address) & maskOf(bytes);
        return order == Endianness.LITTLE ? value : reversed(value, bytes);
    }

    /** Stores a number into the cached line. A miss fetches the line first and charges the core. */
    void store(Page page, long address, int bytes, long value, Endianness order) {
        int set = fill(page, address);
        long stored = (order == Endianness.LITTLE ? value : reversed(value, bytes)) & maskOf(bytes);
        int index = wordIndex(set, address);
        words[index] = words[index] & ~(maskOf(bytes) << shiftOf(address)) | stored << shiftOf(address);
        modified[set] = true;
    }

    /** Writes a line back if it is cached and modified, and charges the core. */
    void clean(long address) {
        int set = setOf(address);
        if (contains(set, address) && modified[set]) {
            writeBack(set);
        }
    }

    /** Drops a line, modified or not. */
    void invalidate(long address) {
        int set = setOf(address);
        if (contains(set, address)) {
            tags[set] = 0;
            modified[set] = false;
        }
    }

    /** Drops all lines, modified or not. */
    void invalidateAll() {
        Arrays.fill(tags, 0);
        Arrays.fill(modified, false);
    }

    /** Writes the modified lines of a range back, which charges the core, and drops all lines of it. */
    void flush(long base, long bytes) {
        for (int set = 0; set < tags.length; set++) {
            long offset = (tags[set] - 1 << lineShift) - base;
            if (tags[set] != 0 && offset >= 0 && offset < bytes) {
                if (modified[set]) {
                    writeBack(set);
                }
                tags[set] = 0;
            }
        }
    }

    /** The number of lines that the cache holds at most. */
    int lines() {
        return tags.length;
    }

    private int fill(Page page, long address) {
        int set = setOf(address);
        if (!contains(set, address)) {
            if (modified[set]) {
                writeBack(set);
            }
            clock.charge(directory.read(page, address, clock.core(), clock.time()));
            tags[set] = (address >>> lineShift) + 1;
            long line = address & -1L << lineShift;
            for (int word = 0; word < wordsPerLine; word++) {
                words[set * wordsPerLine + word] =
                        page.load(line + (long) word * Long.BYTES, Long.BYTES, Endianness.LITTLE);
            }
        }
        return set;
    }

    private void writeBack(int set) {
        long line = tags[set] - 1 << lineShift;
        Page page = memory.page(line, 1);
        clock.charge(directory.costOfPublication(page, line, clock.core(), clock.time()));
        writeNotifier.beforeWrite(page, line, clock.core());
        for (int word = 0; word < wordsPerLine; word++) {
            long value = words[set * wordsPerLine + word];
            page.store(line + (long) word * Long.BYTES, Long.BYTES, value, Endianness.LITTLE);
            hash.mixAccess(clock.time(), ~line, value);
        }
        modified[set] = false;
        writeNotifier.afterWrite(page, line, clock.core());
    }

    private boolean contains(int set, long address) {
        return tags[set] == (address >>> lineShift) + 1;
    }

    private int setOf(long address) {
        return (int) (address >>> lineShift) & tags.length - 1;
    }

    private int wordIndex(int set, long address) {
        return set * wordsPerLine + ((int) address >>> 3 & wordsPerLine - 1);
    }

    private static int shiftOf(long address) {
        return ((int) address & Long.BYTES - 1) * Byte.SIZE;
    }

    private static long maskOf(int bytes) {
        return -1L >>> Long.SIZE - bytes * Byte.SIZE;
    }

    private static long reversed(long value, int bytes) {
        return Long.reverseBytes(value) >>> Long.SIZE - bytes * Byte.SIZE;
    }
}
