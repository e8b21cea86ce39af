package types.plain.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.plain.user.ObjectRights;
import types.plain.user.ObjectType;

/**
 * A capability of type Mapping.
 *
 * @param rights the rights, one bit each, 0 .. 255
 * @param frame a capability
 * @param slot a signed number of 32 bits, equal in copies
 */
@Generated("org.barreleye.hamlet: input.hl")
public record MappingCapability(int rights, Capability frame, int slot) implements Capability {
    /**
     * Checks the ranges of the fields.
     */
    public MappingCapability {
        if (rights >>> 8 != 0) {
            throw new KernelBug("a field of a Mapping capability is out of range");
        }
    }

    @Override
    public ObjectType type() {
        return ObjectType.MAPPING;
    }

    @Override
    public MappingCapability withRights(int newRights) {
        return new MappingCapability(newRights, frame, slot);
    }

    @Override
    public long rangeStart() {
        return frame.rangeStart();
    }

    @Override
    public long rangeSize() {
        return 0;
    }

    @Override
    public int compareFields(Capability other) {
        MappingCapability that = (MappingCapability) other;
        return Integer.compare(slot, that.slot);
    }

    @Override
    public boolean agreesWith(Capability other) {
        return other instanceof MappingCapability that
                && Relations.isSameObject(frame, that.frame)
                && slot == that.slot;
    }

    @Override
    public String toString() {
        return "Mapping["
                + "frame=" + frame + ", "
                + "slot=" + slot + ", "
                + ObjectRights.describe(rights) + "]";
    }
}
