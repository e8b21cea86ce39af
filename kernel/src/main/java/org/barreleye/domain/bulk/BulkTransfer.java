package org.barreleye.domain.bulk;

import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.state.Copyable;

/**
 * The arguments of a message that carries bulk data: {@code uint32 buffer, uint32 length, uint8 data[n, MAXIMUM]}. The
 * maximum is at least the size of a buffer of the pool.
 *
 * @param buffer the number of the buffer in the pool
 * @param length the number of bytes
 * @param bytes those that are inside the message; empty unless the mechanism is {@link BulkMechanism#MESSAGE}
 */
public record BulkTransfer(long buffer, long length, byte[] bytes) implements Copyable {
    /** The third argument. */
    public ByteArrayView data() {
        return ByteArrayView.of(bytes);
    }
}
