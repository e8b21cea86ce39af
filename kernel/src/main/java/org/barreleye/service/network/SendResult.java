package org.barreleye.service.network;

import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.ErrorCode;

/** The results of sending a packet. A packet that was sent can be lost on its way. */
enum SendResult {
    /** It was sent, or waits for the hardware address of its neighbour. */
    SENT(ErrorCode.NONE),
    /** The interface has no link or no address. */
    DOWN(SystemError.NETWORK_DOWN.code()),
    /** No router leads to the address. */
    UNREACHABLE(SystemError.HOST_UNREACHABLE.code()),
    /** All buffers are in use. */
    BUSY(SystemError.BUSY.code());

    private final ErrorCode error;

    SendResult(ErrorCode error) {
        this.error = error;
    }

    ErrorCode error() {
        return error;
    }
}
