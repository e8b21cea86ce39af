package org.barreleye.domain.thread;

/** Handles the exceptions by which threads end. */
@FunctionalInterface
public interface ExceptionHandler {
    /** Called in the ending thread. An exception of this method is ignored. */
    void onException(UserThread thread, Throwable why);
}
