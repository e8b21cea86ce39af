package org.barreleye.monitor;

import org.barreleye.kpi.outcome.ErrorCode;

/** What monitors answer when they cannot do what they were asked. */
final class MonitorErrors {
    /** No domain of the core has exported this service. */
    static final ErrorCode NO_SUCH_SERVICE = ErrorCode.of("NO_SUCH_SERVICE");
    /** No monitor of this number is connected. */
    static final ErrorCode NO_SUCH_CORE = ErrorCode.of("NO_SUCH_CORE");
    /** Rings are for two cores; this service is on the caller's own. */
    static final ErrorCode SAME_CORE = ErrorCode.of("SAME_CORE");
    /** Too much is under way between these two monitors. */
    static final ErrorCode BUSY = ErrorCode.of("BUSY");
    /** No connection has this number. */
    static final ErrorCode NO_SUCH_CONNECTION = ErrorCode.of("NO_SUCH_CONNECTION");
    /** The other monitor is gone. */
    static final ErrorCode PEER_GONE = ErrorCode.of("PEER_GONE");

    private MonitorErrors() {}
}
