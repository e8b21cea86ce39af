package org.barreleye.experiment.signal;

import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.ordering.Barrier;

/**
 * A queue lock in coherent memory: each core waits for the node of the one before it, which is a line of its own
 * (Craig, "Building FIFO and priority-queuing spin locks from atomic swap", 1993; Magnusson, Landin, Hagersten,
 * "Queue locks on cache coherent multiprocessors", 1994). An exchange of a word is a load, a store and a barrier in one
 * step of a core.
 */
final class QueueLock {
    private static final int LINE = 64;
    private static final int WORD = Long.BYTES;

    private final long tail;

    /**
     * A lock that is free.
     *
     * @param base packed canonical address of memory that is zero: a line for the tail, and one for each node
     */
    QueueLock(long base) {
        tail = base;
    }

    /** The number of lines of a lock for some cores: the tail, a node for each, and one more. */
    static int lines(int cores) {
        return cores + 2;
    }

    /** The address of a node, numbered from 0; node 0 is in the queue of a lock that is free. */
    long address(long node) {
        return tail + (1 + node) * LINE;
    }

    /** Appends a node to the queue; returns the number of the one before it. A step of its own. */
    long append(Core core, long node) {
        core.store(address(node), WORD, 1, Endianness.LITTLE);
        core.barrier(Barrier.LOADS); // an exchange reads no stale copy
        long before = core.load(tail, WORD, Endianness.LITTLE);
        core.store(tail, WORD, node, Endianness.LITTLE);
        core.barrier(Barrier.ALL);
        return before;
    }

    /** Returns whether the core of a node has released the lock. */
    boolean isReleased(Core core, long node) {
        return core.load(address(node), WORD, Endianness.LITTLE) == 0;
    }

    /** Releases the lock. */
    void release(Core core, long node) {
        core.store(address(node), WORD, 0, Endianness.LITTLE);
        core.barrier(Barrier.STORES);
    }
}
