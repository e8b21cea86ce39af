package org.barreleye.monitor.capops;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.generated.user.KernelNextHoldersResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The operations of the CPU driver as invocations of the capability to the kernel of this core.
 *
 * @param syscalls the system calls of the monitor
 */
public record InvokedKernel(SystemCalls syscalls) implements CapabilityKernel {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    @Override
    public Outcome<Delivery> deliver(CapabilityAddress slot, int to, boolean move) {
        return KERNEL.deliver(syscalls, slot, to, move).map(result -> new Delivery(
                new WireCapability(result.word0(), result.word1(), result.word2(), result.word3()),
                TransferMode.of(result.mode()).orElseThrow(), (int) result.home()));
    }

    @Override
    public Outcome<Outcome.Unit> accept(WireCapability words, int from, TransferMode mode, CapabilityAddress slot) {
        return KERNEL.accept(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), from,
                mode.ordinal(), slot);
    }

    @Override
    public KernelError grant(WireCapability words, int from, int to) {
        return KERNEL.grant(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), from, to).error();
    }

    @Override
    public Optional<Drop> nextDropped(int lowest) {
        return present(KERNEL.nextDropped(syscalls, lowest).map(result -> new Drop(
                new WireCapability(result.word0(), result.word1(), result.word2(), result.word3()),
                (int) result.home(), (int) result.count())));
    }

    private static <T> Optional<T> present(Outcome<T> outcome) {
        return outcome.succeeded() ? Optional.of(outcome.value()) : Optional.empty();
    }

    @Override
    public void removeDropped(int home) {
        KERNEL.removeDropped(syscalls, home);
    }

    @Override
    public Memory dropped(WireCapability words, int from, int count) {
        return KERNEL.dropped(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), from, count)
                .map(result -> new Memory(result.base(), result.bytes()))
                .orBug("the drop of a capability that another monitor described");
    }

    @Override
    public KernelError reserve(WireCapability words, int from, RetypeRequest request) {
        return KERNEL.reserve(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), from,
                request.offset(), request.type(), request.bytes(), request.count()).error();
    }

    @Override
    public Outcome<Source> prepareRetype(SpaceSlot source, RetypeRequest request) {
        return KERNEL.prepareRetype(syscalls, source.root(), source.address(), request.offset(), request.type(),
                request.bytes(), request.count()).map(result -> new Source(
                new WireCapability(result.word0(), result.word1(), result.word2(), result.word3()),
                (int) result.home()));
    }

    @Override
    public KernelError retypeReserved(Source source, RetypeRequest request, SpaceSlot destination) {
        WireCapability words = source.words();
        return KERNEL.retypeReserved(syscalls, words.word0(), words.word1(), words.word2(), words.word3(),
                source.home(), destination.root(), request.offset(), request.type(), request.bytes(), request.count(),
                destination.address()).error();
    }

    @Override
    public Outcome<Begun> beginRevoke(SpaceSlot slot) {
        return KERNEL.beginRevoke(syscalls, slot.root(), slot.address()).map(result -> new Begun(
                new WireCapability(result.word0(), result.word1(), result.word2(), result.word3()),
                (int) result.home(), result.number()));
    }

    @Override
    public Outcome<Long> revokeFor(WireCapability words, int from) {
        return KERNEL.revokeFor(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), from)
                .map(result -> result.number());
    }

    @Override
    public long destroy(WireCapability words, int home, Optional<SpaceSlot> kept) {
        SpaceSlot slot = kept.orElse(new SpaceSlot(CapabilityAddress.NULL, CapabilityAddress.NULL));
        return KERNEL.destroy(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), home,
                kept.isPresent(), slot.root(), slot.address())
                .orBug("the deletion of a capability that another monitor described").number();
    }

    @Override
    public Optional<Ready> nextReady() {
        return present(KERNEL.nextRevoke(syscalls).map(result ->
                new Ready(result.number(), result.done(), result.kept())));
    }

    @Override
    public SortedSet<Integer> holders(long revoke) {
        SortedSet<Integer> holders = new TreeSet<>();
        Outcome<KernelNextHoldersResult> next = KERNEL.nextHolders(syscalls, revoke, 0);
        while (next.succeeded()) {
            int first = (int) next.value().first();
            for (long left = next.value().cores(); left != 0; left &= left - 1) {
                holders.add(first + Long.numberOfTrailingZeros(left));
            }
            next = KERNEL.nextHolders(syscalls, revoke, first + Long.SIZE);
        }
        return holders;
    }

    @Override
    public void onCoreFailed(int core) {
        boolean isDone = KERNEL.coreFailed(syscalls, core).succeeded();
        while (!isDone) {
            isDone = KERNEL.coreFailed(syscalls, core).succeeded();
        }
    }

    @Override
    public Optional<Begun> deleteLost(int core) {
        return present(KERNEL.deleteLost(syscalls, core).map(result -> new Begun(
                new WireCapability(result.word0(), result.word1(), result.word2(), result.word3()), core,
                result.number())));
    }

    @Override
    public boolean isReleased(int core) {
        return KERNEL.isReleased(syscalls, core).orBug("the question of a monitor to its kernel").released();
    }

    @Override
    public Optional<Begun> endLoan(int core) {
        return present(KERNEL.endLoan(syscalls, core).map(result -> new Begun(
                new WireCapability(result.word0(), result.word1(), result.word2(), result.word3()), core,
                result.number())));
    }

    @Override
    public void continueRevoke(long revoke, OptionalInt keptCore) {
        KERNEL.continueRevoke(syscalls, revoke, keptCore.isPresent(), keptCore.orElse(0));
    }
}
