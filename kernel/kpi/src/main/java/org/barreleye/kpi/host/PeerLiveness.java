package org.barreleye.kpi.host;

import java.io.IOException;
import java.util.Optional;
import org.barreleye.kpi.host.memory.ConnectionFile;
import org.barreleye.kpi.host.memory.EndState;
import org.barreleye.kpi.outcome.Failure;

/**
 * The sign of life of the other process of a connection: its lock, its heartbeat, and a file that it leaves alone. The
 * first thing that is wrong is the failure of the connection, for good.
 */
final class PeerLiveness {
    private final ConnectionFile file;
    private final long silenceMax;
    private final String service;
    private long heartbeat;
    private long silence;

    // Written by the supervising thread or the thread that uses the connection, read by the latter.
    private volatile Optional<Failure> failure = Optional.empty();

    PeerLiveness(ConnectionFile file, String service, long silenceMax) {
        this.file = file;
        this.service = service;
        this.silenceMax = silenceMax;
        this.heartbeat = file.peerHeartbeat();
    }

    /** The reason why nothing more is to be expected; empty as long as the other process lives. */
    Optional<Failure> failure() {
        return failure;
    }

    /** Notes the failure of the connection, unless there is one. */
    synchronized void fail(Failure.Kind kind, String sentence) {
        if (failure.isEmpty()) {
            failure = Optional.of(new Failure(kind, "process " + file.peerProcess() + ", the other end of service '"
                    + service + "', " + sentence));
        }
    }

    /** Ends the connection because this process does not use it any more. */
    synchronized void end() {
        if (failure.isEmpty()) {
            failure = Optional.of(new Failure(Failure.Kind.CLOSED,
                    "this process closed its connection of service '" + service + "'"));
        }
    }

    /**
     * Looks for signs of life.
     *
     * @param elapsed the nanoseconds since the last time in which this process ran: a process that was stopped itself
     *     has no reason to complain
     */
    void check(long elapsed) {
        try {
            boolean isIntact = file.isIntact(); // first: what follows accesses memory that a shortened file lacks
            file.beat();
            if (!isIntact) {
                fail(Failure.Kind.MALFORMED, "changed the header or the size of the file");
            } else if (file.peerState() == EndState.CLOSED) {
                fail(Failure.Kind.PEER_GONE, "closed the connection");
            } else if (!file.isLockedByPeer()) {
                fail(Failure.Kind.PEER_GONE, "ended without closing the connection");
            } else {
                listen(elapsed);
            }
        } catch (IOException | InternalError inaccessible) {
            // The virtual machine reports an access behind the end of a file that was shortened as InternalError.
            fail(Failure.Kind.MALFORMED, "made the file inaccessible: " + inaccessible);
        }
    }

    private void listen(long elapsed) {
        long now = file.peerHeartbeat();
        silence = now == heartbeat ? silence + elapsed : 0;
        heartbeat = now;
        if (silence >= silenceMax) {
            fail(Failure.Kind.PEER_GONE, "lives, but has shown no sign of life for " + silenceMax / 1_000_000
                    + " ms: it is stopped, or hangs");
        }
    }
}
