package org.barreleye.machine.core;

import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.memory.Page;

/**
 * The write-back cache of a core whose caches nobody keeps coherent: it holds real bytes, which are stale as soon as
 * somebody else writes memory, and which nobody else sees until they are written back.
 *
 * <p>Direct-mapped; a modified line that another one displaces is written back.
 */
final class IncoherentCache implements Copyable {
    private final Engine engine;
    private final Core core;
    private final int lineShift;
    private final int wordsPerLine;
    // By place: the number of the line that is there, plus one; whether it is modified; its words, little-endian.
    private final long[] tags;
    private final boolean[] modified;
    private final long[] words;

    /** The cache of a core, or null if somebody keeps its caches coherent, or it has none. */
    static IncoherentCache of(Engine engine, Core core) {
        List<Cache> caches = core.description().caches();
        int node = engine.routes.nodeOf(core.index);
        boolean coherent = engine.description.nodes().get(node).domain().isPresent();
        return coherent || caches.isEmpty()
                ? null
                : new IncoherentCache(engine, core, caches.get(0).bytes());
    }

    private IncoherentCache(Engine engine, Core core, long bytes) {
        this.engine = engine;
        this.core = core;
        int lineBytes = engine.description.lineBytes();
        lineShift = Integer.numberOfTrailingZeros(lineBytes);
        wordsPerLine = lineBytes / Long.BYTES;
        int lines = (int) (bytes / lineBytes);
        tags = new long[lines];
        modified = new boolean[lines];
        words = new long[lines * wordsPerLine];
    }

    /** Loads a number from the line's copy, which is brought in first if it is not here; charges the core for that. */
    long load(Page page, long address, int bytes, Endianness order) {
        long word = words[wordIndex(fill(page, address), address)];
        long value = word >>> shiftOf(address) & maskOf(bytes);
        return order == Endianness.LITTLE ? value : reversed(value, bytes);
    }

    /** Stores a number into the line's copy, which is brought in first if it is not here; charges the core for that. */
    void store(Page page, long address, int bytes, long value, Endianness order) {
        int set = fill(page, address);
        long stored = (order == Endianness.LITTLE ? value : reversed(value, bytes)) & maskOf(bytes);
        int index = wordIndex(set, address);
        words[index] = words[index] & ~(maskOf(bytes) << shiftOf(address)) | stored << shiftOf(address);
        modified[set] = true;
    }

    /** Writes the copy of a line back, if it is here and modified; charges the core for that. */
    void clean(long address) {
        int set = setOf(address);
        if (contains(set, address) && modified[set]) {
            writeBack(set);
        }
    }

    /** Forgets the copy of a line, modified or not. */
    void invalidate(long address) {
        int set = setOf(address);
        if (contains(set, address)) {
            tags[set] = 0;
            modified[set] = false;
        }
    }

    private int fill(Page page, long address) {
        int set = setOf(address);
        if (!contains(set, address)) {
            if (modified[set]) {
                writeBack(set);
            }
            core.clock += engine.directory.read(page, address, core.index, core.clock);
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
        Page page = engine.memory.page(line, 1);
        core.clock += engine.directory.costOfPublication(page, line, core.index, core.clock);
        engine.writeNotifier.beforeWrite(page, line, core.index);
        for (int word = 0; word < wordsPerLine; word++) {
            long value = words[set * wordsPerLine + word];
            page.store(line + (long) word * Long.BYTES, Long.BYTES, value, Endianness.LITTLE);
            engine.hash.mixAccess(core.clock, ~line, value);
        }
        modified[set] = false;
        engine.writeNotifier.afterWrite(page, line, core.index);
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
