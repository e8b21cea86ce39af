package types.plain.kernel;

import javax.annotation.processing.Generated;

/**
 * The fields of a EndPoint capability where it lies: nothing is made to read one.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class EndPointSlot {
    private EndPointSlot() {
    }

    /**
     * listener, struct dcb*, of the capability in a slot.
     */
    public static long listener(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }

    /**
     * offset, uint32_t, of the capability in a slot.
     */
    public static long offset(byte[] slots, int at) {
        return Integer.toUnsignedLong((int) SlotForm.INTS.get(slots, at + 10));
    }
}
