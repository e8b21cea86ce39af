package types.plain.kernel;

import javax.annotation.processing.Generated;

/**
 * The fields of a Ram capability where it lies: nothing is made to read one.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class RamSlot {
    private RamSlot() {
    }

    /**
     * base, genpaddr_t, of the capability in a slot.
     */
    public static long base(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }

    /**
     * bits, uint8_t, of the capability in a slot.
     */
    public static int bits(byte[] slots, int at) {
        return slots[at + 10] & 0xff;
    }
}
