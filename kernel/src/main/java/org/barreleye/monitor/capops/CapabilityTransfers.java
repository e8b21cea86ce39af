package org.barreleye.monitor.capops;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.capops.CapabilityMessage.CapDropped;
import org.barreleye.monitor.capops.CapabilityMessage.CapFailed;
import org.barreleye.monitor.capops.CapabilityMessage.CapGrant;
import org.barreleye.monitor.capops.CapabilityMessage.CapGranted;
import org.barreleye.monitor.capops.CapabilityMessage.CapSend;

/**
 * The transfer of capabilities. A capability whose home is this core goes straight to the receiver, one whose home is
 * another core by way of that.
 */
final class CapabilityTransfers implements Copyable {
    private final int core;
    private final CapabilityKernel kernel;
    private final CountedLinks links;
    private final CapabilityPeers peers;
    private final MessagesOfLaterViews views;
    // The copies that homes have not delivered yet, by home.
    private final SortedMap<Integer, List<Outstanding>> outstanding = new TreeMap<>();
    // Whether drops wait because a home does not keep up.
    private boolean heldUp;

    CapabilityTransfers(int core, CapabilityKernel kernel, CountedLinks links, MessagesOfLaterViews views) {
        this.core = core;
        this.kernel = kernel;
        this.links = links;
        peers = links.peers();
        this.views = views;
    }

    /**
     * Sends the capability in a slot of this monitor to the other end of a connection, and empties the slot.
     *
     * @return an error if the capability cannot be sent to any core; then the slot is not empty
     */
    KernelError send(int to, long connection, long sequence, CapabilityAddress slot) {
        Outcome<CapabilityKernel.Delivery> delivered = kernel.deliver(slot, to, true);
        if (!delivered.succeeded()) {
            if (delivered.error() == KernelError.NOT_TRANSFERABLE) {
                return delivered.error();
            }
            links.send(to, new CapSend(Transfer.revoked(connection, sequence, core)));
            return KernelError.REVOKED;
        }
        CapabilityKernel.Delivery delivery = delivered.value();
        Transfer transfer = new Transfer(connection, sequence, core, true, delivery.mode(), delivery.words(),
                ErrorCode.NONE);
        if (delivery.mode() == TransferMode.BY_HOME && !peers.isReachable(delivery.home())) {
            links.send(to, new CapSend(Transfer.revoked(connection, sequence, core)));
        } else if (delivery.mode() == TransferMode.BY_HOME) {
            outstanding.computeIfAbsent(delivery.home(), none -> new ArrayList<>())
                    .add(new Outstanding(connection, sequence, to));
            links.send(delivery.home(), new CapGrant(to, transfer, views.view()));
        } else {
            links.send(to, new CapSend(transfer));
        }
        return KernelError.NONE;
    }

    KernelError sendAbsent(int to, long connection, long sequence) {
        links.send(to, new CapSend(Transfer.absent(connection, sequence, core)));
        return KernelError.NONE;
    }

    /** A home has delivered a copy, or the notice that it was revoked. */
    void onGranted(int home, long connection, long sequence) {
        List<Outstanding> ofHome = outstanding.getOrDefault(home, List.of());
        ofHome.stream().filter(copy -> copy.connection == connection && copy.sequence == sequence).findFirst()
                .ifPresent(ofHome::remove);
        if (ofHome.isEmpty()) {
            outstanding.remove(home);
        }
    }

    /** A core has failed: receivers are told that the copies do not arrive that it has not delivered as their home. */
    void onCoreFailed(int core) {
        List<Outstanding> ofHome = outstanding.remove(core);
        if (ofHome != null) {
            ofHome.forEach(copy -> links.send(copy.receiver,
                    new CapSend(Transfer.revoked(copy.connection, copy.sequence, this.core))));
        }
        outstanding.values().forEach(copies -> copies.removeIf(copy -> copy.receiver == core));
        outstanding.values().removeIf(List::isEmpty);
    }

    boolean awaits(int core) {
        return outstanding.containsKey(core);
    }

    boolean isIdle() {
        return outstanding.isEmpty();
    }

    /** A core asks its home, this core, to deliver a copy of a capability to another core. */
    void onGrant(int from, int receiver, Transfer request) {
        links.send(from, new CapGranted(request.connection(), request.sequence()));
        if (!peers.isReachable(receiver)) {
            links.send(from, new CapFailed(request.connection(), ErrorCode.of(KernelError.NO_SUCH_CORE)));
        } else if (kernel.grant(request.words(), from, receiver) == KernelError.NONE) {
            links.send(receiver, new CapSend(new Transfer(request.connection(), request.sequence(), from, true,
                    TransferMode.COPY, request.words(), ErrorCode.NONE)));
        } else {
            links.send(receiver, new CapSend(Transfer.revoked(request.connection(), request.sequence(), from)));
        }
    }

    /** A capability that was sent to this core is not accepted. */
    void refuse(int from, TransferMode mode, WireCapability capability) {
        switch (mode) {
            case COPY, LEND -> links.send(from, new CapDropped(capability, 1));
            case RETURN -> kernel.dropped(capability, from, 1);
            default -> {
                // no core has recorded it
            }
        }
    }

    /** Tells the homes of objects what was dropped, as far as they keep up. */
    boolean sendDrops() {
        boolean sent = false;
        heldUp = false;
        int lowest = 0;
        var next = kernel.nextDropped(lowest);
        while (next.isPresent()) {
            CapabilityKernel.Drop drop = next.get();
            if (peers.isCongested(drop.home())) {
                heldUp = true;
                lowest = drop.home() + 1;
            } else {
                kernel.removeDropped(drop.home());
                links.send(drop.home(), new CapDropped(drop.words(), drop.count()));
                sent = true;
            }
            next = kernel.nextDropped(lowest);
        }
        return sent;
    }

    /** Returns whether drops wait for a home to keep up. */
    boolean isHeldUp() {
        return heldUp;
    }

    /** A copy that a home was asked to deliver. */
    private record Outstanding(long connection, long sequence, int receiver) implements Copyable {}

    /** Returns whether nothing is to be told to a home. */
    boolean hasNoDropsFor(int home) {
        return kernel.nextDropped(home).filter(drop -> drop.home() == home).isEmpty();
    }
}
