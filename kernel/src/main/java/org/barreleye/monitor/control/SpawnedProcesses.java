package org.barreleye.monitor.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.domain.ExitListener;
import org.barreleye.monitor.domain.ExitListeners;

/**
 * The processes that clients of {@code control} have spawned through this monitor: those that run, and the last ones
 * that have ended. When a client is gone, the next one can take its processes over: so the process service, when it is
 * started again, knows the processes of its predecessor.
 */
public final class SpawnedProcesses implements ExitListener {
    // The number of processes that have ended and are retained.
    private static final int RETAINED_MAX = 256;

    private final ExitListeners exitListeners;
    private final SortedMap<Long, Spawned> processes = new TreeMap<>();
    // Those that have ended, in the order of their ends.
    private final List<Long> ended = new ArrayList<>();

    /** Makes a table without processes. */
    public SpawnedProcesses(ExitListeners exitListeners) {
        this.exitListeners = exitListeners;
    }

    void add(long process, ControlSession session, long spawner, long programNumber, String arguments) {
        Optional<ControlSession> open = session.isOpen() ? Optional.of(session) : Optional.empty();
        processes.put(process, new Spawned(open, spawner, programNumber, arguments, OptionalInt.empty()));
        exitListeners.add(process, this);
    }

    @Override
    public void ended(long process, int status) {
        Spawned spawned = processes.get(process);
        processes.put(process,
                new Spawned(spawned.session, spawned.spawner, spawned.programNumber, spawned.arguments,
                OptionalInt.of(status)));
        spawned.session.ifPresent(session -> session.sendEnded(process, status));
        ended.add(process);
        if (ended.size() > RETAINED_MAX) {
            processes.remove(ended.remove(0));
        }
    }

    /** The client of a session is gone: its processes run on. */
    void release(ControlSession session) {
        processes.replaceAll((process, spawned) -> spawned.isOf(session) ? spawned.of(Optional.empty()) : spawned);
    }

    /** Lets a session take over all processes that have none; returns their number. */
    int adopt(ControlSession session) {
        List<Long> adopted = processes.entrySet().stream()
                .filter(entry -> entry.getValue().session.isEmpty())
                .map(SortedMap.Entry::getKey)
                .toList();
        for (long process : adopted) {
            Spawned spawned = processes.get(process);
            session.sendAdopted(process, spawned.spawner, spawned.programNumber, spawned.arguments);
            processes.put(process, spawned.of(Optional.of(session)));
        }
        ended.stream().filter(adopted::contains)
                .forEach(process -> session.sendEnded(process, processes.get(process).status.orElseThrow()));
        return adopted.size();
    }

    /**
     * A process: the session to which its end is reported, the process that has spawned it, and its exit status if it
     * has ended.
     */
    private record Spawned(Optional<ControlSession> session, long spawner, long programNumber, String arguments,
            OptionalInt status) implements Copyable {
        private boolean isOf(ControlSession other) {
            return session.isPresent() && session.get() == other;
        }

        private Spawned of(Optional<ControlSession> next) {
            return new Spawned(next, spawner, programNumber, arguments, status);
        }
    }
}
