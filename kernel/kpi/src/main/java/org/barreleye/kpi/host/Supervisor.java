package org.barreleye.kpi.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that shows the life of this process to others, and looks for theirs, so that the threads which use
 * connections need not.
 */
final class Supervisor implements AutoCloseable {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(20);

    // A longer time between two rounds means that this process did not run.
    private static final long ELAPSED_MAX = 4 * PERIOD;

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stopping;

    /** Supervises one thing; given the nanoseconds that have passed. */
    interface Duty {
        void supervise(long elapsed);
    }

    private record Entry(Duty duty, Object owner) {}

    Supervisor(String name) {
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    void add(Duty duty, Object owner) {
        entries.add(new Entry(duty, owner));
    }

    void remove(Object owner) {
        entries.removeIf(entry -> entry.owner() == owner);
    }

    /** Begins the next round now. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        long last = System.nanoTime();
        while (!stopping) {
            LockSupport.parkNanos(PERIOD);
            long now = System.nanoTime();
            long elapsed = Math.min(now - last, ELAPSED_MAX);
            last = now;
            for (Entry entry : entries) {
                supervise(entry, elapsed);
            }
        }
    }

    private static void supervise(Entry entry, long elapsed) {
        try {
            entry.duty().supervise(elapsed);
        } catch (InternalError late) {
            // The JVM reports an access behind the end of a file at some later point, so perhaps out of a check of
            // another connection than the one whose file was shortened. Each check looks at its file's size first.
        }
    }

    @Override
    public void close() {
        stopping = true;
        wake();
    }
}
