package types.extended.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.extended.user.ObjectRights;
import types.extended.user.ObjectType;

/**
 * Memory that nobody has given a purpose yet.
 *
 * @param rights the rights, one bit each, 0 .. 255
 * @param base the address of the object
 * @param bytes the size of the object
 */
@Generated("org.barreleye.hamlet: input.hl")
public record RamCapability(int rights, long base, long bytes) implements Capability {
    /**
     * Checks the ranges of the fields.
     */
    public RamCapability {
        if (rights >>> 8 != 0) {
            throw new KernelBug("a field of a Ram capability is out of range");
        }
    }

    @Override
    public ObjectType type() {
        return ObjectType.RAM;
    }

    @Override
    public RamCapability withRights(int newRights) {
        return new RamCapability(newRights, base, bytes);
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
        return other instanceof RamCapability that
                && base == that.base
                && bytes == that.bytes;
    }

    @Override
    public String toString() {
        return "Ram["
                + "base=" + "0x" + Long.toHexString(base) + ", "
                + "bytes=" + "0x" + Long.toHexString(bytes) + ", "
                + ObjectRights.describe(rights) + "]";
    }
}
