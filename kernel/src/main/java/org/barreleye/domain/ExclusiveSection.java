package org.barreleye.domain;

import java.util.Optional;
import org.barreleye.domain.thread.Mutex;
import org.barreleye.kpi.outcome.CallFailed;

/** A section of code that waits, in which one thread of a domain is at a time. */
final class ExclusiveSection {
    private final Domain domain;
    private final String name;
    // Absent while the domain has one thread.
    private Optional<Mutex> mutex = Optional.empty();

    ExclusiveSection(Domain domain, String name) {
        this.domain = domain;
        this.name = name;
    }

    /** The code of the section. */
    @FunctionalInterface
    interface Body<T> {
        /** Runs while no other thread is in the section. */
        T run() throws CallFailed;
    }

    /** Waits until no other thread is in the section, and runs the code. */
    <T> T run(Body<T> body) throws CallFailed {
        if (mutex.isEmpty()) {
            mutex = domain.startedThreads().map(threads -> threads.mutex(name));
        }
        Optional<Mutex> held = mutex;
        held.ifPresent(Mutex::lock);
        try {
            return body.run();
        } finally {
            held.ifPresent(Mutex::unlock);
        }
    }
}
