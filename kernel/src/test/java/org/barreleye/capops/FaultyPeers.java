package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.monitor.capops.Transfer;
import org.barreleye.monitor.capops.WireCapability;

/** Messages with a deliberate fault. */
final class FaultyPeers extends ExploredPeers {
    private final Canary canary;
    private final List<Runnable> late = new ArrayList<>();

    FaultyPeers(Canary canary) {
        this.canary = canary;
    }

    private boolean has(Canary fault) {
        return canary == fault && isArmed();
    }

    @Override
    public void sendDropped(int home, WireCapability capability, int count) {
        if (has(Canary.LOST_DROP)) {
            return;
        }
        int sent = has(Canary.DROP_OF_ONE_DELIVERY) ? 1 : has(Canary.DROP_COUNTS_TOO_MUCH) ? count + 1 : count;
        if (has(Canary.ANSWER_BEFORE_DROPS)) {
            late.add(() -> super.sendDropped(home, capability, sent));
            return;
        }
        super.sendDropped(home, capability, sent);
        if (has(Canary.DOUBLE_DROP)) {
            super.sendDropped(home, capability, sent);
        }
    }

    @Override
    public List<Integer> reachable() {
        return has(Canary.CORES_NOT_ASKED_FOR_A_LOAN) ? List.of() : super.reachable();
    }

    @Override
    void end() {
        late.forEach(Runnable::run);
        late.clear();
        super.end();
    }

    @Override
    public void sendTransfer(int core, Transfer transfer) {
        if (!has(Canary.LOST_NOTICE) || !transfer.error().failed()) {
            super.sendTransfer(core, transfer);
        }
    }

    @Override
    public void sendDestroyed(int home, long revoke, boolean kept) {
        if (!has(Canary.LOST_ANSWER_OF_A_HOLDER)) {
            super.sendDestroyed(home, revoke, kept || has(Canary.HOLDER_SAYS_KEPT));
        }
    }

    @Override
    public void sendRevoked(int core, long request, KernelError error) {
        if (!has(Canary.LOST_ANSWER_TO_A_REVOKE)) {
            super.sendRevoked(core, request, error);
        }
    }

    @Override
    public void sendReserved(int core, long request, KernelError error) {
        if (!has(Canary.LOST_ANSWER_TO_A_RESERVATION)) {
            super.sendReserved(core, request, has(Canary.REFUSED_RESERVATION_GRANTED) ? KernelError.NONE : error);
        }
    }

    @Override
    public void sendDestroy(int core, long revoke, WireCapability capability, Requester requester) {
        super.sendDestroy(core, revoke, capability,
                has(Canary.REQUESTER_FORGOTTEN) ? new Requester(-1, requester.request())
                : has(Canary.ANSWER_BEFORE_THE_DEATH_IS_KNOWN) && requester.request() == 0 ? new Requester(-1, 1)
                : requester);
    }

    @Override
    public void sendRevoke(int home, long request, WireCapability capability) {
        if (!has(Canary.LOST_REVOKE)) {
            super.sendRevoke(home, request, capability);
        }
    }
}
