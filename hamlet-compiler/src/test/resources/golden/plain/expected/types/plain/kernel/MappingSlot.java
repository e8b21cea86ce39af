package types.plain.kernel;

import javax.annotation.processing.Generated;

/**
 * The fields of a Mapping capability where it lies: nothing is made to read one.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class MappingSlot {
    private MappingSlot() {
    }

    /**
     * frame, struct capability* by number, of the capability in a slot.
     */
    public static long frame(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }

    /**
     * slot, int32_t, of the capability in a slot.
     */
    public static int slot(byte[] slots, int at) {
        return (int) SlotForm.INTS.get(slots, at + 10);
    }
}
