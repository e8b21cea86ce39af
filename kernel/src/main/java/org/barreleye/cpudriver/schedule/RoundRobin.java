package org.barreleye.cpudriver.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.DispatcherControlBlock.State;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/** Round robin: every runnable dispatcher in turn, each for one time slice. */
public final class RoundRobin implements Scheduler, Copyable {
    private final long slice;
    private final List<DispatcherControlBlock> dispatchers;
    private int next;

    /**
     * Creates a scheduler without dispatchers.
     *
     * @param slice the time slice, in nanoseconds
     */
    public RoundRobin(long slice) {
        this.slice = slice;
        dispatchers = new ArrayList<>();
    }

    @Override
    public void add(DispatcherControlBlock dispatcher) {
        dispatchers.add(dispatcher);
    }

    @Override
    public void remove(DispatcherControlBlock dispatcher) {
        int index = dispatchers.indexOf(dispatcher);
        dispatchers.remove(index);
        if (index < next) {
            next--;
        }
    }

    @Override
    public KernelError reserve(DispatcherControlBlock dispatcher, Reservation reservation, long now) {
        return reservation.equals(Reservation.DEFAULT) ? KernelError.NONE : KernelError.RESERVATIONS_UNSUPPORTED;
    }

    @Override
    public List<DispatcherControlBlock> dispatchers() {
        return Collections.unmodifiableList(dispatchers);
    }

    @Override
    public Decision decide(long now) {
        for (int i = 0; i < dispatchers.size(); i++) {
            int candidate = (next + i) % dispatchers.size();
            DispatcherControlBlock dispatcher = dispatchers.get(candidate);
            if (dispatcher.state() == State.RUNNABLE) {
                next = candidate + 1;
                return new Decision.Run(dispatcher, now + slice);
            }
        }
        return new Decision.Idle(Decision.FOREVER);
    }
}
