package types.plain.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.plain.user.ObjectRights;
import types.plain.user.ObjectType;

/**
 * A capability of type Kernel.
 *
 * @param rights the rights, one bit each, 0 .. 255
 */
@Generated("org.barreleye.hamlet: input.hl")
public record KernelCapability(int rights) implements Capability {
    /**
     * Checks the ranges of the fields.
     */
    public KernelCapability {
        if (rights >>> 8 != 0) {
            throw new KernelBug("a field of a Kernel capability is out of range");
        }
    }

    @Override
    public ObjectType type() {
        return ObjectType.KERNEL;
    }

    @Override
    public KernelCapability withRights(int newRights) {
        return new KernelCapability(newRights);
    }

    @Override
    public long rangeStart() {
        return 0;
    }

    @Override
    public long rangeSize() {
        return 0;
    }

    @Override
    public int compareFields(Capability other) {
        return 0;
    }

    @Override
    public boolean agreesWith(Capability other) {
        return other instanceof KernelCapability;
    }

    @Override
    public String toString() {
        return "Kernel["
                + ObjectRights.describe(rights) + "]";
    }
}
