package org.barreleye.domain.thread;

/** Hears of threads that ended by an exception. */
@FunctionalInterface
public interface ExceptionHandler {
    /** A thread is ending; what this method throws is lost. */
    void onException(UserThread thread, Throwable why);
}
