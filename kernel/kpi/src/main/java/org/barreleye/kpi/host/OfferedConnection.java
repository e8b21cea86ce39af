package org.barreleye.kpi.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import org.barreleye.kpi.host.memory.ConnectionFile;
import org.barreleye.kpi.host.memory.EndState;
import org.barreleye.kpi.host.memory.FileHeader;

/** A connection that a server offers, until a client uses it or has given it up. */
final class OfferedConnection {
    /** The state of the offer. */
    enum Progress { OFFERED, TAKEN, USED, GIVEN_UP }

    private final ServiceFiles names;
    private final long number;
    private final ConnectionFile file;
    private boolean isTaken;
    private long waited;

    private OfferedConnection(ServiceFiles names, long number, ConnectionFile file) {
        this.names = names;
        this.number = number;
        this.file = file;
    }

    /** Makes the file, and gives it the name under which clients look for it when it is complete. */
    static OfferedConnection create(ServiceFiles names, long number, FileHeader header) throws IOException {
        ConnectionFile file = ConnectionFile.create(names.created(number), header);
        OfferedConnection offered = new OfferedConnection(names, number, file);
        try {
            file.beat();
            file.publish(EndState.OPEN);
            Files.move(names.created(number), names.offer(number), StandardCopyOption.ATOMIC_MOVE);
            return offered;
        } catch (IOException failed) {
            offered.discard();
            throw failed;
        }
    }

    ConnectionFile file() {
        return file;
    }

    /** Returns whether a client uses it, or has used it already. */
    boolean isUsed() {
        return isUsed(file.peerState());
    }

    private static boolean isUsed(EndState client) {
        return client == EndState.OPEN || client == EndState.CLOSED;
    }

    /**
     * Looks what has become of it.
     *
     * @param elapsed the nanoseconds since the last time
     * @param waitMax the nanoseconds that a client has from the claim to the use
     */
    Progress advance(long elapsed, long waitMax) throws IOException {
        if (!file.isIntact()) {
            return Progress.GIVEN_UP;
        }
        file.beat();
        EndState client = file.peerState();
        if (isUsed(client)) {
            return Progress.USED;
        }
        isTaken = isTaken || !Files.exists(names.offer(number), LinkOption.NOFOLLOW_LINKS);
        waited += isTaken ? elapsed : 0;
        boolean isGivenUp = client != EndState.ABSENT || waited >= waitMax;
        return isGivenUp ? Progress.GIVEN_UP : isTaken ? Progress.TAKEN : Progress.OFFERED;
    }

    /** Removes the file. A client that has it open finds that it is closed. */
    void discard() {
        try {
            file.publish(EndState.CLOSED);
            file.close();
            Files.deleteIfExists(names.created(number));
            Files.deleteIfExists(names.offer(number));
            Files.deleteIfExists(names.claimed(number));
        } catch (IOException | InternalError ignored) {
            // What stays is recognised as stale, since no process locks it any more.
        }
    }
}
