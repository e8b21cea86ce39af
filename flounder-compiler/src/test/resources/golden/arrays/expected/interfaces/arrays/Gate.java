package interfaces.arrays;

import org.barreleye.kpi.binding.MessageBuilder;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.types.Generated;

/**
 * A structure {@code gate}.
 */
@Generated("org.barreleye.flounder: arrays.if")
public record Gate(int port, boolean open) {
    /**
     * Checks that each value is in its range.
     */
    public Gate {
        RangeCheck.unsigned(port, 16, "gate.port");
    }

    /**
     * The value whose bits are all zero.
     */
    public static Gate zero() {
        return new Gate(0, false);
    }

    /**
     * Adds this to an array.
     */
    void pack(MessageBuilder array) {
        array.bits(port(), 16);
        array.bits(open() ? 1 : 0, 8);
    }

    /**
     * The element of an array at an offset.
     */
    static Gate unpack(ByteArrayView array, int at, String what) {
        return new Gate((int) array.bits16(at),
                array.flag(at + 2, what));
    }
}
