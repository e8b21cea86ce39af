package org.barreleye.cpudriver.state;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * The requests of a monitor to its kernel about capabilities that cross cores: the checks, and then the
 * {@linkplain CapabilityDirectory directory} or {@linkplain CapabilityDeletion delete and revoke}. The caller has found
 * the slots.
 *
 * @param control the state of the CPU driver
 */
public record CrossCoreRequests(KernelControlBlock control) {
    /**
     * Records that another core gets the capability in a slot, if this core is the home.
     *
     * @param slot occupied, and not being revoked
     */
    public Outcome<CapabilityDirectory.Delivery> deliver(CapabilitySlot slot, int to, boolean move) {
        return WireForm.isTransferable(slot.capability().type())
                ? Outcome.of(control.directory().deliver(slot, to, move))
                : Outcome.refused(KernelError.NOT_TRANSFERABLE);
    }

    /** Records objects that another core makes of its capability to memory. */
    public KernelError reserve(Capability source, int from, Objects objects) {
        Outcome<ObjectType> type = objects.transferableType();
        return !type.succeeded() ? type.error() : control.directory().reserve(
                source, from, objects.offset, type.value(), objects.bytes, (int) objects.count);
    }

    /**
     * Checks a retype of memory of which another core is the home, and returns the home.
     *
     * @param source the slot of the memory
     */
    public Outcome<Integer> prepareRetype(CapabilitySlot source, Objects objects) {
        Optional<Integer> home = control.directory().homeOf(source.capability());
        if (home.isEmpty() || control.revocation().isRevoking(source)) {
            // The retype of this core says more.
            return Outcome.refused(KernelError.NOTHING_PENDING);
        }
        if (control.directory().isLost(source.capability())) {
            return Outcome.refused(KernelError.HOME_FAILED);
        }
        return objects.transferableType().flatMap(type -> {
            KernelError refusal = RetypeRules.check(
                    source.capability(), objects.offset, type, objects.bytes, objects.count);
            if (refusal == KernelError.NONE && type.isZeroed() && Long.compareUnsigned(
                    objects.count * objects.bytes / Long.BYTES, SystemCallCost.LIMIT.words()) > 0) {
                refusal = KernelError.OPERATION_TOO_LARGE;
            }
            return refusal == KernelError.NONE ? Outcome.of(home.get()) : Outcome.refused(refusal);
        });
    }

    /** Drops objects that the home of their memory has recorded, since there is no place for them. */
    public void dropReserved(Capability source, int home, Objects objects) {
        objects.transferableType().map(type -> {
            for (int i = 0; i < objects.count; i++) {
                control.directory().onNotMade(objects.make(source, type, i), home);
            }
            return Outcome.unit();
        });
    }

    /**
     * Makes objects that the home of their memory has recorded.
     *
     * @param slots empty, one for each object
     */
    public void makeReserved(List<CapabilitySlot> slots, Capability source, int home, ObjectType type,
            Objects objects) {
        for (int i = 0; i < slots.size(); i++) {
            Capability part = objects.make(source, type, i);
            control.create(slots.get(i), part);
            control.directory().onReserved(part, home);
        }
    }

    /**
     * Begins to revoke the capability in a slot on all cores, if this core is the home of its object.
     *
     * @return the number of the revoke, or 0 if another core is the home, which is to be asked
     */
    public Outcome<Long> beginRevoke(CapabilitySlot slot) {
        Capability capability = slot.capability();
        if ((capability.rights() & ObjectRights.REVOKE) == 0) {
            return Outcome.refused(KernelError.MISSING_RIGHTS);
        }
        if (control.directory().isLost(capability)) {
            return Outcome.refused(KernelError.HOME_FAILED);
        }
        // Its descendants may be on other cores, for instance of physical memory; it is on no other itself.
        return WireForm.isTransferable(capability.type()) ? control.revocation().beginRevoke(slot)
                : Outcome.refused(KernelError.NOT_TRANSFERABLE);
    }

    /**
     * Begins to delete, for another core, the copies and descendants of a capability on this core about which that core
     * decides.
     *
     * @param home the other core
     * @param kept the slot that keeps its copy if it holds one
     */
    public long destroy(Capability capability, int home, Optional<CapabilitySlot> kept) {
        return control.revocation().destroy(capability, home,
                kept.filter(slot -> Relations.isSameObject(slot.capability(), capability)));
    }

    /**
     * The objects that a retype makes.
     *
     * @param offset the offset of the first object in the memory
     * @param type the number of their type, which may be none
     * @param bytes the size of each
     * @param count their number
     */
    public record Objects(long offset, long type, long bytes, long count) {
        /** Their type, if they can be made of memory of another core. */
        public Outcome<ObjectType> transferableType() {
            if (!ObjectType.isNumber(type)) {
                return Outcome.refused(KernelError.NO_SUCH_RETYPE);
            }
            ObjectType found = ObjectType.of((int) type);
            return WireForm.isTransferable(found) ? Outcome.of(found) : Outcome.refused(KernelError.FOREIGN_MEMORY);
        }

        private Capability make(Capability source, ObjectType made, int index) {
            return RetypeRules.make(source, offset, made, bytes, index);
        }
    }
}
