package types.extended.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The fields of a Root capability in a slot, read without creating an object.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class RootSlot {
    private RootSlot() {
    }

    /**
     * The field base: the address of the object.
     */
    public static long base(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }
}
