package types.plain.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The fields of a Ram capability in a slot, read without creating an object.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class RamSlot {
    private RamSlot() {
    }

    /**
     * The field base: the address of the object.
     */
    public static long base(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }

    /**
     * The field bits: the size of the object, as a power of two.
     */
    public static int bits(byte[] slots, int at) {
        return slots[at + 10] & 0xff;
    }
}
