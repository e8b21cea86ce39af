package types.extended.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.extended.user.ObjectRights;
import types.extended.user.ObjectType;

/**
 * Memory that programs may map.
 *
 * @param rights the rights, one bit each, 0 .. 255
 * @param base the address of the object
 * @param bytes the size of the object
 * @param badge an unsigned number of 16 bits
 */
@Generated("org.barreleye.hamlet: input.hl")
public record FrameCapability(int rights, long base, long bytes, int badge) implements Capability {
    /**
     * Checks the ranges of the fields.
     */
    public FrameCapability {
        if (rights >>> 8 != 0
        || badge >>> 16 != 0) {
            throw new KernelBug("a field of a Frame capability is out of range");
        }
    }

    @Override
    public ObjectType type() {
        return ObjectType.FRAME;
    }

    @Override
    public FrameCapability withRights(int newRights) {
        return new FrameCapability(newRights, base, bytes, badge);
    }

    /**
     * The same capability with another badge. Mint can make it.
     */
    public FrameCapability withBadge(int other) {
        return new FrameCapability(rights, base, bytes, other);
    }

    @Override
    public long rangeStart() {
        return base;
    }

    @Override
    public long rangeSize() {
        return bytes;
    }

    @Override
    public int compareFields(Capability other) {
        return 0;
    }

    @Override
    public boolean agreesWith(Capability other) {
        return other instanceof FrameCapability that
                && base == that.base
                && bytes == that.bytes;
    }

    @Override
    public String toString() {
        return "Frame["
                + "base=" + "0x" + Long.toHexString(base) + ", "
                + "bytes=" + "0x" + Long.toHexString(bytes) + ", "
                + "badge=" + badge + ", "
                + ObjectRights.describe(rights) + "]";
    }
}
