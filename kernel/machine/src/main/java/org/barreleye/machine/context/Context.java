package org.barreleye.machine.context;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Straight-line code that can be suspended: a platform thread that waits for a baton. Exactly one thread of a machine has
 * the baton, so nothing ever runs in parallel.
 */
public final class Context {
    private final String name;
    private final Thread thread;
    private final Semaphore toContext = new Semaphore(0);
    private final Semaphore toMachine = new Semaphore(0);

    // Written and read only by whoever has the baton.
    private long owed;
    private boolean finished;
    private boolean ended;
    private Optional<Throwable> failure = Optional.empty();

    /** Prepares code to be run when it is first resumed. */
    public Context(String name, Runnable body) {
        this.name = name;
        thread = new Thread(() -> live(body), "context " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void live(Runnable body) {
        toContext.acquireUninterruptibly();
        try {
            if (!ended) {
                body.run();
            }
        } catch (ContextEnded end) {
            // The machine was closed; the code has been unwound, and nobody waits for its result.
        } catch (Throwable thrown) {
            failure = Optional.of(thrown);
        }
        finished = true;
        toMachine.release();
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Called by the machine: lets the code run until it gives the baton back. */
    public void resume() {
        toContext.release();
        toMachine.acquireUninterruptibly();
    }

    /** Called by the code: gives the baton back until it is resumed. */
    public void suspend() {
        if (!ended) {
            toMachine.release();
            toContext.acquireUninterruptibly();
        }
        if (ended) {
            throw new ContextEnded();
        }
    }

    /** Work that the code has run ahead of, and that is to be charged when it goes on. */
    public void owe(long picoseconds) {
        owed += picoseconds;
    }

    /** What is owed, which is nothing afterwards. */
    public long settle() {
        long due = owed;
        owed = 0;
        return due;
    }

    /** Whether the code has come to its end. */
    public boolean isFinished() {
        return finished;
    }

    /** What the code threw, if it ended so. */
    public Optional<Throwable> failure() {
        return failure;
    }

    /** Called by the machine when it is closed: unwinds the code, and returns when its thread is gone. */
    public void end() {
        ended = true;
        if (!finished) {
            resume();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException interruption) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unwinds a context when its machine is closed. */
    private static final class ContextEnded extends Error {
        private static final long serialVersionUID = 1L;

        ContextEnded() {
            super("the machine was closed", null, false, false);
        }
    }
}
