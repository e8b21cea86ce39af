package org.barreleye.monitor;

import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.MailboxReference;
import org.barreleye.generated.user.PhysicalMemoryHandOverResult;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.PhysicalMemoryTakeSettledResult;
import org.barreleye.generated.user.ServiceIdentifyResult;
import org.barreleye.generated.user.ServiceReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Rights;

/** Turns capabilities into words for another core, and words from another core into capabilities. */
final class Carrier implements Copyable {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final PhysicalMemoryReference AUTHORITY = new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);
    private static final CapabilityReference ABSENT = CapabilityReference.at(CapabilityAddress.NOWHERE);

    /** The connection of a capability that goes to a monitor, and not to a domain. */
    static final long NOBODYS = 0;

    private final Trap trap;
    private final SlotAllocator slots;

    Carrier(Trap trap, SlotAllocator slots) {
        this.trap = trap;
        this.slots = slots;
    }

    private Carrier(Carrier source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        slots = copier.of(source.slots);
    }

    @Override
    public Carrier copy(Copier copier) {
        return new Carrier(this, copier);
    }

    /**
     * Describes a capability that goes to another core, and lets go of it whatever the outcome. The CPU driver remembers that
     * it is there, so that nobody here takes back, or uses again, what nobody there lets go of.
     */
    Outcome<CapabilityInWords> handOver(long connection, CapabilityReference capability, int to) {
        if (capability.address().equals(CapabilityAddress.NOWHERE)) {
            return Outcome.of(CapabilityInWords.absent(connection));
        }
        Outcome<PhysicalMemoryHandOverResult> outcome = AUTHORITY.handOver(trap, capability.address(), to);
        if (!outcome.succeeded()) {
            discard(capability);
            return Outcome.refused(outcome.error());
        }
        slots.free(capability.address());
        PhysicalMemoryHandOverResult said = outcome.value();
        return Outcome.of(new CapabilityInWords(connection, true, said.word0(), said.word1(), said.word2(), said.word3(),
                said.home(), said.settled()));
    }

    /** Tells other cores of everything that had come from them and of which nothing is left here. */
    void settle(ObjIntConsumer<CapabilityInWords> teller) {
        Outcome<PhysicalMemoryTakeSettledResult> next = AUTHORITY.takeSettled(trap);
        while (next.succeeded()) {
            PhysicalMemoryTakeSettledResult said = next.value();
            teller.accept(new CapabilityInWords(NOBODYS, true, said.word0(), said.word1(), said.word2(), said.word3(), true,
                    said.settled()), (int) said.sender());
            next = AUTHORITY.takeSettled(trap);
        }
    }

    /** Makes the capability that another core's monitor has sent. */
    Outcome<CapabilityReference> adopt(CapabilityInWords words, int from) {
        if (!words.present()) {
            return Outcome.of(ABSENT);
        }
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Done> adopted =
                AUTHORITY.adopt(trap, words.word0(), words.word1(), words.word2(), words.word3(), from, words.home(),
                        words.settled(), slot);
        if (!adopted.succeeded()) {
            slots.free(slot);
        }
        return adopted.then(done -> Outcome.of(CapabilityReference.at(slot)));
    }

    /** Makes a capability that names a service. */
    CapabilityReference makeService(long number) {
        CapabilityAddress slot = slots.take();
        CoreMemory.certain(AUTHORITY.makeService(trap, number, slot));
        return CapabilityReference.at(slot);
    }

    /** Makes the capability to drive the terminal. */
    CapabilityReference makeTerminal() {
        CapabilityAddress slot = slots.take();
        CoreMemory.certain(AUTHORITY.makeTerminal(trap, slot));
        return CapabilityReference.at(slot);
    }

    /** Which service a capability names, if it names one; lets go of it. */
    Optional<Long> takeService(CapabilityReference capability) {
        Outcome<ServiceIdentifyResult> identified = new ServiceReference(capability.address()).identify(trap);
        discard(capability);
        return identified.succeeded() ? Optional.of(identified.value().number()) : Optional.empty();
    }

    /** A copy to give away, with fewer rights. */
    Outcome<CapabilityReference> share(CapabilityReference capability, int rights) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Done> minted = ROOT.mint(trap, capability.address(), new Rights(rights), slot);
        if (!minted.succeeded()) {
            slots.free(slot);
        }
        return minted.then(done -> Outcome.of(CapabilityReference.at(slot)));
    }

    /**
     * Opens an end of a channel through the mailbox.
     *
     * @param asked whether it is the end that was asked
     * @param endpoint where the end of the other end is told
     */
    Outcome<CapabilityReference> openMailbox(
            long number, int core, CapabilityReference rings, boolean asked, CapabilityAddress endpoint) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Done> opened = AUTHORITY.openMailbox(trap, number, core, rings.address(), asked, endpoint, slot);
        if (!opened.succeeded()) {
            slots.free(slot);
        }
        return opened.then(done -> Outcome.of(CapabilityReference.at(slot)));
    }

    /** Says at the other end of a channel, after everything else, that this one is closed. */
    void finish(MailboxReference end) {
        CoreMemory.certain(end.finish(trap));
    }

    /** Takes a capability back from everybody who has got a copy on this core. */
    void takeBack(CapabilityReference capability) {
        AUTHORITY.revokeHere(trap, capability.address());
    }

    /** Takes a capability back from everybody who has got a copy on this core, and lets go of it. */
    void destroy(CapabilityReference capability) {
        takeBack(capability);
        slots.release(capability);
    }

    /** Describes a capability of the monitor's own that stays where it is, and that both monitors will let go of. */
    Outcome<CapabilityInWords> describe(long connection, CapabilityReference kept) {
        return ROOT.describe(trap, kept.address())
                .then(said -> Outcome.of(CapabilityInWords.rings(
                        connection, said.word0(), said.word1(), said.word2(), said.word3())));
    }

    /** Lets go of a capability. */
    Outcome<Outcome.Done> discard(CapabilityReference capability) {
        return slots.delete(capability);
    }
}
