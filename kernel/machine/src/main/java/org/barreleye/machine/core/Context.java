package org.barreleye.machine.core;

import java.util.Optional;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.machine.context.Coroutine;

/**
 * An application thread of one core: straight-line Java that acts on the core while the core's reactor lets it. Made by
 * {@link Core#newContext}; first run, and continued, by {@link CoreDirective.Resume}.
 */
@NotCopyable("its stack belongs to a thread; replay the machine from its seed instead")
public final class Context {
    private final String name;
    private final Core core;
    private final Coroutine coroutine;

    // Private work that was done ahead of an interrupt that arrived in the middle of it, in picoseconds.
    private long remainingPicoseconds;

    Context(String name, Core core, Runnable body) {
        this.name = name;
        this.core = core;
        coroutine = new Coroutine(name, () -> runToTheEnd(body));
    }

    private void runToTheEnd(Runnable body) {
        try {
            body.run();
        } finally {
            core.finishContext(this);
        }
    }

    /** The name it was given. */
    public String name() {
        return name;
    }

    /** The core it belongs to. */
    public Core core() {
        return core;
    }

    /** Whether it has ended. */
    public boolean isFinished() {
        return coroutine.isFinished();
    }

    /** What escaped its body; empty while it lives, and if it ended well. */
    public Optional<Throwable> failure() {
        return coroutine.failure();
    }

    Coroutine coroutine() {
        return coroutine;
    }

    void addRemaining(long picoseconds) {
        remainingPicoseconds += picoseconds;
    }

    long takeRemaining() {
        long remaining = remainingPicoseconds;
        remainingPicoseconds = 0;
        return remaining;
    }

    @Override
    public String toString() {
        return "context '" + name + "' of " + core;
    }
}
