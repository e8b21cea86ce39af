package org.barreleye.monitor.capops;

import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.TransferMode;
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

    /** Describes a frame that this monitor shares with another one, and that no program gets. */
    public WireCapability describe(CapabilityReference frame) {
        return WellKnown.ROOT.toWire(syscalls, frame.address())
                .map(words -> new WireCapability(words.word0(), words.word1(), words.word2(), words.word3()))
                .orBug("the description of a frame of the monitor's own");
    }

    /** Makes the capability to a frame that another monitor has described. */
    public Outcome<CapabilityReference> acceptDescribed(int from, WireCapability words) {
        CapabilityAddress slot = slots.take();
        return keep(slot, KERNEL.accept(syscalls, words.word0(), words.word1(), words.word2(), words.word3(), from,
                TransferMode.UNRECORDED.ordinal(), slot));
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

    /** Makes the CPU driver notify an endpoint when it has finished deletions, or other monitors are to be told. */
    public void watchDeletions(CapabilityAddress endpoint, long badge) {
        KERNEL.watchDeletions(syscalls, endpoint, badge).orBug("an endpoint of one's own can watch deletions");
    }

    /** A capability was sent, which has emptied its slot. Does nothing if it is the absent one. */
    public void onSent(CapabilityReference capability) {
        if (capability.isPresent()) {
            slots.free(capability.address());
        }
    }

    /** Deletes a capability, unless it was revoked before. Does nothing if it is the absent one. */
    public void delete(CapabilityReference capability) {
        slots.release(capability);
    }
}
