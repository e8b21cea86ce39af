package org.barreleye.machine.device;

/**
 * Copies memory by itself, one transfer at a time. It stands beside the core that its interrupt is wired to: it reaches
 * what that core's address map shows, and no registers; and interrupts that core when a transfer is over, well or not.
 *
 * <p>It sees memory, and what caches that are kept coherent hold; a line that a core outside of all coherence modified
 * and has not cleaned is not in memory. A transfer takes the time of reading and writing its lines one after the other,
 * which wait for others on the links; the bytes move when it is over, all at once.
 */
public final class Dma implements Device {
    /** Written: packed canonical address of the bytes to copy. */
    public static final int SOURCE = 0x00;

    /** Written: packed canonical address of where they go; the two do not overlap. */
    public static final int TARGET = 0x08;

    /** Written: how many, a multiple of 8 from 8 to {@link #MAX_BYTES}. */
    public static final int BYTES = 0x10;

    /** Written, with any number: begins, unless a transfer is going on. */
    public static final int START = 0x18;

    /** Read: {@link #IDLE}, {@link #BUSY}, {@link #DONE} or {@link #FAILED}. */
    public static final int STATUS = 0x20;

    /** Nothing was started yet. */
    public static final long IDLE = 0;

    /** A transfer is going on. */
    public static final long BUSY = 1;

    /** The last transfer was over, and well. */
    public static final long DONE = 2;

    /**
     * The last transfer could not be done: it was not aligned to 8, too long, overlapped, or went where nothing is
     * reached; or the engine is faulty.
     */
    public static final long FAILED = 3;

    /** The most bytes of a transfer. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int PAGE = 4_096;
    private static final int MESSAGE_LINE_BYTES = 64;

    // How much of a transfer takes its turn on the links at once: others' lines come between.
    private static final int BURST = 1_024;

    // What happens when a burst is over and another follows.
    private static final long CONTINUED = 0;

    private final Bus bus;
    private final int wiredTo;
    private final int vector;
    private long source;
    private long target;
    private long bytes;
    private long status = IDLE;
    // What is to happen when the last burst is over, and how many bytes of those before are on their way.
    private long outcome;
    private long transferred;

    /**
     * An idle engine.
     *
     * @param wiredTo the core that its interrupt is wired to
     * @param vector 0 .. 255
     */
    public Dma(Bus bus, int wiredTo, int vector) {
        this.bus = bus;
        this.wiredTo = wiredTo;
        this.vector = vector;
    }

    @Override
    public long load(int core, int register, long now) {
        return register == STATUS ? status : 0;
    }

    @Override
    public void store(int core, int register, long value, long now) {
        if (status == BUSY) {
            return; // a transfer that runs keeps its parameters
        }
        switch (register) {
            case SOURCE -> source = value;
            case TARGET -> target = value;
            case BYTES -> bytes = value;
            case START -> start(now);
            default -> { } // no such register
        }
    }

    private void start(long now) {
        status = BUSY;
        transferred = 0;
        boolean legal = isLegal();
        outcome = legal && !bus.failsTransfer() ? DONE : FAILED;
        if (legal) {
            burst(now);
        } else {
            bus.post(now, wiredTo, FAILED, bytes);
        }
    }

    private void burst(long now) {
        long end = Math.min(bytes, transferred + BURST);
        long time = now;
        for (long offset = transferred; offset < end; offset += MESSAGE_LINE_BYTES) {
            time += bus.transferMessageLine(wiredTo, source + offset, false, time)
                    + bus.messageLineTransferTime(wiredTo, source + offset);
            time += bus.transferMessageLine(wiredTo, target + offset, true, time)
                    + bus.messageLineTransferTime(wiredTo, target + offset);
        }
        transferred = end;
        bus.post(time, wiredTo, end < bytes ? CONTINUED : outcome, bytes);
    }

    private boolean isLegal() {
        return bytes > 0
                && bytes <= MAX_BYTES
                && (source | target | bytes) % Long.BYTES == 0
                && (Long.compareUnsigned(source + bytes, target) <= 0
                || Long.compareUnsigned(target + bytes, source) <= 0)
                && isReachable(source)
                && isReachable(target);
    }

    private boolean isReachable(long from) {
        for (long page = from & -PAGE; Long.compareUnsigned(page, from + bytes) < 0; page += PAGE) {
            if (!bus.isReachable(wiredTo, page)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void onEvent(long now, int core, long subject, long moved) {
        if (subject == CONTINUED) {
            burst(now);
            return;
        }
        if (subject == DONE) {
            for (long word = 0; word < bytes; word += Long.BYTES) {
                bus.write(target + word, bus.read(source + word));
            }
        }
        status = subject;
        bus.interrupt(now, wiredTo, vector);
    }
}
