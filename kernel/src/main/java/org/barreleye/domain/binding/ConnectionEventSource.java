package org.barreleye.domain.binding;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.monitor.MonitorBinding;

/** The event source of one connection. When the connection has finished, it is removed and the monitor is notified. */
final class ConnectionEventSource implements EventSource {
    private final Connections connections;
    private final MonitorBinding monitor;
    private final long connection;
    private final EventSource source;

    ConnectionEventSource(Connections connections, MonitorBinding monitor, long connection, EventSource source) {
        this.connections = connections;
        this.monitor = monitor;
        this.connection = connection;
        this.source = source;
    }

    @Override
    public boolean poll() {
        return source.poll();
    }

    @Override
    public long watchedLine() {
        return source.watchedLine();
    }

    @Override
    public boolean isFinished() {
        return source.isFinished();
    }

    @Override
    public void onRemoved() {
        connections.remove(connection);
        monitor.sendDisconnect(connection);
    }
}
