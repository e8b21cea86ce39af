package org.barreleye.kpi.host;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.host.memory.ConnectionFile;
import org.barreleye.kpi.host.memory.EndState;
import org.barreleye.kpi.host.memory.FileEnd;
import org.barreleye.kpi.host.memory.MemoryFaults;
import org.barreleye.kpi.outcome.Failure;

/**
 * One end of a connection between two processes. Its channel is given to the generated {@code connect} or
 * {@code accept}. When the other process is gone, {@link org.barreleye.kpi.binding.Binding#poll} delivers what it had
 * sent, and then ends the binding with the failure.
 */
public final class SharedConnection implements AutoCloseable {
    private final ConnectionFile file;
    private final PeerLiveness peer;
    private final UmpChannel channel;
    private final Supervisor supervisor;
    private final Consumer<SharedConnection> onClose;
    private boolean closed;

    private SharedConnection(ConnectionFile file, PeerLiveness peer, UmpChannel channel, Supervisor supervisor,
            Consumer<SharedConnection> onClose) {
        this.file = file;
        this.peer = peer;
        this.channel = channel;
        this.supervisor = supervisor;
        this.onClose = onClose;
    }

    /** Begins to use a file that both processes have opened. */
    static SharedConnection over(ConnectionFile file, String service, SharedSettings settings, Supervisor supervisor,
            Consumer<SharedConnection> onClose) {
        FileEnd own = file.own();
        FileEnd other = own.other();
        PeerLiveness peer = new PeerLiveness(file, service, settings.silenceMax().toNanos());
        UmpChannel channel = new UmpChannel(file.ring(own), file.ring(other), new FileCapabilityChannel(
                file.capabilities(own), file.capabilities(other), settings.inspector(), peer));
        SharedConnection connection = new SharedConnection(file, peer, channel, supervisor, onClose);
        supervisor.add(connection::supervise, connection);
        return connection;
    }

    /** The channel of this end. One thread at a time uses it. */
    public UmpChannel channel() {
        return channel;
    }

    /** The reason why the connection has ended; empty as long as both processes use it. */
    public Optional<Failure> failure() {
        return peer.failure();
    }

    /** The process number that the other process claims to have. */
    public long peerProcess() {
        return file.peerProcess();
    }

    private synchronized void supervise(long elapsed) {
        if (!closed) {
            peer.check(elapsed);
        }
    }

    /** Looks now what happens to the file and to the other process. */
    void check() {
        supervise(0);
    }

    /**
     * Ends the use of the file. Close the binding first: it tells the other end what it has not told yet. A binding
     * that is open ends at its next poll. Closing twice does nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        supervisor.remove(this);
        peer.end();
        try {
            file.publish(EndState.CLOSED);
            file.close();
            new MemoryFaults().report();
        } catch (IOException | InternalError ignored) {
            // The file is given up anyway, and its lock ends with the process at the latest.
        }
        onClose.accept(this);
    }
}
