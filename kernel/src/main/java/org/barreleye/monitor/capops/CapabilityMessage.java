package org.barreleye.monitor.capops;

import java.util.List;
import java.util.OptionalInt;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/** A message of the protocol for capabilities between two monitors; each is named like the one of {@code intermon}. */
public sealed interface CapabilityMessage extends Copyable {
    /**
     * The number of the view that its sender had installed, if it concerns a third core: the receiver has to know the
     * same incarnation of that. 0 if it concerns its sender and its receiver alone.
     */
    default int view() {
        return 0;
    }

    /** A capability for an end of a connection, or the notice that it was revoked. */
    record CapSend(Transfer transfer) implements CapabilityMessage {}

    /** To the home: asks it to deliver a copy to a third core. */
    record CapGrant(int receiver, Transfer transfer, int view) implements CapabilityMessage {}

    /** From the home: it has delivered the copy, or the notice that it was revoked. */
    record CapGranted(long connection, long sequence) implements CapabilityMessage {}

    /** A capability could not be delivered to the end of a connection. */
    record CapFailed(long connection, ErrorCode error) implements CapabilityMessage {}

    /** To the home: deliveries are dropped. */
    record CapDropped(WireCapability words, int count) implements CapabilityMessage {}

    /** To the home: asks whether objects may be made of memory. */
    record CapReserve(long request, WireCapability source, RetypeRequest objects) implements CapabilityMessage {}

    /** From the home: the objects are recorded, or refused. */
    record CapReserved(long request, KernelError error) implements CapabilityMessage {}

    /** To the home: asks it to revoke an object. */
    record CapRevoke(long request, WireCapability words) implements CapabilityMessage {}

    /** From the home: the object is revoked, or the request is refused. */
    record CapRevoked(long request, KernelError error) implements CapabilityMessage {}

    /**
     * From the home, or from a core on the way: asks cores to delete what they have of an object.
     *
     * @param home the home of the object
     * @param revoke the number of the revoke at the home
     * @param requester the request that it is for; its number is 0 if that core has failed
     * @param holders the cores that are asked, by way of the receiver, with what the home had sent to them
     */
    record CapDestroy(int home, long revoke, WireCapability words, Requester requester, int view,
            List<Position> holders) implements CapabilityMessage {}

    /**
     * From a core that was asked: it is deleted.
     *
     * @param home the home of the object
     * @param revoke the number of the revoke at the home
     * @param kept the core that has kept its copy
     * @param holders the cores that have deleted what they had, with what they had sent to the home before
     */
    record CapDestroyed(int home, long revoke, OptionalInt kept, List<Position> holders)
            implements CapabilityMessage {}

    /**
     * A place in the messages between a core and the home of an object: what was sent before arrives before.
     *
     * @param core the core
     * @param messages the number of messages that were sent before
     */
    record Position(int core, long messages) implements Copyable {}

    /**
     * The request for a revoke.
     *
     * @param core the core with the capability that is revoked, and kept
     * @param request the number of the request there
     */
    record Requester(int core, long request) {}
}
