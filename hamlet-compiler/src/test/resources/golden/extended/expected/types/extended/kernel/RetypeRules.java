package types.extended.kernel;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import types.extended.user.ObjectType;

/**
 * What can be made out of what: the one decision about retypes, with checked arithmetic. Whether
 * something derived earlier is in the way is for the mapping database to say.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class RetypeRules {
    /**
     * By the place of the type that is made; none for types that no retype makes.
     */
    private static final Rule[] RULES = rules();

    private RetypeRules() {
    }

    private static Rule[] rules() {
        Rule[] rules = new Rule[ObjectType.values().length];
        rules[ObjectType.RAM.ordinal()] = new Rule(0x1000L, 0x1000L, 0L, -1L, false, -1L, -1L);
        rules[ObjectType.FRAME.ordinal()] = new Rule(0x1000L, 0x1000L, 0L, -1L, false, 64L, -1L);
        rules[ObjectType.ROOT.ordinal()] = new Rule(0x1000L, 1L, 0x1000L, -1L, false, -1L, -1L);
        return rules;
    }

    /**
     * Whether a retype is allowed: {@code NONE}, or the reason why not.
     *
     * @param source what to make objects of
     * @param offset where in its range the first one begins
     * @param type of the objects
     * @param objectBytes how large each is
     * @param count how many, one behind the other
     */
    public static KernelError check(Capability source, long offset, ObjectType type,
            long objectBytes, long count) {
        Rule rule = RULES[type.ordinal()];
        if (rule == null || !Relations.isWellFounded(source.type(), type)) {
            return KernelError.NO_SUCH_RETYPE;
        }
        if (count == 0 || Long.compareUnsigned(count, rule.maxObjects) > 0) {
            return KernelError.BAD_COUNT;
        }
        if (!rule.allowsSize(objectBytes)) {
            return KernelError.BAD_SIZE;
        }
        // An object of the source's own type that is all of it would be a copy.
        if (type == source.type() && objectBytes == source.rangeSize()) {
            return KernelError.BAD_SIZE;
        }
        if (((source.rangeStart() + offset | objectBytes) & rule.alignment - 1) != 0) {
            return KernelError.MISALIGNED;
        }
        return isInside(source, offset, rule, objectBytes, count) ? KernelError.NONE : KernelError.OUTSIDE_SOURCE;
    }

    private static boolean isInside(Capability source, long offset, Rule rule, long objectBytes,
            long count) {
        long size = source.rangeSize();
        if (Long.compareUnsigned(offset, size) > 0
        || Long.compareUnsigned(count, Long.divideUnsigned(size - offset, objectBytes)) > 0) {
            return false;
        }
        long first = source.rangeStart() + offset;
        long last = first + count * objectBytes - 1;
        // A range that reaches beyond 2^64 has an end that no object can be told by.
        return Long.compareUnsigned(first, source.rangeStart()) >= 0
                && Long.compareUnsigned(last, first) >= 0
                && Long.compareUnsigned(last, rule.addressMax) <= 0;
    }

    /**
     * One of the objects that an allowed retype makes. It has the rights of the source.
     *
     * @param source what it is made of
     * @param offset where in its range the first one begins
     * @param type of the objects
     * @param objectBytes how large each is
     * @param index which of them, from 0
     */
    public static Capability make(Capability source, long offset, ObjectType type, long objectBytes,
            long index) {
        long start = source.rangeStart() + offset + index * objectBytes;
        switch (type) {
            case RAM:
                return makeRam(source.rights(), start, objectBytes);
            case FRAME:
                return makeFrame(source.rights(), start, objectBytes);
            case ROOT:
                return makeRoot(source.rights(), start, objectBytes);
            default:
                break;
        }
        throw new KernelBug("no retype makes a " + type.declaredName());
    }

    private static Capability makeRam(int rights, long start, long bytes) {
        return new RamCapability(rights, start, bytes);
    }

    private static Capability makeFrame(int rights, long start, long bytes) {
        return new FrameCapability(rights, start, bytes, 0);
    }

    private static Capability makeRoot(int rights, long start, long bytes) {
        return new RootCapability(rights, start);
    }

    /**
     * What is demanded of objects of one type; numbers are unsigned, and the largest one is no limit.
     *
     * @param alignment what address and size are multiples of: a power of two
     * @param sizeMultiple what the size is a multiple of
     * @param fixedSize the only size there is; 0 if there are others
     * @param sizeMax the largest size
     * @param powersOfTwo whether a size must be one
     * @param maxObjects how many may be made at once
     * @param addressMax the largest address
     */
    private record Rule(long alignment, long sizeMultiple, long fixedSize, long sizeMax,
            boolean powersOfTwo, long maxObjects, long addressMax) {
        boolean allowsSize(long bytes) {
            if (fixedSize != 0) {
                return bytes == fixedSize;
            }
            return bytes != 0
                    && Long.compareUnsigned(bytes, sizeMax) <= 0
                    && Long.remainderUnsigned(bytes, sizeMultiple) == 0
                    && (!powersOfTwo || Long.bitCount(bytes) == 1);
        }
    }
}
