package org.barreleye.cpudriver.schedule;

import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.DispatcherControlBlock.State;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** What one dispatcher was promised and has used up. A job is the work of one period. */
final class Account implements Copyable {
    private final DispatcherControlBlock dispatcher;
    private Reservation reservation = Reservation.USUAL;
    // Of the present job: when it may begin, when it must be done, how long it may run, and how long it has run.
    private long release;
    private long deadline;
    private long budget;
    private long used;
    // Breaks ties between equal deadlines: who was served longer ago goes first.
    private long turn;
    private boolean awake;
    // Whether it has wanted the core all the time since the job could begin; only then can its deadline be missed.
    private boolean steady;
    private long missed;

    Account(DispatcherControlBlock dispatcher) {
        this.dispatcher = dispatcher;
    }

    private Account(Account source, Copier copier) {
        copier.enter(source, this);
        dispatcher = copier.of(source.dispatcher);
        reservation = source.reservation;
        release = source.release;
        deadline = source.deadline;
        budget = source.budget;
        used = source.used;
        turn = source.turn;
        awake = source.awake;
        steady = source.steady;
        missed = source.missed;
    }

    @Override
    public Account copy(Copier copier) {
        return new Account(this, copier);
    }

    DispatcherControlBlock dispatcher() {
        return dispatcher;
    }

    Reservation reservation() {
        return reservation;
    }

    boolean wantsTheCore() {
        return dispatcher.state() == State.RUNNABLE;
    }

    long release() {
        return release;
    }

    long deadline() {
        return deadline;
    }

    long turn() {
        return turn;
    }

    long left() {
        return budget - used;
    }

    long missed() {
        return missed;
    }

    /** Whether it has run in a job that is not due yet: what it has used up is taken from the others until then. */
    boolean weighsUntilDue(long now) {
        return used > 0 && now < deadline;
    }

    void promise(Reservation newReservation, long now) {
        reservation = newReservation;
        awake = wantsTheCore();
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
        steady = true;
    }

    void charge(long time) {
        used += time;
    }

    /** Brings the job of a real-time dispatcher up to date: periods pass, whether it wants the core or not. */
    void advance(long now, Reservation.HardRealTime real) {
        if (now >= deadline && steady && left() > 0) {
            missed++;
            steady = false;
        }
        boolean woken = wantsTheCore() && !awake;
        awake = wantsTheCore();
        if (now >= release + real.period()) {
            beginPeriod(release + (now - release) / real.period() * real.period(), real);
        }
        if (woken && left() > 0) {
            // What it has slept through is lost: to make up for it would take the time of others.
            long rest = Math.max(0, deadline - now);
            budget = used + Math.min(left(), rest / real.deadline() * real.time()
                    + rest % real.deadline() * real.time() / real.deadline());
        }
        steady &= awake && !woken;
    }

    /**
     * Brings the job of a best-effort dispatcher up to date: a new one begins if it has woken up late enough for one, or
     * has used up its last.
     *
     * @return whether a new job began
     */
    boolean advance(long now, Rate rate, long newTurn) {
        boolean woken = wantsTheCore() && !awake;
        awake = wantsTheCore();
        if (!awake) {
            return false;
        }
        if (budget == 0 || woken && (now >= deadline || left() > 0 && rate.timeFor(left()) > deadline - now)) {
            beginJob(now, rate.budget(), newTurn);
            deadline = now + rate.period();
            return true;
        }
        if (left() <= 0) {
            // The next job is due a period after this one, not after now: who runs ahead does not overtake the others.
            deadline += rate.timeFor(rate.budget() - left());
            beginJob(now, rate.budget(), newTurn);
            return true;
        }
        return false;
    }

    private void beginJob(long now, long newBudget, long newTurn) {
        release = now;
        budget = newBudget;
        used = 0;
        turn = newTurn;
    }

    /** A best-effort dispatcher's part has become smaller: what is left of its job takes longer. */
    void slowDown(long now, Rate rate) {
        if (left() > 0) {
            deadline = Math.max(deadline, now + rate.timeFor(left()));
        }
    }
}
