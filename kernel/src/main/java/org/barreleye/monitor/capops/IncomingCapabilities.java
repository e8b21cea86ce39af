package org.barreleye.monitor.capops;

import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** The capabilities that arrive from other cores, each in a slot of this monitor. */
public final class IncomingCapabilities implements Copyable {
    private final SlotAllocator slots;
    private final LocalCapabilities capabilities;
    private final CapabilityOperations operations;

    /** Puts capabilities into slots of an allocator. */
    public IncomingCapabilities(SlotAllocator slots, LocalCapabilities capabilities,
            CapabilityOperations operations) {
        this.slots = slots;
        this.capabilities = capabilities;
        this.operations = operations;
    }

    /** Makes the capability that a core has sent to this one; refused if it was revoked, or slots are scarce. */
    public Outcome<CapabilityReference> accept(int from, TransferMode mode, WireCapability words) {
        if (slots.isScarce()) {
            refuse(from, mode, words);
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        CapabilityAddress slot = slots.take();
        return capabilities.keep(slot, operations.accept(words, from, mode, slot));
    }

    /** A capability could not be delivered to the end of a connection: its sender is told. */
    public void reportFailed(int sender, long connection, ErrorCode error) {
        operations.sendFailed(sender, connection, error);
    }

    /** Does not make the capability that a core has sent to this one. */
    public void refuse(int from, TransferMode mode, WireCapability words) {
        operations.refuse(words, from, mode);
    }
}
