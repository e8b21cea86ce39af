package org.barreleye.machine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.description.MemoryRegion;

/**
 * A page of memory: 4,096 bytes in cache lines of 32 or 64, and the coherence directory's state of each line.
 *
 * <p>Both are together because an access needs both and looks the page up once.
 *
 * <p>The unit that is published, polled and moved is a message line of 64 bytes on every machine: one cache line, or
 * two.
 */
public final class Page implements Copyable {
    /** The size of a page in bytes. */
    public static final int BYTES = 4_096;

    /** The size of a message line in bytes. */
    public static final int MESSAGE_LINE_BYTES = 64;

    static final int NONE = -1;

    private static final VarHandle SHORT_LITTLE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_BIG = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_LITTLE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_BIG = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG_LITTLE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BIG = view(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;

    final MemoryRegion region;
    private final boolean cached;
    private final boolean device;
    // The index of the coherence domain that caches it in the machine's list, or NONE.
    final int domain;
    private final int lineShift;

    // The directory's part. All that is known of a line lies together: its owner and, in the high half, the last
    // request for it; until when a transaction of the protocol occupies it; the sets; and, on a machine with store
    // buffers, when the holder loses it to a request.
    private static final int OWNER = 0;
    private static final int BUSY = 1;
    private static final int SETS = 2;
    private static final long OWNER_MASK = 0xffff_ffffL;
    private final int taken;
    private final long[] lines;
    private final int stride;
    // By line: whose caches hold it, and the nodes whose shared cache may.
    final SharerSets sharers;
    final SharerSets nodes;
    // By the first cache line of a message line: the cores that have not read it since it was last written, and the
    // cores that watch it, since they wait for it to be written or have waited last.
    final SharerSets unread;
    final SharerSets watchers;

    /** Creates a page of zeros that no cache holds. */
    Page(MemoryRegion region, MachineDescription machine) {
        this.region = region;
        domain = machine.domainOf(region).map(machine.domains()::indexOf).orElse(NONE);
        lineShift = Integer.numberOfTrailingZeros(machine.lineBytes());
        bytes = new byte[BYTES];
        cached = region.isCached();
        device = region.kind() == MemoryRegion.Kind.DEVICE;
        int lineCount = BYTES >> lineShift;
        int cores = machine.cores().size();
        int coreWords = SharerSets.words(cores);
        taken = SETS + 3 * coreWords + SharerSets.words(machine.nodes().size());
        stride = machine.memoryModel() == MemoryModel.SEQUENTIAL ? taken : taken + 1;
        lines = new long[lineCount * stride];
        sharers = SharerSets.of(lines, stride, SETS, cores);
        unread = SharerSets.of(lines, stride, SETS + coreWords, cores);
        watchers = SharerSets.of(lines, stride, SETS + 2 * coreWords, cores);
        nodes = SharerSets.of(lines, stride, SETS + 3 * coreWords, machine.nodes().size());
        for (int line = 0; line < lineCount; line++) {
            setOwner(line, NONE);
        }
    }

    /** The core that holds a line modified or owned, or {@link #NONE}. */
    int owner(int line) {
        return (int) lines[line * stride + OWNER];
    }

    void setOwner(int line, int owner) {
        int index = line * stride + OWNER;
        lines[index] = lines[index] & ~OWNER_MASK | owner & OWNER_MASK;
    }

    /** The last request of a store buffer for a line, as {@link LineRequests} writes it. */
    int lastRequest(int line) {
        return (int) (lines[line * stride + OWNER] >>> Integer.SIZE);
    }

    void setLastRequest(int line, int request) {
        int index = line * stride + OWNER;
        lines[index] = lines[index] & OWNER_MASK | (long) request << Integer.SIZE;
    }

    /** The time at which the holder of a line loses it to a request; without meaning if there is none. */
    long takenAt(int line) {
        return lines[line * stride + taken];
    }

    void setTakenAt(int line, long time) {
        lines[line * stride + taken] = time;
    }

    /** The end of the transaction that occupies a line. */
    long busyUntil(int line) {
        return lines[line * stride + BUSY];
    }

    void setBusyUntil(int line, long time) {
        lines[line * stride + BUSY] = time;
    }

    /** Returns whether caches may hold lines of it. */
    public boolean isCached() {
        return cached;
    }

    /** Returns whether it holds registers of a device, and no bytes. */
    public boolean isDevice() {
        return device;
    }

    private static VarHandle view(Class<?> arrayOfNumbers, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(arrayOfNumbers, order);
    }

    /** The index of an address's line in the page. */
    int lineIndex(long address) {
        return ((int) address & BYTES - 1) >>> lineShift;
    }

    /** The index of the first cache line of an address's message line. */
    int messageLineIndex(long address) {
        return ((int) address & BYTES - MESSAGE_LINE_BYTES) >>> lineShift;
    }

    /** The number of an address's line among all of the machine. */
    long lineNumber(long address) {
        return address >>> lineShift;
    }

    /** The size of a line in bytes: 32 or 64. */
    public int lineBytes() {
        return 1 << lineShift;
    }

    /**
     * Reads a number.
     *
     * @param address any address in this page, aligned to {@code count}
     * @param count 1, 2, 4 or 8 bytes
     * @return the number, zero-extended
     */
    public long load(long address, int count, Endianness order) {
        int offset = (int) address & BYTES - 1;
        return order == Endianness.LITTLE ? loadLittle(offset, count) : loadBig(offset, count);
    }

    // A handle must be a constant where it is used, or the JVM calls it by a way that is ten times as slow.

    private long loadLittle(int offset, int count) {
        return switch (count) {
            case 1 -> bytes[offset] & 0xffL;
            case 2 -> (short) SHORT_LITTLE.get(bytes, offset) & 0xffffL;
            case 4 -> (int) INT_LITTLE.get(bytes, offset) & 0xffff_ffffL;
            default -> (long) LONG_LITTLE.get(bytes, offset);
        };
    }

    private long loadBig(int offset, int count) {
        return switch (count) {
            case 1 -> bytes[offset] & 0xffL;
            case 2 -> (short) SHORT_BIG.get(bytes, offset) & 0xffffL;
            case 4 -> (int) INT_BIG.get(bytes, offset) & 0xffff_ffffL;
            default -> (long) LONG_BIG.get(bytes, offset);
        };
    }

    /**
     * Writes the low bytes of a number.
     *
     * @param address any address in this page, aligned to {@code count}
     * @param count 1, 2, 4 or 8 bytes
     */
    public void store(long address, int count, long value, Endianness order) {
        int offset = (int) address & BYTES - 1;
        if (order == Endianness.LITTLE) {
            storeLittle(offset, count, value);
        } else {
            storeBig(offset, count, value);
        }
    }

    private void storeLittle(int offset, int count, long value) {
        switch (count) {
            case 1 -> bytes[offset] = (byte) value;
            case 2 -> SHORT_LITTLE.set(bytes, offset, (short) value);
            case 4 -> INT_LITTLE.set(bytes, offset, (int) value);
            default -> LONG_LITTLE.set(bytes, offset, value);
        }
    }

    private void storeBig(int offset, int count, long value) {
        switch (count) {
            case 1 -> bytes[offset] = (byte) value;
            case 2 -> SHORT_BIG.set(bytes, offset, (short) value);
            case 4 -> INT_BIG.set(bytes, offset, (int) value);
            default -> LONG_BIG.set(bytes, offset, value);
        }
    }

    /** Returns whether every byte is 0. */
    boolean isZero() {
        for (int offset = 0; offset < BYTES; offset += Long.BYTES) {
            if ((long) LONG_LITTLE.get(bytes, offset) != 0) {
                return false;
            }
        }
        return true;
    }
}
