package types.plain.kernel;

import java.util.Objects;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import types.plain.user.ObjectType;

/**
 * How capabilities travel to other cores: in four words. Bits 0 to 7 of the first are the number of the
 * type, bits 8 to 15 the rights; bits that belong to nothing are 0.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class WireForm {
    private WireForm() {
    }

    /**
     * Whether capabilities of a type may be sent to other cores.
     */
    public static boolean isTransferable(ObjectType type) {
        return type.isTransferable();
    }

    /**
     * One of the words that describe a capability of a transferable type.
     *
     * @param capability what to describe
     * @param index which word, 0 .. 3
     */
    public static long word(Capability capability, int index) {
        Objects.checkIndex(index, 4);
        throw new KernelBug(capability.type().declaredName() + " capabilities have no wire form");
    }

    private static long header(Capability capability) {
        return capability.type().number() | capability.rights() << 8;
    }

    /**
     * The capability that four words describe; {@code BAD_WIRE_FORM} if {@link #word} makes such words of none.
     */
    public static Outcome<Capability> read(long word0, long word1, long word2, long word3) {
        long number = word0 & 255;
        if (!ObjectType.isNumber(number)) {
            return Outcome.refused(KernelError.BAD_WIRE_FORM);
        }
        return Outcome.refused(KernelError.BAD_WIRE_FORM);
    }
}
