package org.barreleye.domain;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.types.Copier;

/** The events of one connection; when it is over the monitor hears of it. */
final class ConnectionSource implements EventSource {
    private final Connections connections;
    private final MonitorBinding monitor;
    private final long connection;
    private final EventSource source;

    ConnectionSource(Connections connections, MonitorBinding monitor, long connection, EventSource source) {
        this.connections = connections;
        this.monitor = monitor;
        this.connection = connection;
        this.source = source;
    }

    private ConnectionSource(ConnectionSource original, Copier copier) {
        copier.enter(original, this);
        connections = copier.of(original.connections);
        monitor = copier.of(original.monitor);
        connection = original.connection;
        source = copier.of(original.source);
    }

    @Override
    public ConnectionSource copy(Copier copier) {
        return new ConnectionSource(this, copier);
    }

    @Override
    public boolean poll() {
        return source.poll();
    }

    @Override
    public long line() {
        return source.line();
    }

    @Override
    public boolean isOver() {
        return source.isOver();
    }

    @Override
    public void dropped() {
        connections.forget(connection);
        monitor.tryDisconnect(connection);
    }
}
