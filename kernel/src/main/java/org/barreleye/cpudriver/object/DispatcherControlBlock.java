package org.barreleye.cpudriver.object;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;
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
    private Wait wait = Wait.NONE;
    private int exitStatus;
    // An endpoint has room again, and the dispatcher has not looked since.
    private boolean spaceAvailable;
    // Absent until the dispatcher is started; neither leaves this class empty.
    private CNode cspace;
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

    /** Gives the dispatcher something to run. */
    public void start(String program, CNode root, Execution newExecution) {
        if (state != State.CREATED) {
            throw new KernelBug("a dispatcher is started once");
        }
        name = program;
        cspace = root;
        execution = newExecution;
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
    public CNode cspace() {
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
        return execution instanceof ThreadedExecution threading && threading.owns(context);
    }

    /** What it waits for while it is {@link State#WAITING}. */
    public Wait waitingFor() {
        return wait;
    }

    /**
     * The dispatcher gives up the core; a message that came in the meantime keeps it runnable, so no wake-up is lost.
     */
    public void suspend(Wait until) {
        if (state == State.ENDED) {
            return;
        }
        wait = until;
        state = hasMessage() || spaceAvailable || until == Wait.NONE ? State.RUNNABLE : State.WAITING;
        spaceAvailable = false;
    }

    /** Whether anything waits at one of its endpoints. */
    public boolean hasMessage() {
        return endpoints.stream().anyMatch(endpoint -> !endpoint.hasNothing());
    }

    /** An endpoint that had refused a message of this dispatcher has room; if it is just about to wait, it does not. */
    void onSpaceAvailable() {
        if (state == State.WAITING) {
            wake();
        } else {
            spaceAvailable = true;
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
        watches.forEach(watch -> watch.notifyTermination(status));
        watches.clear();
    }

    /** Tells an endpoint when this dispatcher has ended, at once if it has. */
    public void watch(EndpointBuffer endpoint, long badge) {
        Watch watch = new Watch(endpoint, badge);
        if (state == State.ENDED) {
            watch.notifyTermination(exitStatus);
        } else {
            watches.add(watch);
        }
    }

    /** What it ended with. */
    public int exitStatus() {
        return exitStatus;
    }

    /** Another endpoint delivers to this dispatcher. */
    public void addEndpoint(EndpointBuffer endpoint) {
        endpoints.add(endpoint);
    }

    /** An endpoint is gone. */
    public void removeEndpoint(EndpointBuffer endpoint) {
        endpoints.remove(endpoint);
    }

    /** The dispatcher may touch a region. */
    public void map(MappedRegion region) {
        regions.add(region);
    }

    /** Takes back what a slot had allowed. */
    public void unmap(CapabilitySlot sourceSlot) {
        regions.removeIf(region -> region.sourceSlot() == sourceSlot);
    }

    /** Whether it may touch these bytes. */
    public boolean mayAccess(long address, int bytes, boolean write) {
        for (MappedRegion region : regions) {
            if (region.allows(address, bytes, write)) {
                return true;
            }
        }
        return false;
    }

    /** Who hears of the end, and what it calls this dispatcher. */
    private static final class Watch implements Copyable {
        private final EndpointBuffer endpoint;
        private final long badge;

        private Watch(EndpointBuffer endpoint, long badge) {
            this.endpoint = endpoint;
            this.badge = badge;
        }

        private void notifyTermination(int status) {
            endpoint.notifyTermination(new EndpointBuffer.TerminationNotice(badge, status));
        }
    }
}
