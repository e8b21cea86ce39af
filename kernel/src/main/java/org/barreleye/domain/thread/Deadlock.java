package org.barreleye.domain.thread;

/** A deadlock: threads wait for one another. The message names the threads and what each waits for. */
public final class Deadlock extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Deadlock(String who) {
        super("deadlock: " + who);
    }
}
