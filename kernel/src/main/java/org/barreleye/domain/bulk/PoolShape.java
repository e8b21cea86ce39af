package org.barreleye.domain.bulk;

import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * The number and the size of the buffers of a pool.
 *
 * @param buffers how many there are, 1 or more
 * @param bytes the size of each, a multiple of {@link #LINE_BYTES}, so that no two buffers have a line in common
 */
public record PoolShape(int buffers, int bytes) implements Copyable {
    /** The size of a line, the unit of cache maintenance. */
    public static final int LINE_BYTES = 64;

    private static final long PAGE_BYTES = 4096;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a pool cannot have them
     */
    public PoolShape {
        if (refusal(buffers, bytes) != KernelError.NONE) {
            throw new IllegalArgumentException("a pool has 1 or more buffers, whose size is a multiple of " + LINE_BYTES
                    + ", in at most " + PinnedObject.BYTES_MAX + " bytes; not " + buffers + " buffers of " + bytes);
        }
    }

    /** The shape of numbers that have arrived in a message. */
    public static Outcome<PoolShape> of(long buffers, long bytes) {
        KernelError refusal = refusal(buffers, bytes);
        return refusal == KernelError.NONE ? Outcome.of(new PoolShape((int) buffers, (int) bytes))
                : Outcome.refused(refusal);
    }

    private static KernelError refusal(long buffers, long bytes) {
        if (bytes <= 0 || bytes % LINE_BYTES != 0 || bytes > PinnedObject.BYTES_MAX) {
            return KernelError.BAD_SIZE;
        }
        return buffers > 0 && buffers <= PinnedObject.BYTES_MAX / bytes ? KernelError.NONE : KernelError.BAD_COUNT;
    }

    /** The bytes of all buffers. */
    public long usedBytes() {
        return (long) buffers * bytes;
    }

    /** The bytes of the memory for all buffers: whole pages. */
    public long frameBytes() {
        return usedBytes() + PAGE_BYTES - 1 & -PAGE_BYTES;
    }
}
