package org.barreleye.monitor.capops;

import java.util.List;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/**
 * The messages of the protocol to the monitors of other cores. Messages to one core arrive in the order in which they
 * were sent. A message to a core that is no member is not sent.
 */
public interface CapabilityPeers extends Copyable {
    /** Returns whether messages can be sent to a core. */
    boolean isReachable(int core);

    /** The other cores to which messages can be sent. */
    List<Integer> reachable();

    /** Returns whether so many messages wait for a core that no more are sent that can wait. */
    boolean isCongested(int core);

    /** A capability for an end of a connection on that core. */
    void sendTransfer(int core, Transfer transfer);

    /** To the home: asks it to deliver a copy to a third core. */
    void sendGrant(int home, int receiver, Transfer transfer);

    /** From the home: it has delivered the copy, or the notice that it was revoked. */
    void sendGranted(int core, long connection, long sequence);

    /** A capability could not be delivered to the end of a connection. */
    void sendFailed(int core, long connection, ErrorCode error);

    /** To the home: deliveries are dropped. */
    void sendDropped(int home, WireCapability capability, int count);

    /** To the home: asks whether objects may be made of memory. */
    void sendReserve(int home, long request, WireCapability source, RetypeRequest objects);

    /** From the home: the objects are recorded, or refused. */
    void sendReserved(int core, long request, KernelError error);

    /** To the home: asks it to revoke an object. */
    void sendRevoke(int home, long request, WireCapability capability);

    /** From the home: the object is revoked, or the request is refused. */
    void sendRevoked(int core, long request, KernelError error);

    /**
     * From the home: asks a core to delete what it has of an object.
     *
     * @param revoke the number of the revoke at the home
     * @param requester the request that it is for; its number is 0 if a loan ends because that core has failed
     */
    void sendDestroy(int core, long revoke, WireCapability capability, Requester requester);

    /** To the home: it is deleted. */
    void sendDestroyed(int home, long revoke, boolean kept);

    /**
     * The request for a revoke.
     *
     * @param core the core with the capability that is revoked, and kept
     * @param request the number of the request there
     */
    record Requester(int core, long request) {}
}
