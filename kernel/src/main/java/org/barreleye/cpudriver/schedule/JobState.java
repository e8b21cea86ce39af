package org.barreleye.cpudriver.schedule;

import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.DispatcherControlBlock.State;
import org.barreleye.kpi.state.Copyable;

/** The reservation of a dispatcher and the state of its current job. A job is the work of one period. */
final class JobState implements Copyable {
    private final DispatcherControlBlock dispatcher;
    private Reservation reservation = Reservation.DEFAULT;
    // Of the current job, in nanoseconds: release time, deadline, budget and the part of the budget that is used.
    private long release;
    private long deadline;
    private long budget;
    private long used;
    // Breaks ties between equal deadlines: least recently served first.
    private long lastServed;
    private boolean wasRunnable;
    // Whether it has been runnable since the release of the job; only then can its deadline be missed.
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

    /**
     * Returns whether its job has used some budget and its deadline has not passed: the bandwidth is allocated until
     * then.
     */
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

    /** Updates the job of a real-time dispatcher. Its periods pass whether it is runnable or not. */
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
            // The budget for the time in which it slept is lost: to make up for it would take the time of other
            // dispatchers.
            long untilDeadline = Math.max(0, deadline - now);
            budget = used + Math.min(remaining(), untilDeadline / real.deadline() * real.time()
                    + untilDeadline % real.deadline() * real.time() / real.deadline());
        }
        continuouslyRunnable &= wasRunnable && !woken;
    }

    /**
     * Updates the job of a best-effort dispatcher by the rules of a constant-bandwidth server (Abeni and Buttazzo
     * 1998). A new job begins when the budget is used up, or on waking if the rest of the budget exceeds the bandwidth
     * up to the deadline.
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
            // The deadline moves by a period from the last deadline, not from now: running early gains nothing.
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

    /** Extends the deadline of a best-effort dispatcher whose rate has decreased, so that its job can be finished. */
    void extendDeadline(long now, Rate rate) {
        if (remaining() > 0) {
            deadline = Math.max(deadline, now + rate.timeFor(remaining()));
        }
    }
}
