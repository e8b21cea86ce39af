package org.barreleye.domain.bulk;

import org.barreleye.kpi.marshal.ByteArrayView;

/**
 * The check of a transfer that has arrived: nothing in it is believed.
 *
 * @param shape of the pool
 * @param mechanism of the pool
 * @param table its owners
 */
record TransferCheck(PoolShape shape, BulkMechanism mechanism, OwnershipTable table) {
    /**
     * The reason to refuse it, in one sentence; empty if the other domain can give that.
     *
     * @param isShared whether the other domain shares the buffer
     */
    String reasonToRefuse(long buffer, long length, ByteArrayView data, boolean isShared) {
        if (buffer < 0 || buffer >= shape.buffers()) {
            return "there is no buffer " + buffer + ": the pool has " + shape.buffers() + ", from 0";
        }
        BufferOwner owner = table.owner((int) buffer);
        if (owner == BufferOwner.LENT && !isShared) {
            return length == 0 && data.length() == 0 ? ""
                    : "buffer " + buffer + " is shared, so it comes back without bytes, not with " + length;
        } else if (owner != BufferOwner.REMOTE) {
            return "buffer " + buffer + " is not the other domain's to give: it " + owner.sentence();
        } else if (length < 0 || length > shape.bytes()) {
            return length + " bytes do not fit buffer " + buffer + " of " + shape.bytes();
        }
        long inside = mechanism == BulkMechanism.MESSAGE ? length : 0;
        return data.length() == inside ? "" : "the message has " + data.length() + " bytes of data, and by " + mechanism
                + " it has " + inside;
    }
}
