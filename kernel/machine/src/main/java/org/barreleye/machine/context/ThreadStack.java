package org.barreleye.machine.context;

/** A stack on a platform thread that waits while another runs. Works on every JVM. */
final class ThreadStack implements CoroutineStack {
    // Room for the frames of a program, which confinement bounds, and for the event loop and a kernel on top of them.
    private static final long STACK_BYTES = 2L << 20;

    private final ThreadTurn turn;
    // The turn of the thread that runs when this stack is left; null until it is entered.
    private ThreadTurn driver;
    private boolean started;

    ThreadStack(String name, Runnable body) {
        Thread thread = new Thread(null, () -> run(body), "barreleye context " + name, STACK_BYTES);
        thread.setDaemon(true);
        turn = new ThreadTurn(thread);
    }

    private void run(Runnable body) {
        body.run();
        driver.giveAtEnd();
    }

    @Override
    public void enter() {
        if (driver == null || !driver.isOfCaller()) {
            driver = new ThreadTurn(Thread.currentThread());
        }
        driver.end();
        if (started) {
            turn.give();
        } else {
            start();
        }
        driver.await();
    }

    private void start() {
        started = true;
        try {
            turn.start();
        } catch (Throwable failure) {
            started = false;
            throw failure;
        }
    }

    @Override
    public void leave() {
        turn.end();
        driver.give();
        turn.await();
    }

    /** Returns whether the thread of the other one was started: the thread that drives the machine starts threads. */
    @Override
    public boolean canLeaveFor(CoroutineStack next) {
        return ((ThreadStack) next).started;
    }

    @Override
    public void leaveFor(CoroutineStack next) {
        ThreadStack other = (ThreadStack) next;
        other.driver = driver;
        turn.end();
        other.turn.give();
        turn.await();
    }
}
