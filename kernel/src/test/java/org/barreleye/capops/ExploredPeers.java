package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.monitor.capops.CapabilityPeers;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.Transfer;
import org.barreleye.monitor.capops.WireCapability;

/** The monitors of the other cores: a message is put into the outbox of the step. */
class ExploredPeers implements CapabilityPeers {
    // Belongs to the step that runs.
    private transient Outbox outbox;

    // Whether the begin of the exploration is built, so that a deliberate fault may show.
    private boolean armed;
    private int core;
    private int cores;
    // The cores of which this one knows that they have died.
    private final SortedSet<Integer> dead = new TreeSet<>();

    void arm() {
        armed = true;
    }

    boolean isArmed() {
        return armed;
    }

    /** Sets the number of this core, and that of all. */
    void join(int newCore, int newCores) {
        core = newCore;
        cores = newCores;
    }

    /** Another core has died, and this one is told. */
    void onDeath(int core) {
        dead.add(core);
    }

    void begin(Outbox newOutbox) {
        outbox = newOutbox;
    }

    void end() {
        outbox = null;
    }

    void send(int core, CapabilityMessage message) {
        if (!dead.contains(core)) {
            outbox.send(core, message);
        }
    }

    @Override
    public boolean isReachable(int core) {
        return !dead.contains(core);
    }

    @Override
    public List<Integer> reachable() {
        List<Integer> reachable = new ArrayList<>();
        for (int other = 0; other < cores; other++) {
            if (other != core && isReachable(other)) {
                reachable.add(other);
            }
        }
        return reachable;
    }

    @Override
    public boolean isCongested(int core) {
        return !outbox.hasRoom(core);
    }

    @Override
    public void sendTransfer(int core, Transfer transfer) {
        send(core, new CapabilityMessage.CapSend(transfer));
    }

    @Override
    public void sendGrant(int home, int receiver, Transfer transfer) {
        send(home, new CapabilityMessage.CapGrant(receiver, transfer));
    }

    @Override
    public void sendGranted(int core, long connection, long sequence) {
        send(core, new CapabilityMessage.CapGranted(connection, sequence));
    }

    @Override
    public void sendFailed(int core, long connection, ErrorCode error) {
        send(core, new CapabilityMessage.CapFailed(error));
    }

    @Override
    public void sendDropped(int home, WireCapability capability, int count) {
        send(home, new CapabilityMessage.CapDropped(capability, count));
    }

    @Override
    public void sendReserve(int home, long request, WireCapability source, RetypeRequest objects) {
        send(home, new CapabilityMessage.CapReserve(request, source, objects));
    }

    @Override
    public void sendReserved(int core, long request, KernelError error) {
        send(core, new CapabilityMessage.CapReserved(request, error));
    }

    @Override
    public void sendRevoke(int home, long request, WireCapability capability) {
        send(home, new CapabilityMessage.CapRevoke(request, capability));
    }

    @Override
    public void sendRevoked(int core, long request, KernelError error) {
        send(core, new CapabilityMessage.CapRevoked(request, error));
    }

    @Override
    public void sendDestroy(int core, long revoke, WireCapability capability, Requester requester) {
        send(core, new CapabilityMessage.CapDestroy(revoke, capability, requester));
    }

    @Override
    public void sendDestroyed(int home, long revoke, boolean kept) {
        send(home, new CapabilityMessage.CapDestroyed(revoke, kept));
    }
}
