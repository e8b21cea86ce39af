package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.interrupt.PendingInterrupts;
import org.barreleye.machine.trace.Trace;

/** The interrupt controller of one core: pending vectors, the expiry of the timer, and the mask. */
final class LocalInterruptController implements Copyable {
    private final Trace trace;
    private final PendingInterrupts pending;
    private boolean timerExpired;
    // Whether the timer has expired, or an interrupt is pending.
    private boolean interrupted;
    private boolean masked;
    // Entries of the trace.
    private long interruptCause;
    private long timerCause;

    LocalInterruptController(Trace trace) {
        this.trace = trace;
        pending = new PendingInterrupts();
    }

    /** An interrupt arrives. */
    void onInterrupt(int vector) {
        pending.add(vector);
        interrupted = true;
        interruptCause = trace.currentCause();
    }

    /** The timer expires. */
    void onTimerExpired() {
        timerExpired = true;
        interrupted = true;
        timerCause = trace.currentCause();
    }

    /** Takes back an expiry of which the software was not notified. */
    void clearTimer() {
        timerExpired = false;
        interrupted = !pending.isEmpty();
        timerCause = trace.currentCause(); // for the next expiry, if the timer is being set anew
    }

    /** Discards everything that is pending: the core has crashed. */
    void reset() {
        pending.clear();
        timerExpired = false;
    }

    void setMasked(boolean mask) {
        masked = mask;
    }

    boolean isMasked() {
        return masked;
    }

    /** Returns whether something is pending and not masked. */
    boolean isInterrupted() {
        return interrupted && !masked;
    }

    /** The cause of the timer's next expiry, or of the one that is pending. */
    long timerCause() {
        return timerCause;
    }

    /** The cause of the event that {@link #take} returns next. */
    long cause() {
        return pending.isEmpty() ? timerCause : interruptCause;
    }

    /** Removes and returns what is pending: vectors first, the lowest first of all. Something must be pending. */
    CoreEvent take() {
        if (pending.isEmpty()) {
            timerExpired = false;
            interrupted = false;
            return CoreEvent.TIMER_EXPIRED;
        }
        int vector = pending.take();
        interrupted = timerExpired || !pending.isEmpty();
        return new CoreEvent.Interrupt(vector);
    }
}
