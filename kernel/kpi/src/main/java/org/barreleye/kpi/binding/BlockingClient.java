package org.barreleye.kpi.binding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;

/**
 * A client for code that may wait: it polls its binding and pauses until a call is answered. The generated subclass has
 * a method for each message. One caller at a time uses it: a method that is called while another one runs, by another
 * thread or by a handler of the same binding, throws {@link IllegalStateException}.
 */
public abstract class BlockingClient implements AutoCloseable {
    /** The time that a call may take unless {@code withDeadline} sets another, in nanoseconds. */
    public static final long DEFAULT_TIMEOUT = 10_000_000_000L;

    // Reading the clock costs as much as a message, so a busy binding does it once in so many polls.
    private static final int POLLS_PER_CLOCK_READ = 64;

    private static final VarHandle RUNNING = runningHandle();

    private final Binding binding;
    private final Waiter waiter;
    private long timeout = DEFAULT_TIMEOUT;
    private int pollsSinceClockRead;
    // Accessed through RUNNING: threads that share a client by mistake get an error, not each other's replies.
    @SuppressWarnings("unused")
    private boolean running;

    /** Creates a client that polls a binding of its own. */
    protected BlockingClient(Binding binding, Waiter waiter) {
        this.binding = binding;
        this.waiter = waiter;
    }

    private static VarHandle runningHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(BlockingClient.class, "running", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Begins a method. For generated code.
     *
     * @throws IllegalStateException if another method of this client runs
     */
    protected final void enter(String message) {
        if (!RUNNING.compareAndSet(this, false, true)) {
            throw new IllegalStateException("'" + message + "' was called while another call of the same client waits:"
                    + " a client serves one thread at a time, and no handler of its own binding");
        }
    }

    /** Ends a method. For generated code. */
    protected final void leave() {
        RUNNING.setRelease(this, false);
    }

    /** Sets how long every following call may take, in nanoseconds, or {@link Waiter#FOREVER}. */
    protected final void timeout(long nanoseconds) {
        if (nanoseconds < 0) {
            throw new IllegalArgumentException("a call takes 0 nanoseconds or more, not " + nanoseconds);
        }
        timeout = nanoseconds;
    }

    /** The deadline of a call that begins now. */
    protected final long deadline() {
        long now = waiter.now();
        return timeout > Waiter.FOREVER - Math.max(0, now) ? Waiter.FOREVER : now + timeout;
    }

    /** Begins a call; returns its deadline. */
    protected final long begin(BlockingCall call) {
        call.begin();
        return deadline();
    }

    /**
     * Lets the binding make progress after it had no room for a message.
     *
     * @throws CallFailed if it is closed or the deadline has passed
     */
    protected final void awaitSpace(long deadline, String message) throws CallFailed {
        progress(deadline, message, "room to send");
    }

    /**
     * Waits until a call is answered.
     *
     * @throws CallFailed if it is not
     */
    protected final void await(BlockingCall call, long deadline, String message) throws CallFailed {
        try {
            while (!call.isDone()) {
                progress(deadline, message, "the reply to");
            }
        } finally {
            if (!call.isDone()) {
                call.abandon();
            }
        }
        if (call.failure() != null) {
            throw new CallFailed(call.failure());
        }
    }

    /**
     * Waits until all that was accepted has been handed to the channel, as long as a call may take, and closes the
     * binding.
     */
    @Override
    public final void close() {
        long deadline = deadline();
        while (binding.isOpen() && !binding.isDrained() && waiter.now() < deadline) {
            if (!binding.poll()) {
                waiter.pause(deadline);
            }
        }
        binding.close();
    }

    private void progress(long deadline, String message, String what) throws CallFailed {
        if (!binding.isOpen()) {
            throw new CallFailed(binding.failure().orElseThrow());
        }
        boolean busy = binding.poll();
        boolean readsClock = !busy || ++pollsSinceClockRead == POLLS_PER_CLOCK_READ;
        if (readsClock) {
            pollsSinceClockRead = 0;
        }
        if (readsClock && waiter.now() >= deadline) {
            throw new CallFailed(new Failure(Failure.Kind.DEADLINE_PASSED,
                    "the deadline passed while waiting for " + what + " '" + message + "': " + obstacle()));
        }
        if (readsClock && waiter.isInterrupted()) {
            throw new CallFailed(new Failure(Failure.Kind.INTERRUPTED,
                    "the thread was interrupted while waiting for " + what + " '" + message + "'"));
        }
        if (busy) {
            waiter.onProgress();
        } else {
            waiter.pause(deadline);
        }
    }

    /** Describes why there is no reply: no server, a server that does not read, or one that does not reply. */
    private String obstacle() {
        if (!binding.isBound()) {
            return "no server has answered the handshake";
        }
        return binding.isDrained() ? "the server is there and everything was handed to it"
                : "the server is there but does not read";
    }
}
