package org.barreleye.cpudriver.paging;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.state.PageMappings;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;

/** An operation that takes a translation away. */
enum ShootdownOperation {
    /** The mapping is unmapped. */
    UNMAP,
    /** The capability to the frame is deleted. */
    DELETE,
    /** The frame is revoked by way of another copy. */
    REVOKE,
    /** Only reads are permitted from now on. */
    PROTECT;

    /**
     * The slots of a page.
     *
     * @param frame the capability through which it is mapped
     * @param copy a copy of that
     * @param mapping the capability of the mapping
     */
    record Slots(CapabilitySlot frame, CapabilitySlot copy, CapabilitySlot mapping) {
        private CapabilitySlot operand(ShootdownOperation operation) {
            return operation == DELETE ? frame : operation == REVOKE ? copy : mapping;
        }
    }

    /** Calls the CPU driver, which finds no capability that is deleted or going to be. */
    KernelError call(KernelControlBlock control, Slots slots) {
        CapabilitySlot operand = slots.operand(this);
        if (operand.isEmpty() || control.revocation().isBeingRevoked(operand)) {
            return KernelError.CAPABILITY_NOT_FOUND;
        }
        PageMappings mappings = control.pageMappings();
        return switch (this) {
            case UNMAP, DELETE -> control.deletion().deleteUnmapped(operand);
            case REVOKE -> control.revocation().revoke(operand);
            case PROTECT -> mappings.protect(mappings.mapping(operand), ObjectRights.READ);
        };
    }
}
