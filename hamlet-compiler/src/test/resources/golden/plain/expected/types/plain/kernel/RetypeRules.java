package types.plain.kernel;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.Generated;
import types.plain.user.ObjectType;

/**
 * The rules of retype: whether a retype is allowed, with checked arithmetic, and the capabilities
 * that it makes. Earlier descendants of the source are checked by the mapping database, not here.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class RetypeRules {
    /**
     * The rules by the ordinal of the new type; null for types that no retype makes.
     */
    private static final Rule[] RULES = rules();

    private RetypeRules() {
    }

    private static Rule[] rules() {
        Rule[] rules = new Rule[ObjectType.values().length];
        rules[ObjectType.RAM.ordinal()] = new Rule(1L, 1L, 0L, -1L, true, -1L, -1L);
        return rules;
    }

    /**
     * Checks whether a retype is allowed.
     *
     * @param source the capability to retype
     * @param offset the offset of the first object in the range of the source
     * @param type the type of the new objects
     * @param objectBytes the size of each object
     * @param count the number of objects, which are adjacent
     * @return {@code NONE}, or the reason of the refusal
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
        // An object of the same type and size as the source would be a copy.
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
        // A range that exceeds 2^64 is refused.
        return Long.compareUnsigned(first, source.rangeStart()) >= 0
                && Long.compareUnsigned(last, first) >= 0
                && Long.compareUnsigned(last, rule.addressMax) <= 0;
    }

    /**
     * The capability to one of the objects that an allowed retype makes. It has the rights of the source.
     *
     * @param source the capability to retype
     * @param offset the offset of the first object in the range of the source
     * @param type the type of the new objects
     * @param objectBytes the size of each object
     * @param index the index of the object, from 0
     */
    public static Capability make(Capability source, long offset, ObjectType type, long objectBytes,
            long index) {
        long start = source.rangeStart() + offset + index * objectBytes;
        return switch (type) {
            case RAM -> makeRam(source.rights(), start, objectBytes);
            default -> throw new KernelBug("no retype rule makes the type " + type.declaredName());
        };
    }

    private static Capability makeRam(int rights, long start, long bytes) {
        return new RamCapability(rights, start, Long.numberOfTrailingZeros(bytes));
    }

    /**
     * The limits of objects of one type. Numbers are unsigned; the largest one means no limit.
     *
     * @param alignment the power of two that address and size are multiples of
     * @param sizeMultiple the number that the size is a multiple of
     * @param fixedSize the only size allowed; 0 if sizes differ
     * @param sizeMax the largest size
     * @param powersOfTwo whether the size must be a power of two
     * @param maxObjects the largest number of objects of one retype
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
