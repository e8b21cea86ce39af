package org.barreleye.monitor;

import org.barreleye.generated.user.intermonitor.BindContinuation;
import org.barreleye.generated.user.monitor.BindServiceReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** A domain of this core waits until a service on another has taken its binding. */
final class PendingBind implements BindContinuation, Copyable {
    private final Connections connections;
    private final long connection;
    private final BindServiceReply asker;

    PendingBind(Connections connections, long connection, BindServiceReply asker) {
        this.connections = connections;
        this.connection = connection;
        this.asker = asker;
    }

    private PendingBind(PendingBind source, Copier copier) {
        copier.enter(source, this);
        connections = copier.of(source.connections);
        connection = source.connection;
        asker = copier.of(source.asker);
    }

    @Override
    public PendingBind copy(Copier copier) {
        return new PendingBind(this, copier);
    }

    @Override
    public void replied(ErrorCode err) {
        answer(err);
    }

    @Override
    public void failed(Failure failure) {
        answer(MonitorErrors.PEER_GONE);
    }

    void answer(ErrorCode error) {
        if (error.failed()) {
            connections.remove(connection);
        }
        asker.reply(connection, error);
    }
}
