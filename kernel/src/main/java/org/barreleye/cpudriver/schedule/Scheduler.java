package org.barreleye.cpudriver.schedule;

import java.util.List;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/** A scheduler: decides which dispatcher runs next. The CPU driver performs the decision. */
public interface Scheduler extends Copyable {
    /** Adds a dispatcher, with the {@linkplain Reservation#DEFAULT default reservation}. */
    void add(DispatcherControlBlock dispatcher);

    /** Removes a dispatcher. */
    void remove(DispatcherControlBlock dispatcher);

    /**
     * Changes the reservation of a dispatcher, subject to admission control.
     *
     * @return {@link KernelError#NONE}, or the reason for the refusal; then the old reservation stays
     */
    KernelError reserve(DispatcherControlBlock dispatcher, Reservation reservation, long now);

    /** All dispatchers, in the order in which they were added. */
    List<DispatcherControlBlock> dispatchers();

    /**
     * Decides which dispatcher runs next, and charges the time since the last decision to the dispatcher chosen then.
     *
     * @param now in nanoseconds; never less than at the last decision
     */
    Decision decide(long now);
}
