package org.barreleye.service.network;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.state.Copyable;

/**
 * The buffers that the stack shares with the driver. Each has one owner: the stack or the driver. The stack accesses
 * its own ones only, which is checked at each access; what the driver claims about a buffer is checked too.
 */
final class BufferPool implements Copyable {
    /** The number of buffers. */
    static final int BUFFERS = 96;
    /** The size of each, which holds the largest frame. */
    static final int BUFFER_BYTES = 2_048;

    private final Window window;
    private final boolean[] withDriver = new boolean[BUFFERS];
    private final List<Integer> free = new ArrayList<>();

    /** A pool whose buffers are all the stack's. */
    BufferPool(Window window) {
        this.window = window;
        reclaim();
    }

    /** Takes all buffers from a driver that has ended. */
    void reclaim() {
        free.clear();
        for (int buffer = 0; buffer < BUFFERS; buffer++) {
            withDriver[buffer] = false;
            free.add(buffer);
        }
    }

    /** The number of buffers that are the driver's. */
    int withDriver() {
        return BUFFERS - free.size();
    }

    /** A buffer of the stack that is in no use; none if all are the driver's. */
    OptionalInt take() {
        return free.isEmpty() ? OptionalInt.empty() : OptionalInt.of(free.remove(free.size() - 1));
    }

    /** Writes to a buffer that was taken. */
    void write(int buffer, byte[] bytes) {
        requireOwn(buffer);
        window.put((long) buffer * BUFFER_BYTES, bytes);
    }

    /** Reads from a buffer that the driver has given back. */
    byte[] read(int buffer, int length) {
        requireOwn(buffer);
        return window.get((long) buffer * BUFFER_BYTES, length);
    }

    /** Passes a buffer that was taken to the driver. */
    void give(int buffer) {
        requireOwn(buffer);
        withDriver[buffer] = true;
    }

    /**
     * Takes a buffer back that the driver says it gives back. It is in use until it is released.
     *
     * @return whether it was the driver's
     */
    boolean accept(long buffer) {
        boolean isDrivers = buffer >= 0 && buffer < BUFFERS && withDriver[(int) buffer];
        if (isDrivers) {
            withDriver[(int) buffer] = false;
        }
        return isDrivers;
    }

    /** Ends the use of a buffer of the stack. */
    void release(int buffer) {
        requireOwn(buffer);
        free.add(buffer);
    }

    private void requireOwn(int buffer) {
        if (withDriver[buffer]) {
            throw new IllegalStateException("buffer " + buffer + " is the driver's, not the stack's");
        }
    }
}
