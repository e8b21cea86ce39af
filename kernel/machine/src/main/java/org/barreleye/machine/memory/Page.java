package org.barreleye.machine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.MemoryRegion;

/**
 * 4,096 bytes of memory in 64 lines, and what the coherence directory knows of each line.
 *
 * <p>Both lie together because an access needs both and looks the page up once.
 */
public final class Page {
    /** The size of a page in bytes. */
    public static final int BYTES = 4_096;

    /** The size of a line in bytes. */
    public static final int LINE_BYTES = 64;

    static final int NOBODY = -1;

    private static final int LINES = BYTES / LINE_BYTES;
    private static final VarHandle SHORT_LITTLE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_BIG = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_LITTLE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_BIG = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG_LITTLE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BIG = view(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;

    // The directory's part, by line: who holds it modified, whose caches hold it, who has not read it since it was last
    // written, who waits for it to be written, and until when a transaction of the protocol occupies it.
    final MemoryRegion region;
    final int[] owners;
    final CoreSets sharers;
    final CoreSets unread;
    final CoreSets watchers;
    final long[] busyUntil;

    Page(MemoryRegion region, int cores) {
        this.region = region;
        busyUntil = new long[LINES];
        bytes = new byte[BYTES];
        owners = new int[LINES];
        Arrays.fill(owners, NOBODY);
        sharers = new CoreSets(LINES, cores);
        unread = new CoreSets(LINES, cores);
        watchers = new CoreSets(LINES, cores);
    }

    private Page(Page source) {
        region = source.region;
        busyUntil = source.busyUntil.clone();
        bytes = source.bytes.clone();
        owners = source.owners.clone();
        sharers = source.sharers.copy();
        unread = source.unread.copy();
        watchers = source.watchers.copy();
    }

    Page copy() {
        return new Page(this);
    }

    private static VarHandle view(Class<?> arrayOfNumbers, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(arrayOfNumbers, order);
    }

    /** Which line of its page an address lies in. */
    public static int line(long address) {
        return (int) address >>> 6 & LINES - 1;
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
        boolean little = order == Endianness.LITTLE;
        return switch (count) {
            case 1 -> bytes[offset] & 0xffL;
            case 2 -> (short) (little ? SHORT_LITTLE : SHORT_BIG).get(bytes, offset) & 0xffffL;
            case 4 -> (int) (little ? INT_LITTLE : INT_BIG).get(bytes, offset) & 0xffff_ffffL;
            default -> (long) (little ? LONG_LITTLE : LONG_BIG).get(bytes, offset);
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
        boolean little = order == Endianness.LITTLE;
        switch (count) {
            case 1 -> bytes[offset] = (byte) value;
            case 2 -> (little ? SHORT_LITTLE : SHORT_BIG).set(bytes, offset, (short) value);
            case 4 -> (little ? INT_LITTLE : INT_BIG).set(bytes, offset, (int) value);
            default -> (little ? LONG_LITTLE : LONG_BIG).set(bytes, offset, value);
        }
    }

    /** Whether every byte is 0: a page that was never written. */
    boolean isBlank() {
        for (int offset = 0; offset < BYTES; offset += Long.BYTES) {
            if ((long) LONG_LITTLE.get(bytes, offset) != 0) {
                return false;
            }
        }
        return true;
    }
}
