package types.plain.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.plain.user.Constants;
import types.plain.user.ObjectRights;
import types.plain.user.ObjectType;

/**
 * A capability of type Dispatcher.
 *
 * @param rights the rights, one bit each, 0 .. 255
 * @param dcb a pointer to a struct dcb of the kernel
 */
@Generated("org.barreleye.hamlet: input.hl")
public record DispatcherCapability(int rights, long dcb) implements Capability {
    /**
     * Checks the ranges of the fields.
     */
    public DispatcherCapability {
        if (rights >>> 8 != 0) {
            throw new KernelBug("a field of a Dispatcher capability is out of range");
        }
    }

    @Override
    public ObjectType type() {
        return ObjectType.DISPATCHER;
    }

    @Override
    public DispatcherCapability withRights(int newRights) {
        return new DispatcherCapability(newRights, dcb);
    }

    @Override
    public long rangeStart() {
        return PhysicalWindow.physical(dcb);
    }

    @Override
    public long rangeSize() {
        return Relations.powerOfTwo(Constants.PAGE_BITS);
    }

    @Override
    public int compareFields(Capability other) {
        return 0;
    }

    @Override
    public boolean agreesWith(Capability other) {
        return other instanceof DispatcherCapability that
                && dcb == that.dcb;
    }

    @Override
    public String toString() {
        return "Dispatcher["
                + "dcb=" + "0x" + Long.toHexString(dcb) + ", "
                + ObjectRights.describe(rights) + "]";
    }
}
