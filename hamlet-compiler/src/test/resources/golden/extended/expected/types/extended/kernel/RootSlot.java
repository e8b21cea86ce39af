package types.extended.kernel;

import javax.annotation.processing.Generated;

/**
 * The fields of a Root capability where it lies: nothing is made to read one.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class RootSlot {
    private RootSlot() {
    }

    /**
     * base, genpaddr_t, of the capability in a slot.
     */
    public static long base(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }
}
