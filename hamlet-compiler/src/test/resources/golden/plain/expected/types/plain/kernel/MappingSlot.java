package types.plain.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The fields of a Mapping capability in a slot, read without creating an object.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class MappingSlot {
    private MappingSlot() {
    }

    /**
     * The field frame: a capability, by number.
     */
    public static long frame(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }

    /**
     * The field slot: a signed number of 32 bits, equal in copies.
     */
    public static int slot(byte[] slots, int at) {
        return (int) SlotForm.INTS.get(slots, at + 10);
    }
}
