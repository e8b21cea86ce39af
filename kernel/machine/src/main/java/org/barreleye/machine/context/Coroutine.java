package org.barreleye.machine.context;

import java.util.Optional;

/**
 * Straight-line code that can be left in the middle and continued. Runs on a stack of its own, in turns with the code that
 * resumes it; hides how.
 */
public final class Coroutine {
    private static final int PATIENCE = 1_000;

    private final String name;
    private final Stack stack;
    private boolean started;
    private boolean finished;
    private boolean unwinding;
    private int swallowed;
    private Throwable failure;

    /** Creates a coroutine that has not begun. */
    public Coroutine(String name, Runnable body) {
        this(name, body, Stack::of);
    }

    Coroutine(String name, Runnable body, Stack.Mechanism mechanism) {
        this.name = name;
        stack = mechanism.create(name, () -> run(body));
    }

    private void run(Runnable body) {
        try {
            body.run();
        } catch (Unwound end) {
            // The end that close() asked for.
        } catch (Throwable escaped) {
            failure = escaped;
        }
        finished = true;
    }

    /** Runs the body until it suspends or ends; the first time starts it. */
    public void resume() {
        started = true;
        stack.enter();
    }

    /**
     * Called by the body: gives control back to whoever resumed it; returns when resumed.
     *
     * @throws Unwound if it is to end now
     */
    public void suspend() {
        if (!unwinding) {
            stack.leave();
        }
        if (unwinding) {
            if (++swallowed > PATIENCE) {
                abandon();
            }
            throw new Unwound(name);
        }
    }

    /** A body that catches its end again and again is left where it stands rather than let spin. */
    private void abandon() {
        while (true) {
            stack.leave();
        }
    }

    /**
     * Ends a body that has begun: it meets {@link Unwound} where it stands and at each further attempt to suspend.
     *
     * @return false if it caught that a thousand times and went on; it will never run again, but its stack remains
     */
    public boolean unwind() {
        if (started && !finished) {
            unwinding = true;
            stack.enter();
        }
        return !started || finished;
    }

    /** Whether the body has ended. */
    public boolean isFinished() {
        return finished;
    }

    /** What escaped the body, once it has ended. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
