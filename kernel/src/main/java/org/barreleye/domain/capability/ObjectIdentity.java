package org.barreleye.domain.capability;

import java.util.Comparator;
import java.util.Optional;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.capinfo.CapInfo;

/**
 * The identity of an object among all of the machine, whichever core describes it. It says also whether one object
 * was made of another. The rules are those of the CPU drivers, applied to descriptions of capabilities.
 *
 * @param type the number of the type
 * @param base the canonical address of the object; 0 if it has no range
 * @param bytes its size; 0 if it has no range
 * @param number tells objects without a range apart
 */
public record ObjectIdentity(long type, long base, long bytes, long number) {
    /** An object before all that can be made of it, and then in the order of addresses. */
    public static final Comparator<ObjectIdentity> ORDER = Comparator.comparing(ObjectIdentity::base,
                    Long::compareUnsigned)
            .thenComparing(ObjectIdentity::bytes, (left, right) -> Long.compareUnsigned(right, left))
            .thenComparing(ObjectIdentity::generation)
            .thenComparing(ObjectIdentity::type)
            .thenComparing(ObjectIdentity::number);

    /** Returns the identity of the object of a capability. */
    public static ObjectIdentity of(CapInfo capability) {
        return new ObjectIdentity(capability.type(), capability.base(), capability.bytes(), capability.number());
    }

    /** Returns whether a capability to this object is a copy of one to the other, or was made of it. */
    public boolean isRelatedTo(ObjectIdentity other) {
        return equals(other) || isMadeOf(other);
    }

    /**
     * Returns whether this object was made of the other: its type is derived from the other type, and its range is
     * inside the other range. An object without a range is made of none.
     */
    public boolean isMadeOf(ObjectIdentity other) {
        boolean isTypeBelow = type == other.type ? bytes != other.bytes : hasAncestor(other.type);
        return bytes != 0 && isTypeBelow && isInside(other);
    }

    private boolean isInside(ObjectIdentity other) {
        long offset = base - other.base;
        return Long.compareUnsigned(base, other.base) >= 0
                && Long.compareUnsigned(offset, other.bytes) < 0
                && Long.compareUnsigned(bytes, other.bytes - offset) <= 0;
    }

    private boolean hasAncestor(long ancestor) {
        Optional<ObjectType> above = parent(type);
        while (above.isPresent() && above.get().number() != ancestor) {
            above = above.get().parent();
        }
        return above.isPresent();
    }

    /** The number of types from which the type is derived. */
    private int generation() {
        int generation = 0;
        for (Optional<ObjectType> above = parent(type); above.isPresent(); above = above.get().parent()) {
            generation++;
        }
        return generation;
    }

    private static Optional<ObjectType> parent(long type) {
        return ObjectType.isNumber(type) ? ObjectType.of((int) type).parent() : Optional.empty();
    }
}
