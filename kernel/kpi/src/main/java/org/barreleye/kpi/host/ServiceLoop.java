package org.barreleye.kpi.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.Failure;

/** The loop of a thread that serves all clients of a service. */
final class ServiceLoop {
    private final SharedService service;
    private final Function<UmpChannel, Binding> bind;
    private final List<Session> sessions = new ArrayList<>();
    private final HostWaiter waiter = new HostWaiter();

    private record Session(SharedConnection connection, Binding binding) {
        void abandonIfFailed() {
            connection.check();
            connection.failure().ifPresent(binding::abandon);
        }

        void close(Failure reason) {
            binding.close(reason);
            connection.close();
        }
    }

    ServiceLoop(SharedService service, Function<UmpChannel, Binding> bind) {
        this.service = service;
        this.bind = bind;
    }

    void run() {
        try {
            while (goesOn()) {
                try {
                    pollAll();
                } catch (InternalError fault) {
                    abandonFailed(fault);
                }
            }
        } finally {
            Failure reason = new Failure(Failure.Kind.CLOSED, "the service '" + service.name() + "' has ended");
            sessions.forEach(session -> session.close(reason));
        }
    }

    private boolean goesOn() {
        return !service.isClosed() && !Thread.currentThread().isInterrupted();
    }

    private void pollAll() {
        while (goesOn()) {
            if (step()) {
                waiter.onProgress();
            } else {
                waiter.pause(Waiter.FOREVER);
            }
        }
    }

    /**
     * Another process has shortened its file. The virtual machine reports the access that failed some time later, out
     * of any place in this thread, so each connection is looked at.
     */
    private void abandonFailed(InternalError fault) {
        boolean anyOpen = false;
        boolean anyFailed = false;
        for (Session session : sessions) {
            anyOpen |= session.binding().isOpen();
            session.abandonIfFailed();
            anyFailed |= session.connection().failure().isPresent();
        }
        if (!anyFailed && anyOpen) {
            throw fault; // not from here
        }
    }

    private boolean step() {
        boolean progress = false;
        for (int i = 0; i < sessions.size(); i++) {
            Session session = sessions.get(i);
            progress |= session.binding().poll();
            if (!session.binding().isOpen()) {
                session.connection().close();
                sessions.remove(i--);
            }
        }
        Optional<SharedConnection> next = service.accept();
        next.ifPresent(connection ->
                sessions.add(new Session(connection, bind.apply(connection.channel()))));
        return progress || next.isPresent();
    }
}
