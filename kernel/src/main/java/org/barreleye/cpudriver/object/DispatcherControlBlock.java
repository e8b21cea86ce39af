package org.barreleye.cpudriver.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.machine.core.Context;
import org.barreleye.machine.translation.MmuCounts;

/** The control block of a dispatcher: its state, its capability space, its mapped memory and its execution. */
public final class DispatcherControlBlock implements Copyable {
    /** The exit status of a dispatcher that lost its last capability. */
    public static final int KILLED = 137;

    /** The states of a dispatcher. */
    public enum State {
        /** Created by retype, not yet started. */
        CREATED,
        /** Ready to run. */
        RUNNABLE,
        /** Waits for a line, an endpoint or its deadline. */
        WAITING,
        /** Has exited, or lost its last capability. */
        ENDED
    }

    private State state = State.CREATED;
    private String name = "dispatcher";
    private Wait wait = Wait.NONE;
    // Whether its lines are packed canonical addresses; those of a program are its own virtual ones.
    private boolean waitTranslated;
    private int exitStatus;
    // An endpoint that was full has space again, and the dispatcher has not run since.
    private boolean spaceAvailable;
    // Null until the dispatcher is started.
    private CNode cspace;
    private Execution execution;
    // The dispatcher that receives what is sent to the endpoints in this one's memory.
    private DispatcherControlBlock receiver = this;
    // Shared with the dispatchers that this one starts.
    private OutputQuota output = new OutputQuota();
    private final List<EndpointBuffer> endpoints;
    // By the ordinal of the slot that a frame was mapped through.
    private final SortedMap<Long, MappedRegion> regions;
    // Null until page tables are set.
    private PageTable pageTables;
    private int addressSpace;
    private MmuCounts translations = MmuCounts.NONE;
    // The region of the last access, or null.
    private MappedRegion lastRegion;
    private final List<Watch> watches;

    /** Creates a dispatcher that is not started. */
    public DispatcherControlBlock() {
        endpoints = new ArrayList<>();
        regions = new TreeMap<>();
        watches = new ArrayList<>();
    }

    /** Starts a program in a capability space. */
    public void start(String program, CNode root, Execution newExecution) {
        if (state != State.CREATED) {
            throw new KernelBug("a dispatcher is started once");
        }
        name = program;
        cspace = root;
        execution = newExecution;
        state = State.RUNNABLE;
    }

    /** Makes this dispatcher memory for endpoints of another one. It is not started. */
    public void extend(DispatcherControlBlock other) {
        receiver = other.receiver;
    }

    /** The dispatcher that receives what is sent to the endpoints in this one's memory: this one, or another. */
    public DispatcherControlBlock receiver() {
        return receiver;
    }

    /** Returns whether it can be started: it was not, and it is no memory for endpoints of another one. */
    public boolean canStart() {
        return state == State.CREATED && receiver == this;
    }

    /** The bound on what it prints. */
    public OutputQuota output() {
        return output;
    }

    /** Prints within the bound of the dispatcher that starts this one. */
    public void shareOutput(DispatcherControlBlock starter) {
        output = starter.output;
    }

    /** Bounds what it prints, and what those print that it starts from now on. */
    public void limitOutput(long lines) {
        if (output.isLimited()) {
            output.setLimit(lines);
        } else {
            output = new OutputQuota(lines);
        }
    }

    /** The state. */
    public State state() {
        return state;
    }

    /** The name in traces: the program's. */
    public String name() {
        return name;
    }

    /** Returns whether it was started, with a capability space. */
    public boolean isStarted() {
        return cspace != null;
    }

    /** The root CNode of its capability space. */
    public CNode cspace() {
        if (cspace == null) {
            throw new KernelBug("a dispatcher that was not started has no capability space");
        }
        return cspace;
    }

    /** The execution of its program. */
    public Execution execution() {
        if (execution == null) {
            throw new KernelBug("a dispatcher that was not started runs nothing");
        }
        return execution;
    }

    /** Returns whether a machine context is one of its threads. */
    public boolean runsIn(Context context) {
        return execution instanceof ThreadedExecution threading && threading.owns(context);
    }

    /** The condition that it waits for while it is {@link State#WAITING}. */
    public Wait waitingFor() {
        return wait;
    }

    /** Returns whether the lines that it waits for are named by packed canonical addresses. */
    public boolean isWaitTranslated() {
        return waitTranslated;
    }

    /** Names the lines that it waits for by packed canonical addresses, instead of those of the program. */
    public void setTranslatedWait(Wait translated) {
        wait = translated;
        waitTranslated = true;
    }

    /**
     * Makes the dispatcher wait. A message that arrived before keeps it runnable, so no wake-up is lost.
     */
    public void suspend(Wait until) {
        if (state == State.ENDED) {
            return;
        }
        wait = until;
        waitTranslated = false;
        state = hasMessage() || spaceAvailable || until == Wait.NONE ? State.RUNNABLE : State.WAITING;
        spaceAvailable = false;
    }

    /** Returns whether one of its endpoints has a message or a notice. */
    public boolean hasMessage() {
        for (int i = 0; i < endpoints.size(); i++) {
            if (!endpoints.get(i).hasNothing()) {
                return true;
            }
        }
        return false;
    }

    /** Wakes the dispatcher, or keeps it from waiting next: an endpoint that refused its message has space. */
    void onSpaceAvailable() {
        if (state == State.WAITING) {
            wake();
        } else {
            spaceAvailable = true;
        }
    }

    /** Makes a waiting dispatcher runnable. */
    public void wake() {
        if (state == State.WAITING) {
            state = State.RUNNABLE;
        }
    }

    /**
     * Ends the dispatcher and notifies its watchers. A dispatcher that has ended keeps its first status. It also keeps
     * its mapped memory: a reactor that exits still returns from its upcall, through code that polls its channels.
     */
    public void end(int status) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        exitStatus = status;
        if (execution != null) {
            execution.end();
        }
        watches.forEach(watch -> watch.notifyTermination(status));
        watches.clear();
    }

    /** Notifies an endpoint when this dispatcher ends, at once if it has ended. */
    public void watch(EndpointBuffer endpoint, long badge) {
        Watch watch = new Watch(endpoint, badge);
        if (state == State.ENDED) {
            watch.notifyTermination(exitStatus);
        } else {
            watches.add(watch);
        }
    }

    /** The exit status. */
    public int exitStatus() {
        return exitStatus;
    }

    /** Adds an endpoint of this dispatcher. */
    public void addEndpoint(EndpointBuffer endpoint) {
        endpoints.add(endpoint);
    }

    /** Removes an endpoint that was destroyed. */
    public void removeEndpoint(EndpointBuffer endpoint) {
        endpoints.remove(endpoint);
    }

    /** Adds the region that is mapped through a slot. To map a frame again through the same slot changes nothing. */
    public void map(CapabilitySlot source, MappedRegion region) {
        regions.put(source.ordinal(), region);
    }

    /** The regions that are mapped on a core without an MMU. */
    public Collection<MappedRegion> regions() {
        return regions.values();
    }

    /** Removes the region that was mapped through a slot. */
    public void unmap(CapabilitySlot source) {
        regions.remove(source.ordinal());
        lastRegion = null;
    }

    /**
     * Sets the page tables.
     *
     * @param root their root
     * @param newAddressSpace the identifier of the address space on this core
     */
    public void setPageTables(PageTable root, int newAddressSpace) {
        pageTables = root;
        addressSpace = newAddressSpace;
    }

    /** The root of its page tables, if they are set and not destroyed. */
    public Optional<PageTable> pageTables() {
        return hasPageTables() ? Optional.of(pageTables) : Optional.empty();
    }

    /** Returns whether its page tables are set and not destroyed. */
    public boolean hasPageTables() {
        return pageTables != null && !pageTables.isDestroyed();
    }

    /** The identifier of its address space, if it has page tables. */
    public int addressSpace() {
        return addressSpace;
    }

    /** The translations of its memory accesses, as far as they were added. */
    public MmuCounts translations() {
        return translations;
    }

    /** Adds translations of its memory accesses. */
    public void addTranslations(MmuCounts more) {
        translations = translations.plus(more);
    }

    /** Returns whether a mapped region allows this access. */
    public boolean mayAccess(long address, int bytes, boolean write) {
        if (lastRegion != null && lastRegion.allows(address, bytes, write)) {
            return true;
        }
        for (MappedRegion region : regions.values()) {
            if (region.allows(address, bytes, write)) {
                lastRegion = region;
                return true;
            }
        }
        return false;
    }

    /** An endpoint to notify of the end, and its badge for this dispatcher. */
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
