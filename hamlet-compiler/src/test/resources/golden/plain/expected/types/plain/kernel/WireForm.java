package types.plain.kernel;

import java.util.Objects;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.Generated;
import types.plain.user.ObjectType;

/**
 * The wire form of capabilities: four words. Bits 0 to 7 of the first word are the number of the
 * type, bits 8 to 15 the rights. Unused bits are 0.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class WireForm {
    private WireForm() {
    }

    /**
     * Tests whether capabilities of a type can be sent to other cores.
     */
    public static boolean isTransferable(ObjectType type) {
        return type.isTransferable();
    }

    /**
     * One word of the wire form of a capability of a transferable type.
     *
     * @param capability the capability
     * @param index the index of the word, 0 .. 3
     */
    public static long word(Capability capability, int index) {
        Objects.checkIndex(index, 4);
        throw new KernelBug(capability.type().declaredName() + " capabilities have no wire form");
    }

    private static long header(Capability capability) {
        return capability.type().number() | capability.rights() << 8;
    }

    /**
     * The capability whose wire form is in four words; {@code BAD_WIRE_FORM} if it is the wire form of none.
     */
    public static Outcome<Capability> read(long word0, long word1, long word2, long word3) {
        long number = word0 & 255;
        if (!ObjectType.isNumber(number)) {
            return Outcome.refused(KernelError.BAD_WIRE_FORM);
        }
        return Outcome.refused(KernelError.BAD_WIRE_FORM);
    }
}
