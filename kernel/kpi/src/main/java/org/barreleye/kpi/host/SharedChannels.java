package org.barreleye.kpi.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.barreleye.kpi.host.memory.ConnectionFile;
import org.barreleye.kpi.host.memory.OwnerOnly;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.types.InterfaceIdentity;

/**
 * Services and connections between processes of one user, by files in a folder. One thread of this object shows the
 * life of this process to the others and looks for theirs. Any thread may use it.
 */
public final class SharedChannels implements AutoCloseable {
    private final OwnerOnly owner;
    private final SharedSettings settings;
    private final Supervisor supervisor;
    private final List<SharedService> services = new CopyOnWriteArrayList<>();
    private final List<SharedConnection> connections = new CopyOnWriteArrayList<>();
    private boolean closed;

    private SharedChannels(OwnerOnly owner, SharedSettings settings, Supervisor supervisor) {
        this.owner = owner;
        this.settings = settings;
        this.supervisor = supervisor;
    }

    static SharedChannels in(Path folder, SharedSettings settings) throws IOException {
        OwnerOnly owner = OwnerOnly.open(folder);
        return new SharedChannels(owner, settings, new Supervisor("connections in " + folder));
    }

    /**
     * Offers a service under a name. What a process that has ended left behind under this name is replaced.
     *
     * @param service 1 to 64 letters, digits, '-' and '_'; begins with a letter or digit
     * @param identity of the interface
     * @throws ConnectionFailed if a process offers a service of this name already, or a file of it is not this user's
     */
    public synchronized SharedService create(String service, InterfaceIdentity identity) throws IOException {
        requireOpen();
        SharedService created =
                SharedService.create(new ServiceFiles(owner.folder(), service), identity, owner, settings, supervisor);
        services.add(created);
        return created;
    }

    /**
     * Connects to a service, which may begin later than this process: waits for it as long as the settings say.
     *
     * @param service its name
     * @param identity of the interface
     * @throws ConnectionFailed if no process offers it in time, the process has another definition of the interface, or
     *     a file is not this user's
     */
    public SharedConnection connect(String service, InterfaceIdentity identity) throws IOException {
        ConnectionFile file = new ServiceConnector(new ServiceFiles(owner.folder(), service), identity, owner)
                .claim(settings.connectTimeout().toNanos());
        synchronized (this) {
            if (closed) {
                file.close();
            }
            requireOpen();
            SharedConnection connection =
                    SharedConnection.over(file, service, settings, supervisor, connections::remove);
            connections.add(connection);
            return connection;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the channels in " + owner.folder() + " were closed by this process");
        }
    }

    /** Ends all services and connections of this process in the folder. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        services.forEach(SharedService::closeAll);
        connections.forEach(SharedConnection::close);
        supervisor.close();
    }
}
