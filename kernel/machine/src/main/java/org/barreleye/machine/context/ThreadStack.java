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
        switchFrom(driver);
    }

    @Override
    public void leave() {
        turn.end();
        driver.give();
        turn.await();
    }

    @Override
    public void leaveFor(CoroutineStack next) {
        ThreadStack other = (ThreadStack) next;
        other.driver = driver;
        other.switchFrom(turn);
    }

    /** Gives this stack the turn of the calling thread, and waits until that gets its turn again. */
    private void switchFrom(ThreadTurn caller) {
        caller.end();
        if (started) {
            turn.give();
        } else {
            started = true;
            turn.start();
        }
        caller.await();
    }
}
