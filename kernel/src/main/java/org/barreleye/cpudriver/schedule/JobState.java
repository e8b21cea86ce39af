package org.barreleye.cpudriver.schedule;

import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.DispatcherControlBlock.State;
import org.barreleye.kpi.state.Copyable;

/** What one dispatcher was promised and has used up. A job is the work of one period. */
final class JobState implements Copyable {
    private final DispatcherControlBlock dispatcher;
    private Reservation reservation = Reservation.DEFAULT;
    // Of the present job: when it may begin, when it must be done, how long it may run, and how long it has run.
    private long release;
    private long deadline;
    private long budget;
    private long used;
    // Breaks ties between equal deadlines: who was served longer ago goes first.
    private long lastServed;
    private boolean wasRunnable;
    // Whether it has wanted the core all the time since the job could begin; only then can its deadline be missed.
    private boolean continuouslyRunnable;
    private long missedDeadlines;

    JobState(DispatcherControlBlock dispatcher) {
        this.dispatcher = dispatcher;
    }

    DispatcherControlBlock dispatcher() {
        return dispatcher;
    }

    Reservation reservation() {
        return reservation;
    }

    boolean isRunnable() {
        return dispatcher.state() == State.RUNNABLE;
    }

    long release() {
        return release;
    }

    long deadline() {
        return deadline;
    }

    long lastServed() {
        return lastServed;
    }

    long remaining() {
        return budget - used;
    }

    long missedDeadlines() {
        return missedDeadlines;
    }

    /** Whether it has run in a job that is not due yet: what it has used up is taken from the others until then. */
    boolean isBackloggedAt(long now) {
        return used > 0 && now < deadline;
    }

    void reserve(Reservation newReservation, long now) {
        reservation = newReservation;
        wasRunnable = isRunnable();
        used = 0;
        budget = 0;
        release = now;
        deadline = now;
        if (newReservation instanceof Reservation.HardRealTime real) {
            beginPeriod(now, real);
        }
    }

    private void beginPeriod(long begin, Reservation.HardRealTime real) {
        release = begin;
        deadline = begin + real.deadline();
        budget = real.time();
        used = 0;
        continuouslyRunnable = true;
    }

    void charge(long time) {
        used += time;
    }

    /** Brings the job of a real-time dispatcher up to date: periods pass, whether it wants the core or not. */
    void advance(long now, Reservation.HardRealTime real) {
        if (now >= deadline && continuouslyRunnable && remaining() > 0) {
            missedDeadlines++;
            continuouslyRunnable = false;
        }
        boolean woken = isRunnable() && !wasRunnable;
        wasRunnable = isRunnable();
        if (now >= release + real.period()) {
            beginPeriod(release + (now - release) / real.period() * real.period(), real);
        }
        if (woken && remaining() > 0) {
            // What it has slept through is lost: to make up for it would take the time of others.
            long untilDeadline = Math.max(0, deadline - now);
            budget = used + Math.min(remaining(), untilDeadline / real.deadline() * real.time()
                    + untilDeadline % real.deadline() * real.time() / real.deadline());
        }
        continuouslyRunnable &= wasRunnable && !woken;
    }

    /**
     * Brings the job of a best-effort dispatcher up to date: a new one begins if it has woken up late enough for one,
     * or has used up its last.
     *
     * @return whether a new job began
     */
    boolean advance(long now, Rate rate, long newLastServed) {
        boolean woken = isRunnable() && !wasRunnable;
        wasRunnable = isRunnable();
        if (!wasRunnable) {
            return false;
        }
        if (budget == 0 || woken
                && (now >= deadline || remaining() > 0 && rate.timeFor(remaining()) > deadline - now)) {
            beginJob(now, rate.budget(), newLastServed);
            deadline = now + rate.period();
            return true;
        }
        if (remaining() <= 0) {
            // The next job is due a period after this one, not after now: who runs ahead does not overtake the others.
            deadline += rate.timeFor(rate.budget() - remaining());
            beginJob(now, rate.budget(), newLastServed);
            return true;
        }
        return false;
    }

    private void beginJob(long now, long newBudget, long newLastServed) {
        release = now;
        budget = newBudget;
        used = 0;
        lastServed = newLastServed;
    }

    /** A best-effort dispatcher's part has become smaller: what is left of its job takes longer. */
    void extendDeadline(long now, Rate rate) {
        if (remaining() > 0) {
            deadline = Math.max(deadline, now + rate.timeFor(remaining()));
        }
    }
}
