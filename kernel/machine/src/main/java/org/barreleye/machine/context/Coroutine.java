package org.barreleye.machine.context;

import java.util.Optional;

/**
 * A coroutine: straight-line code that suspends and is resumed. It runs on a stack of its own, in turns with the code
 * that resumes it, on every kind of stack.
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

    /** Runs the body until it suspends or ends; the first call starts it. */
    public void resume() {
        boolean hadBegun = started;
        started = true;
        try {
            stack.enter();
        } catch (Throwable failure) {
            started = hadBegun; // the end of a body that has not begun must not be awaited
            throw failure;
        }
    }

    /**
     * Suspends the body, which is the caller. Returns when the body is resumed.
     *
     * @throws ContextCancelled if the body is cancelled
     */
    public void suspend() {
        if (!cancelling) {
            stack.leave();
        }
        throwIfCancelled();
    }

    /** Returns whether the body, which is the caller, can hand its place directly to another coroutine. */
    public boolean canSuspendFor(Coroutine next) {
        return stack.canLeaveFor(next.stack);
    }

    /**
     * Suspends the body, which is the caller and not cancelled, and resumes another coroutine in its place, which must
     * be {@linkplain #canSuspendFor possible}. Returns when the body is resumed.
     *
     * @throws ContextCancelled if the body is cancelled
     */
    public void suspendFor(Coroutine next) {
        stack.leaveFor(next.stack);
        throwIfCancelled();
    }

    private void throwIfCancelled() {
        if (cancelling) {
            if (++swallowedCancellations > MAX_SWALLOWED_CANCELLATIONS) {
                abandon();
            }
            throw new ContextCancelled(name);
        }
    }

    /** Abandons a body that catches its cancellation again and again, rather than let it spin. */
    private void abandon() {
        while (true) {
            stack.leave();
        }
    }

    /**
     * Cancels a body that has begun: it gets {@link ContextCancelled} from its present and each further call of
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

    /** Returns whether the body was cancelled. */
    public boolean isCancelled() {
        return cancelling;
    }

    /** Returns whether the body has ended. */
    public boolean isFinished() {
        return finished;
    }

    /** The exception that escaped the body, once it has ended. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
