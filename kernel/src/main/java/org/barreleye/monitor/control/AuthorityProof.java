package org.barreleye.monitor.control;

import java.util.OptionalLong;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.InterruptSourceIdentifyResult;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.ServiceReferences;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.plan.ServiceNumber;

/**
 * Decides whether a capability that a spawner has sent proves that it has the authority that it passes on. A capability
 * cannot be forged: who sends it has it.
 */
public final class AuthorityProof implements Copyable {
    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final ServiceReferences services;

    /** Decides for the monitor whose slots the allocator hands out. */
    public AuthorityProof(SystemCalls syscalls, SlotAllocator slots, ServiceReferences services) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.services = services;
    }

    /** Returns whether a capability, which is deleted, proves an authority. */
    boolean isProvenBy(CapabilityReference capability, Manifest.Need authority) {
        if (!capability.isPresent()) {
            return false;
        }
        boolean proven = switch (authority) {
            case CONTROL -> isControl(services.numberOf(capability));
            case MEMORY -> isFirstRegion(capability);
            case TERMINAL -> slots.identify(capability)
                    .filter(identity -> identity.type() == ObjectType.TERMINAL.number()).isPresent();
            case DEVICES -> areAllLines(capability);
            case INTERRUPTS -> false;
        };
        slots.release(capability);
        return proven;
    }

    // The control services of all cores are one authority.
    private static boolean isControl(OptionalLong service) {
        return service.isPresent() && ServiceNumber.indexOf(service.getAsLong()) == DomainTable.CONTROL_SERVICE;
    }

    private boolean isFirstRegion(CapabilityReference capability) {
        Outcome<RamIdentifyResult> sent = new RamReference(capability.address()).identify(syscalls);
        Outcome<RamIdentifyResult> first = new RamReference(WellKnownSlots.FIRST_REGION).identify(syscalls);
        return sent.succeeded() && first.succeeded() && sent.value().equals(first.value());
    }

    private boolean areAllLines(CapabilityReference capability) {
        Outcome<InterruptSourceIdentifyResult> sent =
                new InterruptSourceReference(capability.address()).identify(syscalls);
        Outcome<InterruptSourceIdentifyResult> all =
                new InterruptSourceReference(WellKnownSlots.INTERRUPT_SOURCE).identify(syscalls);
        return sent.succeeded() && all.succeeded() && sent.value().equals(all.value());
    }

    /** The error of a spawner that has not proven an authority. */
    static SystemError missing(Manifest.Need authority) {
        return switch (authority) {
            case CONTROL -> SystemError.CONTROL_NOT_HELD;
            case MEMORY -> SystemError.MEMORY_NOT_HELD;
            case TERMINAL -> SystemError.TERMINAL_NOT_HELD;
            case DEVICES -> SystemError.DEVICES_NOT_HELD;
            case INTERRUPTS -> SystemError.INTERRUPTS_NOT_HELD;
        };
    }
}
