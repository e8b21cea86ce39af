package org.barreleye.cpudriver.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.DispatcherControlBlock.State;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Every dispatcher of a core in turn, the one after the last that ran first. */
public final class RoundRobin implements Copyable {
    private final List<DispatcherControlBlock> dispatchers;
    private int next;

    /** Makes a scheduler with nothing to schedule. */
    public RoundRobin() {
        dispatchers = new ArrayList<>();
    }

    private RoundRobin(RoundRobin source, Copier copier) {
        copier.enter(source, this);
        dispatchers = copier.of(source.dispatchers);
        next = source.next;
    }

    @Override
    public RoundRobin copy(Copier copier) {
        return new RoundRobin(this, copier);
    }

    /** Schedules another dispatcher from now on. */
    public void add(DispatcherControlBlock dispatcher) {
        dispatchers.add(dispatcher);
    }

    /** Schedules a dispatcher no more. */
    public void remove(DispatcherControlBlock dispatcher) {
        int index = dispatchers.indexOf(dispatcher);
        dispatchers.remove(index);
        if (index < next) {
            next--;
        }
    }

    /** All that are scheduled, in the order of their arrival. */
    public List<DispatcherControlBlock> dispatchers() {
        return Collections.unmodifiableList(dispatchers);
    }

    /** Who is next. */
    public Decision decide() {
        for (int i = 0; i < dispatchers.size(); i++) {
            int candidate = (next + i) % dispatchers.size();
            DispatcherControlBlock dispatcher = dispatchers.get(candidate);
            if (dispatcher.state() == State.RUNNABLE) {
                next = candidate + 1;
                return new Decision.Run(dispatcher);
            }
        }
        return new Decision.Idle();
    }
}
