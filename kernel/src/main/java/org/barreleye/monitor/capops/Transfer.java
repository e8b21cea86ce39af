package org.barreleye.monitor.capops;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;

/**
 * A capability on its way to the other end of a connection.
 *
 * @param connection the number of the connection
 * @param sequence its number among the capabilities that its sender has sent over the connection, from 0 on
 * @param sender the core of the end that has sent it
 * @param present false for the absent capability, which is sent too and keeps its place in the order
 * @param mode the mode of the transfer
 * @param words the capability
 * @param error REVOKED if it was revoked meanwhile; then it does not arrive
 */
public record Transfer(long connection, long sequence, int sender, boolean present, TransferMode mode,
        WireCapability words, ErrorCode error) {
    private static final ErrorCode REVOKED = ErrorCode.of(KernelError.REVOKED);

    /** The absent capability. */
    static Transfer absent(long connection, long sequence, int sender) {
        return new Transfer(connection, sequence, sender, false, TransferMode.COPY, WireCapability.NONE,
                ErrorCode.NONE);
    }

    /** The notice that a capability was revoked meanwhile. */
    static Transfer revoked(long connection, long sequence, int sender) {
        return new Transfer(connection, sequence, sender, false, TransferMode.COPY, WireCapability.NONE, REVOKED);
    }

    /** Returns whether the capability was revoked meanwhile. */
    boolean isRevoked() {
        return error.equals(REVOKED);
    }
}
