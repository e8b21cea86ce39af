package org.barreleye.kpi.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.host.memory.MemoryFaults;
import org.barreleye.kpi.outcome.Failure;

/** The loop of a thread that serves all clients of a service. */
final class ServiceLoop {
    // The messages of one client that are taken before another one has its turn.
    private static final int POLLS_MAX = 32;

    private final SharedService service;
    private final Function<UmpChannel, Binding> bind;
    private final List<Session> sessions = new ArrayList<>();
    private final HostWaiter waiter = new HostWaiter();
    private final MemoryFaults faults = new MemoryFaults();
    private int reported;

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
        if (!MemoryFaults.isReport(fault)) {
            throw fault;
        }
        sessions.forEach(Session::abandonIfFailed);
    }

    /**
     * Polls for some messages of one session. Among several, a fault is reported before another one is polled, so that
     * it does not fall on that.
     */
    private boolean poll(Session session) {
        if (sessions.size() == 1) {
            return session.binding().poll(POLLS_MAX) > 0;
        }
        boolean progress = false;
        try {
            progress = session.binding().poll(POLLS_MAX) > 0;
            reported += faults.report();
        } catch (InternalError fault) {
            if (!MemoryFaults.isReport(fault)) {
                throw fault;
            }
            session.abandonIfFailed();
        }
        return progress;
    }

    private boolean step() {
        boolean progress = false;
        for (int i = 0; i < sessions.size(); i++) {
            Session session = sessions.get(i);
            progress |= poll(session);
            if (!session.binding().isOpen()) {
                session.connection().close();
                sessions.remove(i--);
            }
        }
        Optional<SharedConnection> next = service.accept();
        next.ifPresent(this::begin);
        return progress || next.isPresent();
    }

    private void begin(SharedConnection connection) {
        try {
            Binding binding = bind.apply(connection.channel());
            reported += faults.report();
            sessions.add(new Session(connection, binding));
        } catch (InternalError fault) {
            connection.close();
            if (!MemoryFaults.isReport(fault)) {
                throw fault;
            }
        }
    }
}
