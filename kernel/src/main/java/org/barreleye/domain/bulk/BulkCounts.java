package org.barreleye.domain.bulk;

import org.barreleye.kpi.state.Copyable;

/** What one end of a pool has done since it exists, and the time that it took. */
final class BulkCounts implements Copyable {
    // The checks and the change of two tables, on variables of the program.
    private static final long CYCLES_OF_A_TRANSFER = 40;

    long sent;
    long accepted;
    long refused;
    long bytesSent;
    long bytesReceived;
    long bytesCopied;
    long linesCleaned;
    long linesInvalidated;
    private final TransferClock clock;
    private long nanoseconds;

    BulkCounts(TransferClock clock) {
        this.clock = clock;
    }

    /** Begins a transfer, and charges for its checks. */
    long begin() {
        long begin = clock.now();
        clock.charge(CYCLES_OF_A_TRANSFER);
        return begin;
    }

    /** Ends a transfer. */
    void end(long begin) {
        nanoseconds += clock.now() - begin;
    }

    BulkReport report(BulkMechanism mechanism, CorePair cores, int buffers) {
        return new BulkReport(mechanism, cores.reason(mechanism), buffers, sent, accepted, refused, bytesSent,
                bytesReceived, bytesCopied, linesCleaned, linesInvalidated, nanoseconds,
                nanoseconds * cores.megahertz() / 1_000);
    }
}
