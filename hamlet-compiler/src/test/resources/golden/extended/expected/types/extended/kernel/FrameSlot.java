package types.extended.kernel;

import javax.annotation.processing.Generated;

/**
 * The fields of a Frame capability where it lies: nothing is made to read one.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class FrameSlot {
    private FrameSlot() {
    }

    /**
     * base, genpaddr_t, of the capability in a slot.
     */
    public static long base(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }

    /**
     * bytes, gensize_t, of the capability in a slot.
     */
    public static long bytes(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 10);
    }

    /**
     * badge, uint16_t, of the capability in a slot.
     */
    public static int badge(byte[] slots, int at) {
        return Short.toUnsignedInt((short) SlotForm.SHORTS.get(slots, at + 18));
    }
}
