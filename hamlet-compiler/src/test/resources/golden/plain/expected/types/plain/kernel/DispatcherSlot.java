package types.plain.kernel;

import javax.annotation.processing.Generated;

/**
 * The fields of a Dispatcher capability where it lies: nothing is made to read one.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class DispatcherSlot {
    private DispatcherSlot() {
    }

    /**
     * dcb, struct dcb*, of the capability in a slot.
     */
    public static long dcb(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }
}
