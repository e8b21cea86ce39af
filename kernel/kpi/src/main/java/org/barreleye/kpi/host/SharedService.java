package org.barreleye.kpi.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.host.memory.FileHeader;
import org.barreleye.kpi.host.memory.OwnerOnly;
import org.barreleye.kpi.host.memory.RingFileLayout;
import org.barreleye.kpi.types.InterfaceIdentity;

/**
 * A service that this process offers to others. There is always a connection ready for the next client, unless there
 * are as many as the settings permit.
 */
public final class SharedService implements AutoCloseable {
    private final ServiceFiles names;
    private final SharedSettings settings;
    private final FileHeader header;
    private final ServiceLock lock;
    private final Supervisor supervisor;
    private final Queue<SharedConnection> accepted = new ConcurrentLinkedQueue<>();
    private final List<OfferedConnection> offers = new ArrayList<>();
    private volatile OfferedConnection nextOffer;
    private long lastNumber;
    private final List<SharedConnection> connections = new CopyOnWriteArrayList<>();
    private IOException problem;
    private volatile boolean closed;

    private SharedService(ServiceFiles names, SharedSettings settings, FileHeader header, ServiceLock lock,
            Supervisor supervisor) {
        this.names = names;
        this.settings = settings;
        this.header = header;
        this.lock = lock;
        this.supervisor = supervisor;
    }

    /** Offers a service, after what a process that has ended left behind was removed. */
    static SharedService create(ServiceFiles names, InterfaceIdentity identity, OwnerOnly owner,
            SharedSettings settings, Supervisor supervisor) throws IOException {
        ServiceLock lock = ServiceLock.acquire(names, owner);
        try {
            for (Path stale : names.connections()) {
                owner.checkFile(stale);
                Files.deleteIfExists(stale);
            }
            FileHeader header = new FileHeader(new RingFileLayout(settings.ringLines()),
                    ProcessHandle.current().pid(), identity);
            SharedService service = new SharedService(names, settings, header, lock, supervisor);
            service.offer();
            supervisor.add(service::supervise, service);
            return service;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** The name of the service. */
    public String name() {
        return names.service();
    }

    /**
     * The next connection to a client; empty if there is none now. Any thread may ask, at any time: an answer without a
     * connection costs a few nanoseconds. A connection counts for {@link SharedSettings#connectionsMax} until it is
     * closed here, even if the other process is gone.
     */
    public Optional<SharedConnection> accept() {
        SharedConnection next = accepted.poll();
        OfferedConnection offer = nextOffer;
        if (next == null && offer != null && offer.isUsed()) {
            supervisor.wake();
        }
        return Optional.ofNullable(next);
    }

    /** The error with which the last attempt to offer another connection ended, as on a full disk; it is repeated. */
    public synchronized Optional<IOException> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Serves all clients in this thread, until it is interrupted or the service is closed. A binding that has ended is
     * forgotten, and its connection closed.
     *
     * @param bind makes the binding of a channel with the generated {@code accept}
     */
    public void serve(Function<UmpChannel, Binding> bind) {
        new ServiceLoop(this, bind).run();
    }

    boolean isClosed() {
        return closed;
    }

    private synchronized void supervise(long elapsed) {
        if (closed) {
            return;
        }
        try {
            problem = null;
            for (Iterator<OfferedConnection> each = offers.iterator(); each.hasNext();) {
                OfferedConnection offer = each.next();
                OfferedConnection.Progress progress = offer.advance(elapsed, settings.silenceMax().toNanos());
                if (progress != OfferedConnection.Progress.OFFERED && offer == nextOffer) {
                    nextOffer = null;
                }
                if (progress == OfferedConnection.Progress.USED) {
                    each.remove();
                    accept(offer);
                } else if (progress == OfferedConnection.Progress.GIVEN_UP) {
                    each.remove();
                    offer.discard();
                }
            }
            offer();
        } catch (IOException failed) {
            problem = failed;
        }
    }

    private void accept(OfferedConnection offer) {
        SharedConnection connection = SharedConnection.over(offer.file(), names.service(), settings, supervisor,
                connections::remove);
        connections.add(connection);
        accepted.add(connection);
    }

    private void offer() throws IOException {
        if (nextOffer == null && connections.size() + offers.size() < settings.connectionsMax()) {
            nextOffer = OfferedConnection.create(names, ++lastNumber, header);
            offers.add(nextOffer);
        }
    }

    /** Offers no more connections. Those that were accepted stay. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            supervisor.remove(this);
            offers.forEach(OfferedConnection::discard);
            offers.clear();
            nextOffer = null;
            lock.close();
        }
        for (SharedConnection late = accepted.poll(); late != null; late = accepted.poll()) {
            late.close();
        }
    }

    /** Closes the service and all its connections. */
    void closeAll() {
        close();
        connections.forEach(SharedConnection::close);
    }
}
