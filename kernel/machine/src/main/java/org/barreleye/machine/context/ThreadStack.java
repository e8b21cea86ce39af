package org.barreleye.machine.context;

import java.util.concurrent.locks.LockSupport;

/**
 * A stack on a platform thread that is parked while the other side runs. Works on every JVM; a switch costs tens of
 * microseconds.
 */
final class ThreadStack implements CoroutineStack {
    // Room for the frames of a program, which confinement bounds, and for a system call on top of them.
    private static final long STACK_BYTES = 2L << 20;

    private final Thread thread;
    private Thread driver;
    private boolean started;
    private boolean ended;

    // The baton: true while the body runs. Its volatile writes also publish all that either side did before.
    private volatile boolean inside;

    ThreadStack(String name, Runnable body) {
        thread = new Thread(null, () -> run(body), "barreleye context " + name, STACK_BYTES);
        thread.setDaemon(true);
    }

    private void run(Runnable body) {
        body.run();
        ended = true;
        inside = false;
        LockSupport.unpark(driver);
    }

    @Override
    public void enter() {
        driver = Thread.currentThread();
        inside = true;
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
        await(false);
        if (ended) {
            join();
        }
    }

    @Override
    public void leave() {
        inside = false;
        LockSupport.unpark(driver);
        await(true);
    }

    /** Parks until the other side has switched. An interrupt of the thread neither makes this spin nor is it lost. */
    private void await(boolean wanted) {
        boolean interrupted = false;
        while (inside != wanted) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the thread of an ended body has terminated. */
    private void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
