package types.plain.kernel;

import javax.annotation.processing.Generated;
import types.plain.user.ObjectType;

/**
 * What capabilities have to do with each other. All numbers are unsigned. Nothing here allocates.
 *
 * <p>{@link #isAncestor} and {@link #isCopy} answer as the reference implementation does: the first
 * looks at one step of derivation only and lets the ends of ranges wrap at 2^64, the second takes
 * objects for copies that differ in fields which are not compared. {@link #isDescendant} and
 * {@link #isSameObject} are the exact relations, and what a kernel wants.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class Relations {
    /**
     * The number of the root above each type.
     */
    private static final int[] ROOT = {0, 0, 0, 1, 2};

    /**
     * The turn of each type in the source, where parents come before their children.
     */
    private static final int[] TURN = {0, 1, 2, 3, 4};

    /**
     * The type that each type is retyped from, or -1.
     */
    private static final int[] PARENT = {-1, 0, 1, -1, -1};

    /**
     * When a walk through the forest of types, parents first, enters each type; and when it enters the last
     * type below. A type is below another if it is entered within the walk of that one.
     */
    private static final int[] ENTERED = {0, 1, 2, 3, 4};

    private static final int[] LEFT = {2, 2, 2, 3, 4};

    /**
     * Whether each type may be retyped into itself.
     */
    private static final boolean[] FROM_SELF = {true, false, false, false, false};

    /**
     * Whether objects of each type have a place.
     */
    private static final boolean[] ADDRESSED = {true, true, true, true, false};

    private static final boolean[] ALWAYS_COPY = {false, false, false, false, true};

    private static final boolean[] NEVER_COPY = {false, false, false, true, false};

    /**
     * Whether each type can be retyped at all, and whether even while there are descendants.
     */
    private static final boolean[] RETYPABLE = {true, true, false, false, false};

    private static final boolean[] RETYPE_MULTIPLE = {false, true, false, false, false};

    private Relations() {
    }

    /**
     * Where the object of a capability begins; 0 if it has no place.
     */
    public static long address(Capability capability) {
        return capability.rangeStart();
    }

    /**
     * How large the object of a capability is; 0 if it has no size.
     */
    public static long size(Capability capability) {
        return capability.rangeSize();
    }

    /**
     * The number of the root that a type is derived from.
     */
    public static int typeRoot(ObjectType type) {
        return ROOT[type.ordinal()];
    }

    /**
     * Whether two types are the same.
     */
    public static boolean isEqualType(ObjectType left, ObjectType right) {
        return left == right;
    }

    /**
     * Whether one retype leads from a type to another.
     */
    public static boolean isWellFounded(ObjectType source, ObjectType target) {
        return PARENT[target.ordinal()] == source.ordinal()
                || source == target && FROM_SELF[source.ordinal()];
    }

    /**
     * Whether retypes, one or several, lead to a type from another. Exact, where {@link #isWellFounded} sees one step.
     */
    public static boolean isTypeBelow(ObjectType type, ObjectType ancestor) {
        if (type == ancestor) {
            return FROM_SELF[type.ordinal()];
        }
        int entered = ENTERED[type.ordinal()];
        return entered > ENTERED[ancestor.ordinal()] && entered <= LEFT[ancestor.ordinal()];
    }

    /**
     * Whether a capability may be retyped as it is, without being revoked first.
     *
     * @param type its type
     * @param hasDescendants whether anything was derived from it
     */
    public static boolean isRevokedFirst(ObjectType type, boolean hasDescendants) {
        return hasDescendants ? RETYPE_MULTIPLE[type.ordinal()] : RETYPABLE[type.ordinal()];
    }

    /**
     * Orders capabilities: by root, by address, larger ones first, by type in the order of the source, by
     * equality fields. A parent comes before its children that begin where it begins, and copies are equal. Rights play no part.
     *
     * @return -1, 0 or 1
     */
    public static int compare(Capability left, Capability right) {
        int order = Integer.compare(typeRoot(left.type()), typeRoot(right.type()));
        if (order == 0) {
            order = Long.compareUnsigned(left.rangeStart(), right.rangeStart());
        }
        if (order == 0) {
            order = Long.compareUnsigned(right.rangeSize(), left.rangeSize());
        }
        if (order == 0) {
            order = Integer.compare(TURN[left.type().ordinal()], TURN[right.type().ordinal()]);
        }
        return order == 0 ? left.compareFields(right) : order;
    }

    /**
     * The same order, made strict by telling equal capabilities apart by the places where they lie.
     *
     * @return -1, 0 or 1; 0 only for one place
     */
    public static int compare(Capability left, long leftPlace, Capability right, long rightPlace) {
        int order = compare(left, right);
        return order == 0 ? Long.compareUnsigned(leftPlace, rightPlace) : order;
    }

    /**
     * Whether two capabilities are copies as the reference has it: whatever is not compared may differ, and a
     * type may say that its capabilities always are copies, or never, not even of themselves.
     */
    public static boolean isCopy(Capability left, Capability right) {
        if (left.type() != right.type() || NEVER_COPY[left.type().ordinal()]) {
            return false;
        }
        return ALWAYS_COPY[left.type().ordinal()] || compare(left, right) == 0;
    }

    /**
     * Whether two capabilities are to the same object: they agree in everything but the rights and what mint
     * may change. Exact, where {@link #isCopy} looks at equality fields only.
     */
    public static boolean isSameObject(Capability left, Capability right) {
        return left.agreesWith(right);
    }

    /**
     * Whether a capability is an ancestor of another as the reference has it: one step of derivation between
     * the types, the range inside, and the ends of ranges modulo 2^64. {@link #isDescendant} is exact.
     */
    public static boolean isAncestor(Capability child, Capability parent) {
        if (!isWellFounded(parent.type(), child.type())) {
            return false;
        }
        long parentStart = parent.rangeStart();
        long childStart = child.rangeStart();
        int starts = Long.compareUnsigned(parentStart, childStart);
        int ends = Long.compareUnsigned(parentStart + parent.rangeSize(), childStart + child.rangeSize());
        boolean strict = child.type() != parent.type() || starts < 0 || ends > 0;
        return starts <= 0 && ends >= 0 && strict;
    }

    /**
     * Whether a capability was derived from another, in however many steps: its type is below, and its range
     * lies inside, as numbers without limit. One of the same type is smaller than what it comes from. What has no
     * place descends from nothing, and nothing from it. Irreflexive, antisymmetric and transitive.
     */
    public static boolean isDescendant(Capability child, Capability ancestor) {
        if (!isTypeBelow(child.type(), ancestor.type()) || !ADDRESSED[child.type().ordinal()]) {
            return false;
        }
        long offset = child.rangeStart() - ancestor.rangeStart();
        long size = ancestor.rangeSize();
        if (Long.compareUnsigned(child.rangeStart(), ancestor.rangeStart()) < 0
                || Long.compareUnsigned(offset, size) >= 0
                || Long.compareUnsigned(child.rangeSize(), size - offset) > 0) {
            return false;
        }
        return child.type() != ancestor.type() || child.rangeSize() != size;
    }

    /**
     * Whether the range of a capability and another range have anything in common, as numbers without limit.
     *
     * @param capability the one
     * @param start where the other begins, in the same space
     * @param size how large it is
     */
    public static boolean overlaps(Capability capability, long start, long size) {
        long from = capability.rangeStart();
        return Long.compareUnsigned(from, start) <= 0
                ? size != 0 && Long.compareUnsigned(start - from, capability.rangeSize()) < 0
                : capability.rangeSize() != 0 && Long.compareUnsigned(from - start, size) < 0;
    }

    /**
     * Two to some power; 0 if 64 bits do not hold that.
     */
    static long powerOfTwo(long exponent) {
        return exponent >>> 6 == 0 ? 1L << exponent : 0;
    }
}
