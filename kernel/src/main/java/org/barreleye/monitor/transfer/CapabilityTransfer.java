package org.barreleye.monitor.transfer;

import java.util.function.ObjIntConsumer;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.KernelDelegateResult;
import org.barreleye.generated.user.KernelNextReleaseResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Transfers capabilities between cores: converts a capability into the words that its CPU driver describes it with, and
 * words of another core into a capability.
 *
 * <p>The CPU driver counts what was delegated to other cores by indirect reference counting (Piquer 1991): each core
 * remembers the core that it received a capability from, its parent, and sends the parent one release for all that it
 * has received once it holds no copy, no descendant and no outstanding delegation of its own.
 */
public final class CapabilityTransfer implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final LocalCapabilities capabilities;

    /** Puts imported capabilities into slots of the given allocator. */
    public CapabilityTransfer(SystemCalls syscalls, SlotAllocator slots, LocalCapabilities capabilities) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.capabilities = capabilities;
    }

    /**
     * Delegates a capability to another core. The capability leaves this monitor's space in any case, also if the
     * outcome is an error. Until the other core releases it, the object counts as in use here.
     *
     * @param connection the connection that the capability belongs to, or {@link WireCapability#NO_CONNECTION}
     */
    public Outcome<WireCapability> exportTo(int core, long connection, CapabilityReference capability) {
        if (!capability.isPresent()) {
            return Outcome.of(WireCapability.absent(connection));
        }
        Outcome<KernelDelegateResult> delegated = KERNEL.delegate(syscalls, capability.address(), core);
        if (!delegated.succeeded()) {
            capabilities.delete(capability);
            return Outcome.refused(delegated.error());
        }
        slots.free(capability.address());
        KernelDelegateResult words = delegated.value();
        return Outcome.of(new WireCapability(connection, true, words.word0(), words.word1(), words.word2(),
                words.word3(), words.returning(), words.releases()));
    }

    /** Makes the capability that the monitor of another core has exported to this one. */
    public Outcome<CapabilityReference> importFrom(int core, WireCapability words) {
        if (!words.present()) {
            return Outcome.of(CapabilityReference.ABSENT);
        }
        if (slots.isScarce()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        CapabilityAddress slot = slots.take();
        return capabilities.keep(slot, KERNEL.createFromWire(syscalls, words.word0(), words.word1(), words.word2(),
                words.word3(), core, words.returning(), words.releases(), slot));
    }

    /** Makes the CPU driver notify an endpoint when it has finished deletions, after which releases may be due. */
    public void watchDeletions(CapabilityAddress endpoint, long badge) {
        KERNEL.watchDeletions(syscalls, endpoint, badge).orBug("an endpoint of one's own can watch deletions");
    }

    /** Passes to a consumer, with the core it is for, each release that is due. */
    public void pollReleases(ObjIntConsumer<WireCapability> consumer) {
        Outcome<KernelNextReleaseResult> next = KERNEL.nextRelease(syscalls);
        while (next.succeeded()) {
            KernelNextReleaseResult words = next.value();
            consumer.accept(new WireCapability(WireCapability.NO_CONNECTION, true, words.word0(), words.word1(),
                    words.word2(), words.word3(), true, words.releases()), (int) words.fromCore());
            next = KERNEL.nextRelease(syscalls);
        }
    }

    /**
     * Describes a frame that this monitor shares with another one and keeps. Neither side releases it: each monitor
     * deletes its own capability when the connection ends.
     */
    public Outcome<WireCapability> describeShared(long connection, CapabilityReference frame) {
        return WellKnown.ROOT.toWire(syscalls, frame.address()).map(words -> WireCapability.ofSharedFrame(
                connection, words.word0(), words.word1(), words.word2(), words.word3()));
    }
}
