package org.barreleye.monitor.capops;

import java.util.Optional;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroy;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroyed;
import org.barreleye.monitor.capops.CapabilityMessage.CapDropped;
import org.barreleye.monitor.capops.CapabilityMessage.CapFailed;
import org.barreleye.monitor.capops.CapabilityMessage.CapGrant;
import org.barreleye.monitor.capops.CapabilityMessage.CapGranted;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserve;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserved;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoke;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoked;
import org.barreleye.monitor.capops.CapabilityMessage.CapSend;

/**
 * The operations on capabilities that other cores have copies, ancestors or descendants of: transfer, retype and
 * revoke. Each object has a home, the core that decides about it (ADR 30); the parts of this class are the two sides,
 * requester and home, of each operation.
 */
public final class CapabilityOperations implements EventSource {
    private static final int INCARNATION_SHIFT = 32;

    private final CapabilityKernel kernel;
    private final CapabilityArrivals arrivals;
    private final CountedLinks links;
    private final MessagesOfLaterViews views = new MessagesOfLaterViews();
    private final CapabilityTransfers transfers;
    private final RemoteRetypes retypes;
    private final RemoteRevokes revokes;

    /**
     * Creates the operations of one core.
     *
     * @param core its number
     * @param incarnation how often it has joined before
     * @param treeFrom the number of holders from which on a revoke asks them along the tree of cores
     */
    public CapabilityOperations(int core, int incarnation, CapabilityKernel kernel, CapabilityPeers peers,
            CapabilityArrivals arrivals, int treeFrom) {
        this.kernel = kernel;
        this.arrivals = arrivals;
        links = new CountedLinks(peers);
        // No answer to an earlier incarnation fits a request of this one.
        long firstRequest = (long) incarnation << INCARNATION_SHIFT;
        transfers = new CapabilityTransfers(core, kernel, links, views);
        retypes = new RemoteRetypes(kernel, links, firstRequest);
        revokes = new RemoteRevokes(core, kernel, links, transfers, views, firstRequest, treeFrom);
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

    /** A capability that a core has sent could not be delivered; it is not told if it sends faster than it reads. */
    public void sendFailed(int to, long connection, ErrorCode error) {
        if (links.peers().isReachable(to) && !links.peers().isCongested(to)) {
            links.send(to, new CapFailed(connection, error));
        }
    }

    /** Does not accept a capability that another core has sent. */
    public void refuse(WireCapability capability, int from, TransferMode mode) {
        transfers.refuse(from, mode, capability);
    }

    /** Handles a message of another core when this core has installed the view of its sender. */
    public void receive(int from, CapabilityMessage message) {
        if (!views.keep(from, message)) {
            handle(from, message);
            settle();
        }
    }

    private void handle(int from, CapabilityMessage message) {
        links.onReceived(from);
        if (message instanceof CapSend send) {
            arrivals.onTransfer(from, send.transfer());
        } else if (message instanceof CapGrant grant) {
            transfers.onGrant(from, grant.receiver(), grant.transfer());
        } else if (message instanceof CapGranted granted) {
            transfers.onGranted(from, granted.connection(), granted.sequence());
        } else if (message instanceof CapFailed failed) {
            arrivals.onFailed(failed.connection(), failed.error());
        } else if (message instanceof CapDropped dropped) {
            CapabilityKernel.Memory memory = kernel.dropped(dropped.words(), from, dropped.count());
            settle();
            arrivals.onDropped(memory);
        } else if (message instanceof CapReserve reserve) {
            retypes.onReserve(from, reserve.request(), reserve.source(), reserve.objects());
        } else if (message instanceof CapReserved reserved) {
            retypes.onReserved(reserved.request(), reserved.error());
        } else if (message instanceof CapRevoke revoke) {
            revokes.onRevoke(from, revoke.request(), revoke.words());
        } else if (message instanceof CapRevoked revoked) {
            revokes.onRevoked(revoked.request(), revoked.error());
        } else if (message instanceof CapDestroy destroy) {
            revokes.onDestroy(from, destroy);
        } else if (message instanceof CapDestroyed destroyed) {
            revokes.onDestroyed(from, destroyed);
        }
    }

    /** Another core has failed. Its messages have arrived that are going to arrive. */
    public void onCoreFailed(int core) {
        Optional<CapabilityMessage> last = views.pollAny(core);
        while (last.isPresent()) {
            handle(core, last.get());
            last = views.pollAny(core);
        }
        kernel.onCoreFailed(core);
        links.onCoreFailed(core);
        transfers.onCoreFailed(core);
        retypes.onCoreFailed(core);
        revokes.onCoreFailed(core);
        settle();
    }

    /**
     * Deletes what is left here of a core that has failed, and tells a listener when nothing is. If its failure is not
     * known here yet, it waits for that.
     */
    public void release(int core, OperationListener listener) {
        revokes.release(core, listener);
        settle();
    }

    /** A view begins: failures and joins that belong to it are told next. */
    public void onViewBegun(int number) {
        views.begin(number);
    }

    /** This core has handled all failures and joins up to a view: handles the messages that wait for it. */
    public void onViewInstalled(int number) {
        views.install(number);
        Optional<Integer> sender = views.nextSender(0);
        while (sender.isPresent()) {
            int from = sender.get();
            Optional<CapabilityMessage> next = views.poll(from);
            while (next.isPresent()) {
                handle(from, next.get());
                next = views.poll(from);
            }
            sender = views.nextSender(from + 1);
        }
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
        return transfers.isIdle() && retypes.isIdle() && revokes.isIdle() && views.isEmpty();
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
