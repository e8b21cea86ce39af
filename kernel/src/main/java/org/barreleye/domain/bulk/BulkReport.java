package org.barreleye.domain.bulk;

import java.util.List;
import org.barreleye.kpi.state.Copyable;

/**
 * The mechanism that one end of a pool has picked, and its cost at this end.
 *
 * @param mechanism how the bytes get to the other side
 * @param reason the properties for which it was picked, in one sentence
 * @param buffers the number of buffers of the pool
 * @param buffersSent how many transfers this end has made
 * @param buffersReceived how many transfers it has accepted
 * @param refused how many transfers of the other side it has refused
 * @param bytesSent the bytes of the buffers sent
 * @param bytesReceived the bytes of the buffers received
 * @param bytesCopied the bytes that this core has copied, from one buffer to another or from and to messages
 * @param linesCleaned the lines of 64 bytes that were written back
 * @param linesInvalidated the lines of 64 bytes that were invalidated
 * @param nanoseconds the time that this core has spent in transfers
 * @param cycles the same in cycles of this core
 */
public record BulkReport(BulkMechanism mechanism, String reason, int buffers, long buffersSent, long buffersReceived,
        long refused, long bytesSent, long bytesReceived, long bytesCopied, long linesCleaned, long linesInvalidated,
        long nanoseconds, long cycles) implements Copyable {
    /** The report in sentences. */
    public List<String> sentences() {
        return List.of(mechanism + ": " + reason,
                "sent " + buffersSent + " buffers with " + bytesSent + " bytes, received " + buffersReceived + " with "
                        + bytesReceived + ", refused " + refused,
                "copied " + bytesCopied + " bytes, cleaned " + linesCleaned + " lines, invalidated " + linesInvalidated
                        + ", in " + cycles + " cycles");
    }
}
