package org.barreleye.monitor.capops;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.capops.CapabilityPeers.Requester;

/**
 * The operations on capabilities that other cores have copies, ancestors or descendants of: transfer, retype and
 * revoke. Each object has a home, the core that decides about it (ADR 30); the parts of this class are the two sides,
 * requester and home, of each operation.
 */
public final class CapabilityOperations implements EventSource {
    private final CapabilityKernel kernel;
    private final CapabilityTransfers transfers;
    private final RemoteRetypes retypes;
    private final RemoteRevokes revokes;

    /**
     * Creates the operations of one core.
     *
     * @param core its number
     */
    public CapabilityOperations(int core, CapabilityKernel kernel, CapabilityPeers peers) {
        this.kernel = kernel;
        transfers = new CapabilityTransfers(core, kernel, peers);
        retypes = new RemoteRetypes(kernel, peers);
        revokes = new RemoteRevokes(core, kernel, peers, transfers);
    }

    // ---- For domains of this core

    /**
     * Sends the capability in a slot of this monitor to the other end of a connection.
     *
     * @param to the core of the other end
     * @param sequence the number of the capability on the connection
     * @return NONE or REVOKED if the receiver gets the capability or the notice that it is revoked; otherwise nothing
     *     was sent. The slot is empty only if it is NONE
     */
    public KernelError send(int to, long connection, long sequence, CapabilityAddress slot) {
        KernelError error = transfers.send(to, connection, sequence, slot);
        settle();
        return error;
    }

    /** Sends the absent capability, which keeps its place in the order. Returns NONE. */
    public KernelError sendAbsent(int to, long connection, long sequence) {
        return transfers.sendAbsent(to, connection, sequence);
    }

    /**
     * Describes the capability in a slot of this monitor for another core, which gets a copy of it.
     *
     * @param slot keeps the capability, of which this core is the home
     */
    public Outcome<WireCapability> share(CapabilityAddress slot, int to) {
        return kernel.deliver(slot, to, false).map(CapabilityKernel.Delivery::words);
    }

    /** Revokes a capability in the space of a domain, on all cores. */
    public void revoke(SpaceSlot slot, OperationListener listener) {
        revokes.revoke(slot, listener);
        settle();
    }

    /**
     * Makes objects of memory that another core decides about.
     *
     * @param memory its slot in the space of a domain
     * @param destination the address of the first slot for the objects in that space
     */
    public void retype(SpaceSlot memory, RetypeRequest objects, CapabilityAddress destination,
            OperationListener listener) {
        retypes.retype(memory, objects, destination, listener);
        settle();
    }

    /** The space below a root is about to end. */
    public void onSpaceEnded(CapabilityAddress root) {
        retypes.onSpaceEnded(root);
        revokes.onSpaceEnded(root);
    }

    // ---- From other monitors

    /**
     * Creates a capability that another core has sent, in an empty slot of this monitor.
     *
     * @param from the core that has sent it
     */
    public Outcome<Outcome.Unit> accept(WireCapability capability, int from, TransferMode mode,
            CapabilityAddress slot) {
        Outcome<Outcome.Unit> accepted = kernel.accept(capability, from, mode, slot);
        settle();
        return accepted;
    }

    /** Does not accept a capability that another core has sent. */
    public void refuse(WireCapability capability, int from, TransferMode mode) {
        transfers.refuse(from, mode, capability);
    }

    /** A core asks its home, this core, to deliver a copy of a capability to another core. */
    public void onGrant(int from, int receiver, Transfer request) {
        transfers.onGrant(from, receiver, request);
        settle();
    }

    /** A core has dropped deliveries of this core. Returns the memory that may be free since. */
    public CapabilityKernel.Memory onDropped(int from, WireCapability capability, int count) {
        CapabilityKernel.Memory memory = kernel.dropped(capability, from, count);
        settle();
        return memory;
    }

    /** A core asks this one, the home of memory, whether it may make objects of it. */
    public void onReserve(int from, long request, WireCapability source, RetypeRequest objects) {
        retypes.onReserve(from, request, source, objects);
    }

    /** The home of memory has recorded objects, or has refused. */
    public void onReserved(long request, KernelError error) {
        retypes.onReserved(request, error);
        settle();
    }

    /** A core asks this one, the home of an object, to revoke it. */
    public void onRevoke(int from, long request, WireCapability capability) {
        revokes.onRevoke(from, request, capability);
        settle();
    }

    /** The home of an object has revoked it for this core, or has refused. */
    public void onRevoked(long request, KernelError error) {
        revokes.onRevoked(request, error);
        settle();
    }

    /** The home of an object asks this core to delete what it has of it. */
    public void onDestroy(int home, long revoke, WireCapability capability, Requester requester) {
        revokes.onDestroy(home, revoke, capability, requester);
        settle();
    }

    /** A core has deleted what it had, for a revoke of this core. */
    public void onDestroyed(int from, long revoke, boolean kept) {
        revokes.onDestroyed(from, revoke, kept);
        settle();
    }

    /** A home has delivered a copy that this core has asked for, or the notice that it was revoked. */
    public void onGranted(int home, long connection, long sequence) {
        transfers.onGranted(home, connection, sequence);
    }

    /** Another core has failed. Its messages have arrived that are going to arrive. */
    public void onCoreFailed(int core) {
        kernel.onCoreFailed(core);
        transfers.onCoreFailed(core);
        retypes.onCoreFailed(core);
        revokes.onCoreFailed(core);
        settle();
    }

    /** A core has joined, again if it has failed before. */
    public void onCoreJoined(int core) {
        revokes.onFailureKnown(core);
        kernel.onCoreJoined(core);
        settle();
    }

    /** Returns whether an operation waits for a message of a core. */
    public boolean awaits(int core) {
        return transfers.awaits(core) || retypes.awaits(core) || revokes.awaits(core);
    }

    // ---- Progress

    /** Does what is possible now: goes on with revokes, and tells other cores what was dropped. */
    public boolean settle() {
        boolean happened = false;
        boolean progress = true;
        while (progress) {
            progress = transfers.sendDrops() | revokes.advance();
            happened |= progress;
        }
        return happened;
    }

    /** Returns whether no operation is under way on this core. */
    public boolean isIdle() {
        return transfers.isIdle() && retypes.isIdle() && revokes.isIdle();
    }

    /** Returns whether drops wait because the monitor of a home does not keep up. */
    public boolean isHeldUp() {
        return transfers.isHeldUp();
    }

    /** Tells homes what was dropped that had to wait because their monitors did not keep up. */
    @Override
    public boolean poll() {
        return isHeldUp() && settle();
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public boolean isFinished() {
        return false;
    }
}
