package org.barreleye.capops;

import java.util.List;
import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.monitor.capops.CapabilityMessage;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroy;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroyed;
import org.barreleye.monitor.capops.CapabilityMessage.CapDropped;
import org.barreleye.monitor.capops.CapabilityMessage.CapGrant;
import org.barreleye.monitor.capops.CapabilityMessage.CapGranted;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserve;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserved;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoke;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoked;
import org.barreleye.monitor.capops.CapabilityMessage.CapSend;
import org.barreleye.monitor.capops.CapabilityMessage.Position;
import org.barreleye.monitor.capops.Transfer;
import org.barreleye.monitor.capops.WireCapability;

/**
 * A message between two monitors, with a hash.
 *
 * @param content the message
 */
record Message(CapabilityMessage content) implements Hashed {
    @Override
    public String kind() {
        return content.getClass().getSimpleName();
    }

    @Override
    public void addTo(StateHash hash) {
        hash.add(content.getClass().getSimpleName().hashCode()).add(content.view());
        if (content instanceof CapSend send) {
            Transfer transfer = send.transfer();
            add(hash, transfer.words()).addNode(transfer.sender()).add(transfer.present())
                    .add(transfer.mode().ordinal()).add(transfer.error().failed()).add(transfer.connection())
                    .add(transfer.sequence());
        } else if (content instanceof CapGrant grant) {
            add(hash, grant.transfer().words()).addNode(grant.receiver()).add(grant.transfer().connection())
                    .add(grant.transfer().sequence());
        } else if (content instanceof CapGranted granted) {
            hash.add(granted.connection()).add(granted.sequence());
        } else if (content instanceof CapDropped dropped) {
            add(hash, dropped.words()).add(dropped.count());
        } else if (content instanceof CapReserve reserve) {
            add(hash, reserve.source()).add(reserve.request()).add(reserve.objects().offset())
                    .add(reserve.objects().type()).add(reserve.objects().bytes());
        } else if (content instanceof CapReserved reserved) {
            hash.add(reserved.request()).add(reserved.error().ordinal());
        } else if (content instanceof CapRevoke revoke) {
            add(hash, revoke.words()).add(revoke.request());
        } else if (content instanceof CapRevoked revoked) {
            hash.add(revoked.request()).add(revoked.error().ordinal());
        } else if (content instanceof CapDestroy destroy) {
            add(hash, destroy.words()).addNode(destroy.home()).add(destroy.revoke())
                    .addNode(destroy.requester().core()).add(destroy.requester().request());
            add(hash, destroy.holders());
        } else if (content instanceof CapDestroyed destroyed) {
            hash.addNode(destroyed.home()).add(destroyed.revoke()).addNode(destroyed.kept().orElse(-1));
            add(hash, destroyed.holders());
        }
    }

    /** Adds places in messages. */
    static void add(StateHash hash, List<Position> positions) {
        hash.add(positions.size());
        positions.forEach(position -> hash.addNode(position.core()).add(position.messages()));
    }

    private static StateHash add(StateHash hash, WireCapability words) {
        return hash.add(words.word0()).add(words.word1()).add(words.word2());
    }

    @Override
    public String toString() {
        return content.toString();
    }
}
