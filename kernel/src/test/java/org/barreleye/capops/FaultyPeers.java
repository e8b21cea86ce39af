package org.barreleye.capops;

import java.util.List;
import java.util.OptionalInt;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.monitor.capops.CapabilityMessage;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroy;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroyed;
import org.barreleye.monitor.capops.CapabilityMessage.CapDropped;
import org.barreleye.monitor.capops.CapabilityMessage.CapGrant;
import org.barreleye.monitor.capops.CapabilityMessage.CapGranted;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserved;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoke;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoked;
import org.barreleye.monitor.capops.CapabilityMessage.CapSend;
import org.barreleye.monitor.capops.CapabilityMessage.Position;
import org.barreleye.monitor.capops.CapabilityMessage.Requester;

/** Messages with a deliberate fault. */
final class FaultyPeers extends ExploredPeers {
    private final Canary canary;

    FaultyPeers(Canary canary) {
        this.canary = canary;
    }

    private boolean has(Canary fault) {
        return canary == fault && isArmed();
    }

    @Override
    public List<Integer> others() {
        return has(Canary.CORES_NOT_ASKED_FOR_A_LOAN) ? List.of() : super.others();
    }

    @Override
    public boolean send(int core, CapabilityMessage message) {
        if (message instanceof CapDropped dropped) {
            return sendDropped(core, dropped);
        }
        return isLost(message) || super.send(core, changed(message));
    }

    private boolean sendDropped(int home, CapDropped dropped) {
        if (has(Canary.LOST_DROP)) {
            return false;
        }
        int count = dropped.count();
        CapDropped sent = new CapDropped(dropped.words(), has(Canary.DROP_OF_ONE_DELIVERY) ? 1
                : has(Canary.DROP_COUNTS_TOO_MUCH) ? count + 1 : count);
        if (has(Canary.DOUBLE_DROP)) {
            super.send(home, sent);
        }
        return super.send(home, sent);
    }

    private boolean isLost(CapabilityMessage message) {
        return has(Canary.LOST_NOTICE) && message instanceof CapSend send && send.transfer().error().failed()
                || has(Canary.LOST_ANSWER_OF_A_HOLDER) && message instanceof CapDestroyed
                || has(Canary.LOST_ANSWER_TO_A_REVOKE) && message instanceof CapRevoked
                || has(Canary.LOST_ANSWER_TO_A_RESERVATION) && message instanceof CapReserved
                || has(Canary.LOST_ANSWER_TO_A_GRANT) && message instanceof CapGranted
                || has(Canary.BRANCH_NOT_ASKED) && message instanceof CapDestroy destroy && destroy.home() != core()
                || has(Canary.LOST_REVOKE) && message instanceof CapRevoke;
    }

    private static List<Position> withoutPositions(List<Position> holders) {
        return holders.stream().map(holder -> new Position(holder.core(), 0)).toList();
    }

    private CapabilityMessage changed(CapabilityMessage message) {
        if (has(Canary.POSITION_IN_ANSWER_IGNORED) && message instanceof CapDestroyed destroyed) {
            return new CapDestroyed(destroyed.home(), destroyed.revoke(), destroyed.kept(),
                    withoutPositions(destroyed.holders()));
        }
        if (has(Canary.HOLDER_SAYS_KEPT) && message instanceof CapDestroyed destroyed) {
            return new CapDestroyed(destroyed.home(), destroyed.revoke(), OptionalInt.of(core()),
                    destroyed.holders());
        }
        if (has(Canary.REFUSED_RESERVATION_GRANTED) && message instanceof CapReserved reserved) {
            return new CapReserved(reserved.request(), KernelError.NONE);
        }
        if (message instanceof CapDestroy destroy) {
            Requester requester = destroy.requester();
            return new CapDestroy(destroy.home(), destroy.revoke(), destroy.words(), has(Canary.REQUESTER_FORGOTTEN)
                    ? new Requester(-1, requester.request()) : requester,
                    has(Canary.VIEW_IGNORED) ? 0 : destroy.view(), has(Canary.POSITION_IN_REQUEST_IGNORED)
                    ? withoutPositions(destroy.holders()) : destroy.holders());
        }
        return has(Canary.VIEW_IGNORED) && message instanceof CapGrant grant
                ? new CapGrant(grant.receiver(), grant.transfer(), 0) : message;
    }
}
