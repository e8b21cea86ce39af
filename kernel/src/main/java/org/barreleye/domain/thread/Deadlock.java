package org.barreleye.domain.thread;

/** Threads wait for one another, and for nothing else: none of them can ever go on. Says who waits for what. */
public final class Deadlock extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Deadlock(String who) {
        super("deadlock: " + who);
    }
}
