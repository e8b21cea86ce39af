package types.plain.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The fields of a Dispatcher capability in a slot, read without creating an object.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class DispatcherSlot {
    private DispatcherSlot() {
    }

    /**
     * The field dcb: a pointer to a struct dcb of the kernel.
     */
    public static long dcb(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }
}
