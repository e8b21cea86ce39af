package org.barreleye.capops;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.SpaceSlot;
import org.barreleye.monitor.capops.WireCapability;

/** A kernel with a deliberate fault. */
final class FaultyKernel extends ExploredKernel {
    private final Canary canary;
    private final ExploredSpace space;

    FaultyKernel(Canary canary, int core, KernelControlBlock control, ExploredSpace space) {
        super(core, control, space);
        this.canary = canary;
        this.space = space;
    }

    private boolean has(Canary fault) {
        return canary == fault && isArmed();
    }

    @Override
    public Outcome<Delivery> deliver(CapabilityAddress slot, int to, boolean move) {
        return super.deliver(slot, to, move && !has(Canary.MOVE_LEAVES_A_COPY)).map(delivery ->
                new Delivery(delivery.words(), mode(delivery.mode()), delivery.home()));
    }

    private TransferMode mode(TransferMode mode) {
        return has(Canary.RETURN_SENT_AS_A_COPY) && mode == TransferMode.RETURN
                || has(Canary.COPY_TO_HOME_SENT_AS_A_COPY) && mode == TransferMode.TO_HOME ? TransferMode.COPY
                : has(Canary.COPY_SENT_UNRECORDED) && mode == TransferMode.COPY ? TransferMode.UNRECORDED : mode;
    }

    @Override
    public Outcome<Outcome.Unit> accept(WireCapability words, int from, TransferMode mode, CapabilityAddress slot) {
        Capability capability = Words.read(words);
        Outcome<Outcome.Unit> accepted = super.accept(
                has(Canary.RIGHTS_WIDENED_ON_IMPORT) ? Words.of(capability.withRights(Rights.ALL.bits())) : words,
                from, mode, slot);
        CapabilitySlot place = space.slots().get(slot.index());
        if (!accepted.succeeded() && has(Canary.REVOKED_CAPABILITY_ACCEPTED)) {
            control().insert(place, capability);
            return Outcome.unit();
        }
        return accepted;
    }

    @Override
    public KernelError grant(WireCapability words, int from, int to) {
        if (has(Canary.GRANT_RECORDED_TWICE)) {
            super.grant(words, from, to);
        }
        return has(Canary.GRANT_NOT_RECORDED) ? KernelError.NONE : super.grant(words, from, to);
    }

    @Override
    public Memory dropped(WireCapability words, int from, int count) {
        return super.dropped(words, from, has(Canary.DROP_IGNORED) ? 0 : count);
    }

    @Override
    public KernelError reserve(WireCapability source, int from, RetypeRequest request) {
        return has(Canary.NO_RESERVATION) ? KernelError.NONE : super.reserve(source, from, request);
    }

    @Override
    public KernelError retypeReserved(Source source, RetypeRequest request, SpaceSlot destination) {
        return has(Canary.RESERVED_OBJECT_NOT_MADE) ? KernelError.SLOT_IN_USE
                : super.retypeReserved(source, request, destination);
    }

    @Override
    public long destroy(WireCapability words, int home, Optional<SpaceSlot> kept) {
        return super.destroy(words, home,
                has(Canary.COPY_KEPT_BY_EVERY_HOLDER) ? Optional.of(ExploredSpace.spaceSlot(0)) : kept);
    }

    @Override
    public SortedSet<Integer> holders(long revoke) {
        SortedSet<Integer> holders = super.holders(revoke);
        if (holders.isEmpty() || has(Canary.HOLDERS_NOT_ASKED)
                || has(Canary.BORROWER_ASKS_NOBODY) && control().ownedMemory().isEmpty()) {
            return new TreeSet<>();
        }
        return has(Canary.FIRST_HOLDER_ASKED_ALONE) ? holders.headSet(holders.first() + 1)
                : has(Canary.ONE_HOLDER_NOT_ASKED) ? holders.tailSet(2) : holders;
    }

    @Override
    public void onCoreFailed(int failed) {
        if (!has(Canary.KERNEL_NOT_TOLD_OF_A_DEATH)) {
            super.onCoreFailed(failed);
        }
    }

    @Override
    public Optional<Begun> deleteLost(int failed) {
        return has(Canary.RELEASED_TOO_EARLY) ? Optional.empty() : super.deleteLost(failed);
    }

    @Override
    public boolean isReleased(int failed) {
        return has(Canary.RELEASED_TOO_EARLY) || super.isReleased(failed);
    }

    @Override
    public Optional<Begun> endLoan(int failed) {
        return has(Canary.LOAN_NOT_ENDED) ? Optional.empty() : super.endLoan(failed);
    }

    @Override
    public void continueRevoke(long revoke, OptionalInt keptCore) {
        super.continueRevoke(revoke, has(Canary.REQUESTER_LOSES_ITS_ENTRY) ? OptionalInt.empty() : keptCore);
    }
}
