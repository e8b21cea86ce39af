package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.machine.translation.PageTableFormat;

/** Random operations of domains on memory and on their capabilities. */
final class RandomMemory {
    static final int FRAMES_MAX = 14;

    private static final int READ = ObjectRights.READ;
    private static final int DOMAINS_MAX = 3;

    private final Choices choices;
    private final PagingMachine machine;
    private final PageTableFormat format;

    RandomMemory(Choices choices, PagingMachine machine) {
        this.choices = choices;
        this.machine = machine;
        format = machine.format();
    }

    void spawn(PagingCore core) {
        if (machine.domainsOf(core).size() < DOMAINS_MAX && machine.spawn(core).isEmpty()) {
            makeRoom(core);
        }
    }

    /** Memory in pieces becomes large ones again, and another core gets more. */
    private void makeRoom(PagingCore core) {
        machine.allocation().release(core);
        if (core.number() != 0) {
            machine.allocation().lend(core);
        }
    }

    void exit(PagingDomain domain) {
        if (choices.oneIn(3)) {
            machine.events().count(PagingEvent.EXIT);
            machine.exit(domain);
        }
    }

    void changeMemory(PagingCore core) {
        if (choices.oneIn(3)) {
            makeRoom(core);
        } else if (choices.oneIn(2)) {
            // A capability to memory that is in use by parts of it, so that it can be revoked with them.
            long bytes = PagingMachine.PAGE_BYTES << 3 + choices.below(4);
            machine.allocation().make(core, ObjectType.RAM, bytes, PagingMachine.PAGE_BYTES, core.emptySlot());
        } else if (choices.oneIn(4)) {
            choices.any(core.slots().stream().filter(slot -> !slot.isEmpty()
                    && slot.capability() instanceof RamCapability).toList())
                    .ifPresent(memory -> revoke(core, memory));
        }
    }

    void createFrame(PagingDomain domain) {
        if (domain.slotsOf(FrameCapability.class).size() >= FRAMES_MAX) {
            return;
        }
        boolean isLarge = choices.oneIn(8) && format.mayBePage(2);
        long page = 1L << format.shift(isLarge ? 2 : 1);
        Optional<CapabilitySlot> made = machine.allocation().make(domain.core(), ObjectType.FRAME,
                page * (1 + choices.below(isLarge ? 2 : 3)), page, domain.emptySlot());
        if (made.isEmpty() && choices.oneIn(4)) {
            makeRoom(domain.core());
        }
    }

    void delete(PagingDomain domain, CapabilitySlot slot, PagingEvent event) {
        machine.events().count(event);
        KernelError error = machine.monitors().delete(domain.core(), slot);
        machine.checks().require(Checker.ENDED, error == KernelError.NONE && slot.isEmpty(), "deleting %s: %s", slot,
                error);
    }

    void move(PagingDomain domain, CapabilitySlot from) {
        domain.emptySlot().ifPresent(to -> {
            machine.events().count(PagingEvent.MOVE);
            machine.monitors().move(domain.core(), from, to);
        });
    }

    void revoke(PagingCore core, CapabilitySlot slot) {
        if ((slot.capability().rights() & ObjectRights.REVOKE) != 0) {
            Capability revoked = slot.capability();
            KernelError error = machine.monitors().revoke(core, slot);
            assertThat(error).as("revoking %s", revoked).isIn(KernelError.NONE, KernelError.RIGHTS_EXCEEDED);
            if (error == KernelError.NONE) {
                machine.checks().checkRevoked(revoked, core, slot);
            }
        }
    }

    /** A domain gets a copy of a frame of another one of any core, or of its own. */
    void copyFrame(PagingDomain from) {
        PagingDomain to = machine.domains().get(choices.below(machine.domains().size()));
        Optional<CapabilitySlot> frame = choices.any(from.slotsOf(FrameCapability.class));
        Optional<CapabilitySlot> slot = to.emptySlot();
        if (frame.isEmpty() || slot.isEmpty() || to.slotsOf(FrameCapability.class).size() >= FRAMES_MAX) {
            return;
        }
        if (to.core() == from.core()) {
            Capability copied = frame.get().capability();
            to.control().insert(slot.get(), copied.withRights(choices.oneIn(3) ? READ : copied.rights()));
        } else {
            send(from, frame.get(), to, slot.get());
        }
    }

    /** Sends a copy to another core, if the core decides about the object. */
    boolean send(PagingDomain from, CapabilitySlot slot, PagingDomain to, CapabilitySlot received) {
        Capability sent = slot.capability();
        boolean isHome = from.control().directory().homeOf(sent).isEmpty();
        if (isHome) {
            from.control().directory().deliver(slot, to.core().number(), false);
            assertThat(to.control().directory().accept(received, sent, from.core().number(), TransferMode.COPY))
                    .isEqualTo(KernelError.NONE);
        }
        return isHome;
    }
}
