package org.barreleye.cpudriver.object;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.core.Context;

/** What the CPU driver knows of one dispatcher: its state, its capability space, its memory, what it runs. */
public final class DispatcherControlBlock implements Copyable {
    /** The exit status of a dispatcher that lost its last capability. */
    public static final int KILLED = 137;

    /** The life of a dispatcher. */
    public enum State {
        /** Made by retype, not yet started. */
        CREATED,
        /** Wants the core. */
        RUNNABLE,
        /** Waits for lines, endpoints or its deadline. */
        WAITING,
        /** Has exited, or lost its last capability. */
        ENDED
    }

    private State state = State.CREATED;
    private String name = "dispatcher";
    private Wait wait = Wait.NOT_AT_ALL;
    private int exitStatus;
    // An endpoint has room again, and the dispatcher has not looked since.
    private boolean room;
    // Absent until the dispatcher is started; neither leaves this class empty.
    private CapabilityNode cspace;
    private Execution execution;
    private final List<EndpointBuffer> endpoints;
    private final List<MappedRegion> regions;
    private final List<Watch> watches;

    /** Makes a dispatcher that waits to be started. */
    public DispatcherControlBlock() {
        endpoints = new ArrayList<>();
        regions = new ArrayList<>();
        watches = new ArrayList<>();
    }

    private DispatcherControlBlock(DispatcherControlBlock source, Copier copier) {
        copier.enter(source, this);
        state = source.state;
        name = source.name;
        wait = source.wait;
        exitStatus = source.exitStatus;
        room = source.room;
        cspace = source.cspace == null ? null : copier.of(source.cspace);
        execution = source.execution == null ? null : copier.of(source.execution);
        endpoints = copier.of(source.endpoints);
        regions = copier.of(source.regions);
        watches = copier.of(source.watches);
    }

    @Override
    public DispatcherControlBlock copy(Copier copier) {
        return new DispatcherControlBlock(this, copier);
    }

    /** Gives the dispatcher something to run. */
    public void start(String program, CapabilityNode root, Execution what) {
        if (state != State.CREATED) {
            throw new KernelBug("a dispatcher is started once");
        }
        name = program;
        cspace = root;
        execution = what;
        state = State.RUNNABLE;
    }

    /** Where the dispatcher is in its life. */
    public State state() {
        return state;
    }

    /** What it is called in traces. */
    public String name() {
        return name;
    }

    /** The root of its capability space. */
    public CapabilityNode cspace() {
        if (cspace == null) {
            throw new KernelBug("a dispatcher that was not started has no capability space");
        }
        return cspace;
    }

    /** What it runs. */
    public Execution execution() {
        if (execution == null) {
            throw new KernelBug("a dispatcher that was not started runs nothing");
        }
        return execution;
    }

    /** Whether it runs in a context of the machine, and in this one. */
    public boolean runsIn(Context context) {
        return execution instanceof Threading threading && threading.owns(context);
    }

    /** What it waits for while it is {@link State#WAITING}. */
    public Wait waitingFor() {
        return wait;
    }

    /** The dispatcher gives up the core; a message that came in the meantime keeps it runnable, so no wake-up is lost. */
    public void suspend(Wait until) {
        if (state == State.ENDED) {
            return;
        }
        wait = until;
        state = hasMessage() || room || until == Wait.NOT_AT_ALL ? State.RUNNABLE : State.WAITING;
        room = false;
    }

    /** Whether anything waits at one of its endpoints. */
    public boolean hasMessage() {
        return endpoints.stream().anyMatch(endpoint -> !endpoint.isQuiet());
    }

    /** An endpoint that had refused a message of this dispatcher has room; if it is just about to wait, it does not. */
    void roomAgain() {
        if (state == State.WAITING) {
            wake();
        } else {
            room = true;
        }
    }

    /** Something it waits for has happened. */
    public void wake() {
        if (state == State.WAITING) {
            state = State.RUNNABLE;
        }
    }

    /** The dispatcher runs no more, and whoever watches hears of it. Ends once: a later status does not count. */
    public void end(int status) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        exitStatus = status;
        regions.clear();
        watches.forEach(watch -> watch.tell(status));
        watches.clear();
    }

    /** Tells an endpoint when this dispatcher has ended, at once if it has. */
    public void watch(EndpointBuffer by, long badge) {
        Watch watch = new Watch(by, badge);
        if (state == State.ENDED) {
            watch.tell(exitStatus);
        } else {
            watches.add(watch);
        }
    }

    /** What it ended with. */
    public int exitStatus() {
        return exitStatus;
    }

    /** Another endpoint delivers to this dispatcher. */
    public void listenTo(EndpointBuffer endpoint) {
        endpoints.add(endpoint);
    }

    /** An endpoint is gone. */
    public void stopListeningTo(EndpointBuffer endpoint) {
        endpoints.remove(endpoint);
    }

    /** The dispatcher may touch a region. */
    public void map(MappedRegion region) {
        regions.add(region);
    }

    /** Takes back what a slot had allowed. */
    public void unmap(CapabilitySlot because) {
        regions.removeIf(region -> region.because() == because);
    }

    /** Whether it may touch these bytes. */
    public boolean mayTouch(long address, int bytes, boolean write) {
        for (MappedRegion region : regions) {
            if (region.allows(address, bytes, write)) {
                return true;
            }
        }
        return false;
    }

    /** Who hears of the end, and what it calls this dispatcher. */
    private static final class Watch implements Copyable {
        private final EndpointBuffer by;
        private final long badge;

        private Watch(EndpointBuffer by, long badge) {
            this.by = by;
            this.badge = badge;
        }

        @Override
        public Watch copy(Copier copier) {
            Watch twin = new Watch(copier.of(by), badge);
            copier.enter(this, twin);
            return twin;
        }

        private void tell(int status) {
            by.hear(new EndpointBuffer.Ending(badge, status));
        }
    }
}
