package types.plain.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.plain.user.ObjectRights;
import types.plain.user.ObjectType;

/**
 * A capability of type EndPoint.
 *
 * @param rights the rights, one bit each, 0 .. 255
 * @param listener a pointer to a struct dcb of the kernel
 * @param offset an unsigned number of 32 bits, equal in copies
 */
@Generated("org.barreleye.hamlet: input.hl")
public record EndPointCapability(int rights, long listener, long offset) implements Capability {
    /**
     * Checks the ranges of the fields.
     */
    public EndPointCapability {
        if (rights >>> 8 != 0
        || offset >>> 32 != 0) {
            throw new KernelBug("a field of a EndPoint capability is out of range");
        }
    }

    @Override
    public ObjectType type() {
        return ObjectType.END_POINT;
    }

    @Override
    public EndPointCapability withRights(int newRights) {
        return new EndPointCapability(newRights, listener, offset);
    }

    @Override
    public long rangeStart() {
        return PhysicalWindow.physical(listener);
    }

    @Override
    public long rangeSize() {
        return 0;
    }

    @Override
    public int compareFields(Capability other) {
        EndPointCapability that = (EndPointCapability) other;
        return Long.compareUnsigned(offset, that.offset);
    }

    @Override
    public boolean agreesWith(Capability other) {
        return other instanceof EndPointCapability that
                && listener == that.listener
                && offset == that.offset;
    }

    @Override
    public String toString() {
        return "EndPoint["
                + "listener=" + "0x" + Long.toHexString(listener) + ", "
                + "offset=" + offset + ", "
                + ObjectRights.describe(rights) + "]";
    }
}
