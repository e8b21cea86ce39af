package types.extended.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.extended.user.Constants;
import types.extended.user.ObjectRights;
import types.extended.user.ObjectType;

/**
 * The root of an address space.
 *
 * @param rights the rights, one bit each, 0 .. 255
 * @param base the address of the object
 */
@Generated("org.barreleye.hamlet: input.hl")
public record RootCapability(int rights, long base) implements Capability {
    /**
     * Checks the ranges of the fields.
     */
    public RootCapability {
        if (rights >>> 8 != 0) {
            throw new KernelBug("a field of a Root capability is out of range");
        }
    }

    @Override
    public ObjectType type() {
        return ObjectType.ROOT;
    }

    @Override
    public RootCapability withRights(int newRights) {
        return new RootCapability(newRights, base);
    }

    @Override
    public long rangeStart() {
        return base;
    }

    @Override
    public long rangeSize() {
        return Constants.PAGE;
    }

    @Override
    public int compareFields(Capability other) {
        return 0;
    }

    @Override
    public boolean agreesWith(Capability other) {
        return other instanceof RootCapability that
                && base == that.base;
    }

    @Override
    public String toString() {
        return "Root["
                + "base=" + "0x" + Long.toHexString(base) + ", "
                + ObjectRights.describe(rights) + "]";
    }
}
