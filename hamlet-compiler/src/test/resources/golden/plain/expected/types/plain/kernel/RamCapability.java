package types.plain.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.plain.user.ObjectRights;
import types.plain.user.ObjectType;

/**
 * A capability of type Ram.
 *
 * @param rights the rights, one bit each, 0 .. 255
 * @param base the address of the object
 * @param bits the size of the object, as a power of two
 */
@Generated("org.barreleye.hamlet: input.hl")
public record RamCapability(int rights, long base, int bits) implements Capability {
    /**
     * Checks the ranges of the fields.
     */
    public RamCapability {
        if (rights >>> 8 != 0
        || bits >>> 8 != 0) {
            throw new KernelBug("a field of a Ram capability is out of range");
        }
    }

    @Override
    public ObjectType type() {
        return ObjectType.RAM;
    }

    @Override
    public RamCapability withRights(int newRights) {
        return new RamCapability(newRights, base, bits);
    }

    @Override
    public long rangeStart() {
        return base;
    }

    @Override
    public long rangeSize() {
        return Relations.powerOfTwo(bits);
    }

    @Override
    public int compareFields(Capability other) {
        return 0;
    }

    @Override
    public boolean agreesWith(Capability other) {
        return other instanceof RamCapability that
                && base == that.base
                && bits == that.bits;
    }

    @Override
    public String toString() {
        return "Ram["
                + "base=" + "0x" + Long.toHexString(base) + ", "
                + "bits=" + bits + ", "
                + ObjectRights.describe(rights) + "]";
    }
}
