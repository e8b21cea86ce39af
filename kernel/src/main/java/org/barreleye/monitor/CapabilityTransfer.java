package org.barreleye.monitor;

import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.MailboxReference;
import org.barreleye.generated.user.PhysicalMemoryDelegateResult;
import org.barreleye.generated.user.PhysicalMemoryNextReleaseResult;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.ServiceIdentifyResult;
import org.barreleye.generated.user.ServiceReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/** Turns capabilities into words for another core, and words from another core into capabilities. */
final class CapabilityTransfer implements Copyable {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final PhysicalMemoryReference PHYSICAL_MEMORY =
            new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);
    private static final CapabilityReference ABSENT = CapabilityReference.at(CapabilityAddress.NULL);

    /** The connection of a capability that goes to a monitor, and not to a domain. */
    static final long NO_CONNECTION = 0;

    private final SystemCalls syscalls;
    private final SlotAllocator slots;

    CapabilityTransfer(SystemCalls syscalls, SlotAllocator slots) {
        this.syscalls = syscalls;
        this.slots = slots;
    }

    /**
     * Describes a capability that goes to another core, and lets go of it whatever the outcome. The CPU driver
     * remembers that it is there, so that nobody here takes back, or uses again, what nobody there lets go of.
     */
    Outcome<WireCapability> exportTo(long connection, CapabilityReference capability, int to) {
        if (capability.address().equals(CapabilityAddress.NULL)) {
            return Outcome.of(WireCapability.absent(connection));
        }
        Outcome<PhysicalMemoryDelegateResult> outcome = PHYSICAL_MEMORY.delegate(syscalls, capability.address(), to);
        if (!outcome.succeeded()) {
            discard(capability);
            return Outcome.refused(outcome.error());
        }
        slots.free(capability.address());
        PhysicalMemoryDelegateResult result = outcome.value();
        return Outcome.of(new WireCapability(connection, true, result.word0(), result.word1(), result.word2(),
                result.word3(), result.returning(), result.releases()));
    }

    /** Tells other cores of everything that had come from them and of which nothing is left here. */
    void sendReleases(ObjIntConsumer<WireCapability> sender) {
        Outcome<PhysicalMemoryNextReleaseResult> next = PHYSICAL_MEMORY.nextRelease(syscalls);
        while (next.succeeded()) {
            PhysicalMemoryNextReleaseResult result = next.value();
            sender.accept(new WireCapability(NO_CONNECTION, true, result.word0(), result.word1(), result.word2(),
                    result.word3(), true, result.releases()), (int) result.fromCore());
            next = PHYSICAL_MEMORY.nextRelease(syscalls);
        }
    }

    /** Makes the capability that another core's monitor has sent. */
    Outcome<CapabilityReference> importFrom(WireCapability words, int from) {
        if (!words.present()) {
            return Outcome.of(ABSENT);
        }
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> imported =
                PHYSICAL_MEMORY.createFromWire(syscalls, words.word0(), words.word1(), words.word2(), words.word3(),
                from, words.returning(),
                        words.releases(), slot);
        if (!imported.succeeded()) {
            slots.free(slot);
        }
        return imported.flatMap(done -> Outcome.of(CapabilityReference.at(slot)));
    }

    /** Makes a capability that names a service. */
    CapabilityReference makeService(long number) {
        CapabilityAddress slot = slots.take();
        CoreMemory.orBug(PHYSICAL_MEMORY.makeService(syscalls, number, slot));
        return CapabilityReference.at(slot);
    }

    /** Makes the capability to drive the terminal. */
    CapabilityReference makeTerminal() {
        CapabilityAddress slot = slots.take();
        CoreMemory.orBug(PHYSICAL_MEMORY.makeTerminal(syscalls, slot));
        return CapabilityReference.at(slot);
    }

    /** Which service a capability names, if it names one; lets go of it. */
    Optional<Long> consumeServiceId(CapabilityReference capability) {
        Outcome<ServiceIdentifyResult> identified = new ServiceReference(capability.address()).identify(syscalls);
        discard(capability);
        return identified.succeeded() ? Optional.of(identified.value().number()) : Optional.empty();
    }

    /** A copy to give away, with fewer rights. */
    Outcome<CapabilityReference> mint(CapabilityReference capability, int rights) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> minted = ROOT.mint(syscalls, capability.address(), new Rights(rights), slot);
        if (!minted.succeeded()) {
            slots.free(slot);
        }
        return minted.flatMap(done -> Outcome.of(CapabilityReference.at(slot)));
    }

    /**
     * Opens an end of a channel through the mailbox.
     *
     * @param isAcceptor whether it is the end that was asked
     * @param endpoint where the end of the other end is told
     */
    Outcome<CapabilityReference> openMailbox(
            long number, int core, CapabilityReference rings, boolean isAcceptor, CapabilityAddress endpoint) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> opened =
                PHYSICAL_MEMORY.openMailbox(syscalls, number, core, rings.address(), isAcceptor, endpoint, slot);
        if (!opened.succeeded()) {
            slots.free(slot);
        }
        return opened.flatMap(done -> Outcome.of(CapabilityReference.at(slot)));
    }

    /** Says at the other end of a channel, after everything else, that this one is closed. */
    void closeEnd(MailboxReference end) {
        CoreMemory.orBug(end.close(syscalls));
    }

    /** Takes a capability back from everybody who has got a copy on this core. */
    void revokeLocal(CapabilityReference capability) {
        PHYSICAL_MEMORY.revokeLocal(syscalls, capability.address());
    }

    /** Takes a capability back from everybody who has got a copy on this core, and lets go of it. */
    void destroy(CapabilityReference capability) {
        revokeLocal(capability);
        slots.release(capability);
    }

    /** Describes a capability of the monitor's own that stays where it is, and that both monitors will let go of. */
    Outcome<WireCapability> toWire(long connection, CapabilityReference capability) {
        return ROOT.toWire(syscalls, capability.address())
                .flatMap(result -> Outcome.of(WireCapability.rings(
                        connection, result.word0(), result.word1(), result.word2(), result.word3())));
    }

    /** Lets go of a capability. */
    Outcome<Outcome.Unit> discard(CapabilityReference capability) {
        return slots.delete(capability);
    }
}
