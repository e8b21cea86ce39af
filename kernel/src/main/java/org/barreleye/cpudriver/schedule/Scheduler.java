package org.barreleye.cpudriver.schedule;

import java.util.List;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/** Who has the core next. It decides, and the CPU driver carries the decision out. */
public interface Scheduler extends Copyable {
    /** Schedules another dispatcher from now on, with {@link Reservation#DEFAULT what everybody gets}. */
    void add(DispatcherControlBlock dispatcher);

    /** Schedules a dispatcher no more. */
    void remove(DispatcherControlBlock dispatcher);

    /**
     * Promises a dispatcher something else than before.
     *
     * @return {@link KernelError#NONE}, or why it cannot be promised; then the old promise holds
     */
    KernelError reserve(DispatcherControlBlock dispatcher, Reservation reservation, long now);

    /** All that are scheduled, in the order of their arrival. */
    List<DispatcherControlBlock> dispatchers();

    /**
     * Who is next. The time since the last decision is on the account of whom it chose.
     *
     * @param now in nanoseconds; never less than at the last decision
     */
    Decision decide(long now);
}
