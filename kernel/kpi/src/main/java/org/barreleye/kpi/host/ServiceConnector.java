package org.barreleye.kpi.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.barreleye.kpi.host.memory.ConnectionFile;
import org.barreleye.kpi.host.memory.EndState;
import org.barreleye.kpi.host.memory.OwnerOnly;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.InterfaceIdentity;

/** Claims one of the connections that a service offers. */
final class ServiceConnector {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int LOCK_ATTEMPTS = 500;

    private final ServiceFiles names;
    private final InterfaceIdentity identity;
    private final OwnerOnly owner;
    private long endedServer;

    ServiceConnector(ServiceFiles names, InterfaceIdentity identity, OwnerOnly owner) {
        this.names = names;
        this.identity = identity;
        this.owner = owner;
    }

    /**
     * Claims a connection.
     *
     * @param timeout in nanoseconds
     * @return its file, which this process uses from now on
     * @throws ConnectionFailed if there is none before the time has passed, its interface is another, or it is
     *     refused
     */
    ConnectionFile claim(long timeout) throws IOException {
        long begin = System.nanoTime();
        while (true) {
            for (long number : names.offers()) {
                Optional<ConnectionFile> claimed = claimNumber(number);
                if (claimed.isPresent()) {
                    return claimed.get();
                }
            }
            if (Thread.currentThread().isInterrupted()) {
                throw failed(Failure.Kind.INTERRUPTED, "the thread was interrupted while it waited for " + describe());
            }
            if (System.nanoTime() - begin >= timeout) {
                throw failed(Failure.Kind.NO_SUCH_SERVICE, describe() + " has no connection to offer"
                        + (endedServer == 0 ? ": no process offers it, or it has as many connections as it permits"
                        : ": process " + endedServer + ", which offered it, has ended"));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private String describe() {
        return "service '" + names.service() + "' in " + names.folder();
    }

    private Optional<ConnectionFile> claimNumber(long number) throws IOException {
        Path claimed = names.claimed(number);
        try {
            owner.checkFile(names.offer(number));
            Files.move(names.offer(number), claimed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException takenByAnother) {
            return Optional.empty();
        }
        try {
            ConnectionFile file = ConnectionFile.open(claimed, owner);
            if (use(file)) {
                return Optional.of(file);
            }
            file.close();
            return Optional.empty();
        } catch (NoSuchFileException givenUp) {
            return Optional.empty(); // this process was so slow that the server has removed it
        } finally {
            Files.deleteIfExists(claimed);
        }
    }

    /** Returns whether the file can be used: its server lives and has the same interface. */
    private boolean use(ConnectionFile file) throws IOException {
        try {
            if (!file.isLockedByPeer()) {
                endedServer = file.peerProcess();
                return false;
            }
            InterfaceIdentity offered = file.header().identity();
            if (!offered.equals(identity)) {
                file.publish(EndState.REFUSED);
                throw failed(Failure.Kind.MISMATCH, describe() + " has interface " + offered
                        + ", and this process was compiled with interface " + identity
                        + ": compile both from the same definition");
            }
            lock(file);
            file.beat();
            file.publish(EndState.OPEN);
            return true;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private void lock(ConnectionFile file) throws IOException {
        // The server looks for the lock by taking it for a moment.
        for (int attempt = 0; !file.lock(); attempt++) {
            if (attempt == LOCK_ATTEMPTS) {
                throw failed(Failure.Kind.REFUSED, describe() + ": another process has locked the claimed connection");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static ConnectionFailed failed(Failure.Kind kind, String sentence) {
        return new ConnectionFailed(kind, sentence);
    }
}
