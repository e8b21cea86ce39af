package org.barreleye.machine.context;

import java.util.Optional;

/**
 * Straight-line code that can be left in the middle and continued. Runs on a stack of its own, in turns with the code
 * that resumes it; hides how.
 */
public final class Coroutine {
    private static final int MAX_SWALLOWED_CANCELLATIONS = 1_000;

    private final String name;
    private final CoroutineStack stack;
    private boolean started;
    private boolean finished;
    private boolean cancelling;
    private int swallowedCancellations;
    private Throwable failure;

    /** Creates a coroutine that has not begun. */
    public Coroutine(String name, Runnable body) {
        this(name, body, CoroutineStack::of);
    }

    Coroutine(String name, Runnable body, CoroutineStack.Factory factory) {
        this.name = name;
        stack = factory.create(name, () -> run(body));
    }

    private void run(Runnable body) {
        try {
            body.run();
        } catch (ContextCancelled end) {
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
     * @throws ContextCancelled if it is to end now
     */
    public void suspend() {
        if (!cancelling) {
            stack.leave();
        }
        if (cancelling) {
            if (++swallowedCancellations > MAX_SWALLOWED_CANCELLATIONS) {
                abandon();
            }
            throw new ContextCancelled(name);
        }
    }

    /** A body that catches its end again and again is left where it stands rather than let spin. */
    private void abandon() {
        while (true) {
            stack.leave();
        }
    }

    /**
     * Ends a body that has begun: it meets {@link ContextCancelled} where it stands and at each further attempt to
     * suspend.
     *
     * @return false if it caught that a thousand times and went on; it will never run again, but its stack remains
     */
    public boolean cancel() {
        if (started && !finished) {
            cancelling = true;
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
