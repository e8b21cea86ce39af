package types.plain.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The fields of a EndPoint capability in a slot, read without creating an object.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class EndPointSlot {
    private EndPointSlot() {
    }

    /**
     * The field listener: a pointer to a struct dcb of the kernel.
     */
    public static long listener(byte[] slots, int at) {
        return (long) SlotForm.LONGS.get(slots, at + 2);
    }

    /**
     * The field offset: an unsigned number of 32 bits, equal in copies.
     */
    public static long offset(byte[] slots, int at) {
        return Integer.toUnsignedLong((int) SlotForm.INTS.get(slots, at + 10));
    }
}
