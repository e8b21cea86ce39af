package org.barreleye.monitor.transfer;

import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeInspectResult;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/** Operations of a monitor on capabilities in its own space: mint, revoke on this core, delete. */
public final class LocalCapabilities implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;

    /** Works on the space whose slots the allocator hands out. */
    public LocalCapabilities(SystemCalls syscalls, SlotAllocator slots) {
        this.syscalls = syscalls;
        this.slots = slots;
    }

    /** Returns whether so few slots are free that nothing is done that takes slots on behalf of a domain. */
    public boolean areSlotsScarce() {
        return slots.isScarce();
    }

    /** Makes a copy with at most the given rights, in a slot of its own. */
    public Outcome<CapabilityReference> mint(CapabilityReference capability, int rights) {
        CapabilityAddress slot = slots.take();
        return keep(slot, WellKnown.ROOT.mint(syscalls, capability.address(), new Rights(rights), slot));
    }

    /** Returns the capability that an operation has put into a slot; frees the slot if the operation was refused. */
    public Outcome<CapabilityReference> keep(CapabilityAddress slot, Outcome<Outcome.Unit> operation) {
        if (!operation.succeeded()) {
            slots.free(slot);
        }
        return operation.map(done -> CapabilityReference.at(slot));
    }

    /** Deletes all copies and descendants of a capability on this core except the capability itself. */
    public void revokeLocal(CapabilityReference capability) {
        KERNEL.revokeLocal(syscalls, capability.address());
    }

    /** Deletes a capability with all its copies and descendants on this core. */
    public void destroy(CapabilityReference capability) {
        revokeLocal(capability);
        slots.release(capability);
    }

    /** Deletes a capability and returns what it was. */
    public Outcome<L1CNodeInspectResult> deleteDescribed(CapabilityReference capability) {
        Outcome<L1CNodeInspectResult> found = WellKnown.ROOT.inspect(syscalls, capability.address());
        delete(capability);
        return found;
    }

    /** Deletes a capability, unless it was revoked before. Does nothing if it is the absent one. */
    public void delete(CapabilityReference capability) {
        slots.release(capability);
    }
}
