package org.barreleye.machine.context;

import java.util.concurrent.locks.LockSupport;

/**
 * A stack on a platform thread that waits while the other side runs. Works on every JVM. A side that waits looks for
 * the switch for a while before it parks: a switch costs less than a microsecond then, and tens of them after a park.
 */
final class ThreadStack implements CoroutineStack {
    // Room for the frames of a program, which confinement bounds, and for a system call on top of them.
    private static final long STACK_BYTES = 2L << 20;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Thread thread;
    private Thread driver;
    private boolean started;
    private boolean ended;

    // Whether the body runs. Its volatile writes also publish all that either side did before.
    private volatile boolean inside;

    // Whether a side must be unparked. A side writes it before it reads 'inside' for the last time.
    private volatile boolean bodyParks;
    private volatile boolean driverParks;
    private final BoundedSpin bodySpin = new BoundedSpin(PROCESSORS);
    private final BoundedSpin driverSpin = new BoundedSpin(PROCESSORS);

    ThreadStack(String name, Runnable body) {
        thread = new Thread(null, () -> run(body), "barreleye context " + name, STACK_BYTES);
        thread.setDaemon(true);
    }

    private void run(Runnable body) {
        body.run();
        ended = true;
        switchToDriver();
    }

    private void switchToDriver() {
        inside = false;
        if (driverParks) {
            LockSupport.unpark(driver);
        }
    }

    @Override
    public void enter() {
        driver = Thread.currentThread();
        inside = true;
        if (!started) {
            started = true;
            thread.start();
        } else if (bodyParks) {
            LockSupport.unpark(thread);
        }
        if (!comesSoon(false, driverSpin)) {
            driverParks = true;
            await(false);
            driverParks = false;
        }
        if (ended) {
            join();
        }
    }

    @Override
    public void leave() {
        switchToDriver();
        if (!comesSoon(true, bodySpin)) {
            bodyParks = true;
            await(true);
            bodyParks = false;
        }
    }

    /** Looks for the switch for a bounded time; returns whether it has come. */
    private boolean comesSoon(boolean wanted, BoundedSpin spin) {
        int looks = spin.looks();
        for (int look = 0; look < looks && inside != wanted; look++) {
            Thread.onSpinWait();
        }
        boolean hasCome = inside == wanted;
        spin.note(hasCome);
        return hasCome;
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
