package types.extended.kernel;

import java.util.Objects;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import types.extended.user.ObjectType;

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
        switch (capability.type()) {
            case RAM:
                return word((RamCapability) capability, index);
            case FRAME:
                return word((FrameCapability) capability, index);
            default:
                break;
        }
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
        switch (ObjectType.of((int) number)) {
            case RAM:
                return readRam(word0, word1, word2, word3);
            case FRAME:
                return readFrame(word0, word1, word2, word3);
            default:
                break;
        }
        return Outcome.refused(KernelError.BAD_WIRE_FORM);
    }

    private static long word(RamCapability capability, int index) {
        switch (index) {
            case 0:
                return header(capability);
            case 1:
                return capability.base();
            case 2:
                return capability.bytes();
            default:
                return 0;
        }
    }

    private static Outcome<Capability> readRam(long word0, long word1, long word2, long word3) {
        if ((word0 & 0xffffffffffff0000L | word3) != 0) {
            return Outcome.refused(KernelError.BAD_WIRE_FORM);
        }
        return Outcome.of(new RamCapability((int) (word0 >>> 8 & 255), word1, word2));
    }

    private static long word(FrameCapability capability, int index) {
        switch (index) {
            case 0:
                return header(capability) | (long) capability.badge() << 16;
            case 1:
                return capability.base();
            case 2:
                return capability.bytes();
            default:
                return 0;
        }
    }

    private static Outcome<Capability> readFrame(long word0, long word1, long word2, long word3) {
        if ((word0 & 0xffffffff00000000L | word3) != 0) {
            return Outcome.refused(KernelError.BAD_WIRE_FORM);
        }
        return Outcome.of(new FrameCapability((int) (word0 >>> 8 & 255), word1, word2, (int) (word0 >>> 16 & 0xffffL)));
    }
}
