package org.barreleye.cpudriver.invocation;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.CapabilityDirectory.Drop;
import org.barreleye.cpudriver.state.CapabilitySpace;
import org.barreleye.cpudriver.state.CrossCoreRequests;
import org.barreleye.cpudriver.state.CrossCoreRequests.Objects;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.KernelCapability;
import org.barreleye.generated.kernel.KernelInvocations;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.KernelBeginRevokeResult;
import org.barreleye.generated.user.KernelDeleteLostResult;
import org.barreleye.generated.user.KernelDeliverResult;
import org.barreleye.generated.user.KernelDestroyResult;
import org.barreleye.generated.user.KernelDroppedResult;
import org.barreleye.generated.user.KernelEndLoanResult;
import org.barreleye.generated.user.KernelIsReleasedResult;
import org.barreleye.generated.user.KernelNextDroppedResult;
import org.barreleye.generated.user.KernelNextHoldersResult;
import org.barreleye.generated.user.KernelNextRevokeResult;
import org.barreleye.generated.user.KernelPrepareRetypeResult;
import org.barreleye.generated.user.KernelRevokeForResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The invocations of a {@code Kernel} about capabilities that other cores have: each converts its arguments for the
 * {@linkplain org.barreleye.cpudriver.state.CapabilityDirectory directory} or for delete and revoke.
 */
abstract class RemoteCapabilityInvocationHandler implements KernelInvocations<InvocationContext> {
    private static Outcome<Outcome.Unit> outcome(KernelError error) {
        return error == KernelError.NONE ? Outcome.unit() : Outcome.refused(error);
    }

    private static CrossCoreRequests requests(InvocationContext context) {
        return new CrossCoreRequests(context.control());
    }

    // ---- Transfer

    @Override
    public Outcome<Outcome.Unit> accept(InvocationContext context, KernelCapability target, long word0, long word1,
            long word2, long word3, long from, int mode, CapabilityAddress destination) {
        Optional<TransferMode> transfer = TransferMode.of(mode);
        if (transfer.isEmpty()) {
            return Outcome.refused(KernelError.BAD_WIRE_FORM);
        }
        return WireForm.read(word0, word1, word2, word3)
                .flatMap(capability -> context.emptySlotAt(destination).flatMap(slot -> outcome(
                        context.control().directory().accept(slot, capability, (int) from, transfer.get()))));
    }

    @Override
    public Outcome<KernelDeliverResult> deliver(
            InvocationContext context, KernelCapability target, CapabilityAddress slot, long to, boolean move) {
        return context.occupiedSlotAt(slot).flatMap(occupied -> {
            Capability capability = occupied.capability();
            return requests(context).deliver(occupied, (int) to, move).map(delivery -> new KernelDeliverResult(
                    WireForm.word(capability, 0), WireForm.word(capability, 1), WireForm.word(capability, 2),
                    WireForm.word(capability, 3), delivery.mode().ordinal(), home(context, delivery.home())));
        });
    }

    private static long home(InvocationContext context, Optional<Integer> other) {
        return other.orElse(context.core().id().number());
    }

    @Override
    public Outcome<Outcome.Unit> grant(InvocationContext context, KernelCapability target, long word0, long word1,
            long word2, long word3, long from, long to) {
        return WireForm.read(word0, word1, word2, word3).flatMap(capability -> outcome(
                context.control().directory().grant(capability, (int) from, (int) to)));
    }

    @Override
    public Outcome<KernelNextDroppedResult> nextDropped(InvocationContext context, KernelCapability target,
            long lowest) {
        Optional<Drop> next = context.control().directory().nextDrop((int) lowest);
        if (next.isEmpty()) {
            return Outcome.refused(KernelError.NOTHING_PENDING);
        }
        Capability capability = next.get().capability();
        return Outcome.of(new KernelNextDroppedResult(WireForm.word(capability, 0), WireForm.word(capability, 1),
                WireForm.word(capability, 2), WireForm.word(capability, 3), next.get().home(), next.get().count()));
    }

    @Override
    public Outcome<Outcome.Unit> removeDropped(InvocationContext context, KernelCapability target, long home) {
        context.control().directory().removeDrop((int) home);
        return Outcome.unit();
    }

    @Override
    public Outcome<KernelDroppedResult> dropped(InvocationContext context, KernelCapability target, long word0,
            long word1, long word2, long word3, long from, long count) {
        return WireForm.read(word0, word1, word2, word3).flatMap(capability -> {
            context.control().directory().onDropped(capability, (int) from, (int) count);
            return Outcome.of(new KernelDroppedResult(Relations.address(capability), Relations.size(capability)));
        });
    }

    @Override
    public Outcome<Outcome.Unit> coreFailed(InvocationContext context, KernelCapability target, long core) {
        // The devices of that core's drivers must not reach memory that is used again.
        context.control().dmaWindows().closeOf((int) core);
        return context.control().directory().onCoreFailed((int) core) ? Outcome.unit()
                : Outcome.refused(KernelError.REVOKE_IN_PROGRESS);
    }

    @Override
    public Outcome<KernelDeleteLostResult> deleteLost(InvocationContext context, KernelCapability target,
            long core) {
        return context.control().directory().deleteLost((int) core)
                .map(begun -> Outcome.of(new KernelDeleteLostResult(WireForm.word(begun.object(), 0),
                        WireForm.word(begun.object(), 1), WireForm.word(begun.object(), 2),
                        WireForm.word(begun.object(), 3), begun.number())))
                .orElse(Outcome.refused(KernelError.NOTHING_PENDING));
    }

    @Override
    public Outcome<KernelIsReleasedResult> isReleased(InvocationContext context, KernelCapability target,
            long core) {
        return Outcome.of(new KernelIsReleasedResult(context.control().directory().isReleased((int) core)));
    }

    @Override
    public Outcome<KernelEndLoanResult> endLoan(InvocationContext context, KernelCapability target,
            long core) {
        return context.control().directory().endLoan((int) core)
                .map(begun -> Outcome.of(new KernelEndLoanResult(WireForm.word(begun.object(), 0),
                        WireForm.word(begun.object(), 1), WireForm.word(begun.object(), 2),
                        WireForm.word(begun.object(), 3), begun.number())))
                .orElse(Outcome.refused(KernelError.NOTHING_PENDING));
    }

    // ---- Retype

    @Override
    public Outcome<Outcome.Unit> reserve(InvocationContext context, KernelCapability target, long word0, long word1,
            long word2, long word3, long from, long offset, long type, long bytes, long count) {
        return WireForm.read(word0, word1, word2, word3).flatMap(source -> outcome(
                requests(context).reserve(source, (int) from, new Objects(offset, type, bytes, count))));
    }

    @Override
    public Outcome<KernelPrepareRetypeResult> prepareRetype(InvocationContext context, KernelCapability target,
            CapabilityAddress root, CapabilityAddress source, long offset, long type, long bytes, long count) {
        return space(context, root).flatMap(space -> space.occupiedSlotAt(source)).flatMap(slot -> {
            Capability capability = slot.capability();
            return requests(context).prepareRetype(slot, new Objects(offset, type, bytes, count)).map(home ->
                    new KernelPrepareRetypeResult(WireForm.word(capability, 0), WireForm.word(capability, 1),
                            WireForm.word(capability, 2), WireForm.word(capability, 3), home));
        });
    }

    @Override
    public Outcome<Outcome.Unit> retypeReserved(InvocationContext context, KernelCapability target, long word0,
            long word1, long word2, long word3, long home, CapabilityAddress root, long offset, long type, long bytes,
            long count, CapabilityAddress destination) {
        Objects objects = new Objects(offset, type, bytes, count);
        return WireForm.read(word0, word1, word2, word3).flatMap(source -> objects.transferableType().flatMap(part -> {
            Outcome<List<CapabilitySlot>> slots = rootAt(context, root).flatMap(
                    space -> L1CNodeInvocationHandler.emptySlots(context, space, destination, count));
            if (!slots.succeeded()) {
                requests(context).dropReserved(source, (int) home, objects);
            }
            return slots.flatMap(empty -> make(context, empty, source, (int) home, part, objects));
        }));
    }

    private static Outcome<Outcome.Unit> make(InvocationContext context, List<CapabilitySlot> slots, Capability source,
            int home, ObjectType type, Objects objects) {
        if (type.isZeroed() && type != source.type()) {
            L1CNodeInvocationHandler.clear(context, Relations.address(source) + objects.offset(),
                    slots.size() * objects.bytes());
        }
        requests(context).makeReserved(slots, source, home, type, objects);
        return Outcome.unit();
    }

    // ---- Revoke

    private static Outcome<L1CNodeCapability> rootAt(InvocationContext context, CapabilityAddress root) {
        return context.occupiedSlotAt(root, ObjectRights.WRITE).flatMap(slot ->
                slot.capability() instanceof L1CNodeCapability space
                        ? Outcome.of(space)
                        : Outcome.refused(KernelError.WRONG_TYPE));
    }

    private static Outcome<CapabilitySpace> space(InvocationContext context, CapabilityAddress root) {
        return rootAt(context, root).flatMap(space -> Outcome.of(context.spaceBelow(space)));
    }

    @Override
    public Outcome<KernelBeginRevokeResult> beginRevoke(InvocationContext context, KernelCapability target,
            CapabilityAddress root, CapabilityAddress slot) {
        return space(context, root).flatMap(space -> space.occupiedSlotAt(slot)).flatMap(occupied -> {
            Capability capability = occupied.capability();
            return requests(context).beginRevoke(occupied).flatMap(number -> Outcome.of(
                    new KernelBeginRevokeResult(WireForm.word(capability, 0), WireForm.word(capability, 1),
                            WireForm.word(capability, 2), WireForm.word(capability, 3),
                            home(context, context.control().directory().homeOf(capability)), number)));
        });
    }

    @Override
    public Outcome<KernelRevokeForResult> revokeFor(InvocationContext context, KernelCapability target, long word0,
            long word1, long word2, long word3, long from) {
        return WireForm.read(word0, word1, word2, word3)
                .flatMap(capability -> context.control().directory().revokeFor(capability, (int) from))
                .flatMap(number -> Outcome.of(new KernelRevokeForResult(number)));
    }

    @Override
    public Outcome<KernelDestroyResult> destroy(InvocationContext context, KernelCapability target, long word0,
            long word1, long word2, long word3, long home, boolean keep, CapabilityAddress root,
            CapabilityAddress address) {
        return WireForm.read(word0, word1, word2, word3).flatMap(capability -> {
            Optional<CapabilitySlot> kept = keep ? keptSlot(context, root, address) : Optional.empty();
            return Outcome.of(new KernelDestroyResult(requests(context).destroy(capability, (int) home, kept)));
        });
    }

    private static Optional<CapabilitySlot> keptSlot(InvocationContext context, CapabilityAddress root,
            CapabilityAddress address) {
        Outcome<CapabilitySlot> slot = space(context, root).flatMap(space -> space.occupiedSlotAt(address));
        return slot.succeeded() ? Optional.of(slot.value()) : Optional.empty();
    }

    @Override
    public Outcome<KernelNextRevokeResult> nextRevoke(InvocationContext context, KernelCapability target) {
        return context.control().revocation().pollReady()
                .map(ready -> Outcome.of(new KernelNextRevokeResult(ready.number(), ready.isDone(), ready.hasKept())))
                .orElse(Outcome.refused(KernelError.NOTHING_PENDING));
    }

    @Override
    public Outcome<KernelNextHoldersResult> nextHolders(InvocationContext context, KernelCapability target, long number,
            long lowest) {
        SortedSet<Integer> holders = context.control().revocation().holders(number, (int) lowest);
        if (holders.isEmpty()) {
            return Outcome.refused(KernelError.NOTHING_PENDING);
        }
        int first = holders.first();
        long cores = 0;
        for (int holder : holders.headSet(first + Long.SIZE)) {
            cores |= 1L << holder - first;
        }
        return Outcome.of(new KernelNextHoldersResult(first, cores));
    }

    @Override
    public Outcome<Outcome.Unit> continueRevoke(InvocationContext context, KernelCapability target, long number,
            boolean keep, long keptCore) {
        context.control().revocation().continueRevoke(number, keep ? Optional.of((int) keptCore) : Optional.empty());
        return Outcome.unit();
    }
}
