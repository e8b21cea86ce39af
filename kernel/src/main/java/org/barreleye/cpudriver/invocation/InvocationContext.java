package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.state.CapabilitySpace;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.machine.core.Core;

/**
 * The context of an invocation.
 *
 * @param core the core on which it runs
 * @param control the state of the core's CPU driver
 * @param caller the dispatcher that invokes
 * @param slot the slot of the invoked capability
 */
public record InvocationContext(Core core, KernelControlBlock control, DispatcherControlBlock caller,
        CapabilitySlot slot) {
    /** The time of the core, in nanoseconds. */
    long now() {
        return core.now() / SystemCalls.PICOSECONDS_PER_NANOSECOND;
    }

    /** The capability space of the caller. */
    CapabilitySpace space() {
        return control.space(caller.cspace());
    }

    /** The capability space below a root CNode. */
    CapabilitySpace spaceBelow(L1CNodeCapability root) {
        return control.space(control.objects().cnode(root));
    }

    /**
     * The slot at an address of the caller's capability space, if it is occupied. While its capability is being
     * revoked, or if the home of its object has failed, nothing can be made from it.
     */
    Outcome<CapabilitySlot> occupiedSlotAt(CapabilityAddress address) {
        return space().occupiedSlotAt(address).flatMap(slot -> {
            if (control.directory().isLost(slot.capability())) {
                return Outcome.refused(KernelError.HOME_FAILED);
            }
            return control.revocation().isRevoking(slot) ? Outcome.refused(KernelError.REVOKE_IN_PROGRESS)
                    : Outcome.of(slot);
        });
    }

    /**
     * The slot at an address of the caller's capability space, if it holds a capability with some rights.
     *
     * @param rights that the operation takes besides those of the invoked capability
     */
    Outcome<CapabilitySlot> occupiedSlotAt(CapabilityAddress address, int rights) {
        return occupiedSlotAt(address).flatMap(slot -> (slot.capability().rights() & rights) == rights
                ? Outcome.of(slot)
                : Outcome.refused(KernelError.MISSING_RIGHTS));
    }

    /** The slot at an address of the caller's capability space, if it is empty. */
    Outcome<CapabilitySlot> emptySlotAt(CapabilityAddress address) {
        return space().emptySlotAt(address);
    }

    /** The endpoint whose capability is at an address of the caller's space, if the caller receives from it. */
    Outcome<EndpointBuffer> ownEndpointAt(CapabilityAddress address) {
        return occupiedSlotAt(address).flatMap(slot -> {
            if (!(slot.capability() instanceof EndPointCapability endpoint)) {
                return Outcome.refused(KernelError.WRONG_TYPE);
            }
            EndpointBuffer buffer = control.objects().endpoint(endpoint);
            return buffer.listener() == caller ? Outcome.of(buffer) : Outcome.refused(KernelError.BAD_ARGUMENT);
        });
    }
}
