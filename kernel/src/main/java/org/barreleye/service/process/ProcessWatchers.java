package org.barreleye.service.process;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.control.WatchComponentsContinuation;
import org.barreleye.generated.user.processes.WatchReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * The clients that watch which processes run. The processes of the components of the boot plan are known from the
 * monitor, which is asked when the first client watches.
 */
final class ProcessWatchers implements WatchComponentsContinuation, Copyable {
    private final ProcessTable table;
    // The programs of the processes of components, by the numbers of the processes.
    private final SortedMap<Long, String> components = new TreeMap<>();
    private final List<ProcessSession> watchers = new ArrayList<>();
    private final List<PendingWatch> pending = new ArrayList<>();
    private boolean asked;
    private boolean knowsComponents;

    ProcessWatchers(ProcessTable table) {
        this.table = table;
    }

    /** Notifies a client from now on. */
    void add(ProcessSession session, WatchReply reply) {
        pending.add(new PendingWatch(session, reply));
        if (knowsComponents) {
            complete();
        } else if (!asked) {
            asked = true;
            table.control().sendWatchComponents(this);
        }
    }

    private void complete() {
        List<PendingWatch> completed = List.copyOf(pending);
        pending.clear();
        for (PendingWatch watch : completed) {
            if (!watchers.contains(watch.session)) {
                watchers.add(watch.session);
            }
            components.forEach(watch.session::notifyStarted);
            table.running().forEach(process -> watch.session.notifyStarted(process.number(), process.program()));
            watch.reply.reply(ErrorCode.NONE);
        }
    }

    void remove(ProcessSession session) {
        watchers.remove(session);
        pending.removeIf(watch -> watch.session == session);
    }

    @Override
    public void replied(long count) {
        knowsComponents = true;
        complete();
    }

    @Override
    public void failed(Failure failure) {
        asked = false;
        List<PendingWatch> failed = List.copyOf(pending);
        pending.clear();
        failed.forEach(watch -> watch.reply.reply(SystemError.PEER_GONE.code()));
    }

    void onComponentStarted(long process, String program) {
        components.put(process, program);
        onStarted(process, program);
    }

    void onComponentEnded(long process) {
        components.remove(process);
        onEnded(process);
    }

    void onStarted(long process, String program) {
        List.copyOf(watchers).forEach(watcher -> watcher.notifyStarted(process, program));
    }

    void onEnded(long process) {
        List.copyOf(watchers).forEach(watcher -> watcher.notifyEnded(process));
    }

    /** A client that is notified as soon as the components are known. */
    private record PendingWatch(ProcessSession session, WatchReply reply) implements Copyable {}
}
