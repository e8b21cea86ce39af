package org.barreleye.domain.bulk;

import java.util.Arrays;
import java.util.BitSet;
import org.barreleye.kpi.state.Copyable;

/** The owners of the buffers of a pool, as one of the two domains sees them. */
final class OwnershipTable implements Copyable {
    private final BufferOwner[] owners;
    // A reference to a buffer is of use as long as the number in it is the number here.
    private final int[] leases;
    private final int[] lengths;
    // Up to where this core may have modified lines in its cache.
    private final int[] written;
    // Those with the owner FREE, so that one is found at once.
    private final BitSet free = new BitSet();

    OwnershipTable(int buffers, BufferOwner owner) {
        owners = new BufferOwner[buffers];
        Arrays.fill(owners, owner);
        leases = new int[buffers];
        lengths = new int[buffers];
        written = new int[buffers];
        free.set(0, buffers, owner == BufferOwner.FREE);
    }

    BufferOwner owner(int buffer) {
        return owners[buffer];
    }

    int lease(int buffer) {
        return leases[buffer];
    }

    int length(int buffer) {
        return lengths[buffer];
    }

    void setLength(int buffer, int length) {
        lengths[buffer] = length;
    }

    int written(int buffer) {
        return written[buffer];
    }

    /** This core has written up to an offset. */
    void addWritten(int buffer, int end) {
        written[buffer] = Math.max(written[buffer], end);
    }

    /** No modified line of the buffer is in the cache of this core. */
    void clearWritten(int buffer) {
        written[buffer] = 0;
    }

    /** Changes the owner; references that exist are of no use any more. */
    void change(int buffer, BufferOwner owner) {
        owners[buffer] = owner;
        free.set(buffer, owner == BufferOwner.FREE);
        leases[buffer]++;
    }

    /** Changes the owner, neither to nor from FREE; references stay of use. */
    void changeKeeping(int buffer, BufferOwner owner) {
        owners[buffer] = owner;
    }

    /** The lowest number of a free buffer; -1 if there is none. */
    int firstFree() {
        return free.nextSetBit(0);
    }

    /** Makes all buffers free that are unsettled. */
    void settle() {
        for (int buffer = 0; buffer < owners.length; buffer++) {
            if (owners[buffer] == BufferOwner.UNSETTLED) {
                change(buffer, BufferOwner.FREE);
            }
        }
    }

    /**
     * Takes back all buffers that the other domain has or reads.
     *
     * @param owner of those that it may have written
     * @return how many they are
     */
    int reclaim(BufferOwner owner) {
        int reclaimed = 0;
        for (int buffer = 0; buffer < owners.length; buffer++) {
            switch (owners[buffer]) {
                case LENT -> change(buffer, BufferOwner.FREE);
                case REMOTE, BORROWED -> change(buffer, owner);
                default -> reclaimed--;
            }
            reclaimed++;
        }
        return reclaimed;
    }

    int count(BufferOwner owner) {
        return (int) Arrays.stream(owners).filter(found -> found == owner).count();
    }

    /**
     * Checks that a reference permits an operation.
     *
     * @throws IllegalStateException if not; it names the buffer, its owner and the operation
     */
    void require(int buffer, int lease, boolean isPermitted, String operation) {
        boolean isCurrent = leases[buffer] == lease;
        if (isCurrent && isPermitted) {
            return;
        }
        throw new IllegalStateException("cannot " + operation + " buffer " + buffer + ": "
                + (isCurrent ? "it " : "this reference ended when the buffer was given away or freed, and now it ")
                + owners[buffer].sentence());
    }
}
