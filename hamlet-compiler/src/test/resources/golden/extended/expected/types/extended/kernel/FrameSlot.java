package types.extended.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The fields of a Frame capability in a slot, read without creating an object.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class FrameSlot {
    private FrameSlot() {
    }

    /**
     * The field base: the address of the object.
     */
    public static long base(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }

    /**
     * The field bytes: the size of the object.
     */
    public static long bytes(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 10);
    }

    /**
     * The field badge: an unsigned number of 16 bits.
     */
    public static int badge(byte[] slots, int at) {
        return Short.toUnsignedInt((short) SlotForm.SHORTS.get(slots, at + 18));
    }
}
