package types.plain.kernel;

import org.barreleye.kpi.types.Generated;
import types.plain.user.ObjectType;

/**
 * The relations between capabilities: order, identity and derivation. All numbers are unsigned. No
 * method allocates.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class Relations {
    /**
     * One row for each type, by ordinal.
     */
    private static final Row[] ROWS = rows();

    private Relations() {
    }

    private static Row[] rows() {
        Row[] rows = new Row[ObjectType.values().length];
        rows[ObjectType.RAM.ordinal()] = new Row(0, 0, -1, 0, 2, true, true, true, false);
        rows[ObjectType.DISPATCHER.ordinal()] = new Row(0, 1, 0, 1, 2, false, true, true, true);
        rows[ObjectType.END_POINT.ordinal()] = new Row(0, 2, 1, 2, 2, false, true, false, false);
        rows[ObjectType.MAPPING.ordinal()] = new Row(1, 3, -1, 3, 3, false, true, false, false);
        rows[ObjectType.KERNEL.ordinal()] = new Row(2, 4, -1, 4, 4, false, false, false, false);
        return rows;
    }

    /**
     * The address of the object of a capability; 0 if it has none.
     */
    public static long address(Capability capability) {
        return capability.rangeStart();
    }

    /**
     * The size of the object of a capability; 0 if it has none.
     */
    public static long size(Capability capability) {
        return capability.rangeSize();
    }

    /**
     * The number of the root that a type is derived from.
     */
    public static int typeRoot(ObjectType type) {
        return ROWS[type.ordinal()].root();
    }

    /**
     * Tests whether two types are the same.
     */
    public static boolean isEqualType(ObjectType left, ObjectType right) {
        return left == right;
    }

    /**
     * Tests whether one retype leads from a type to another.
     */
    public static boolean isWellFounded(ObjectType source, ObjectType target) {
        Row row = ROWS[target.ordinal()];
        return row.parent() == source.ordinal() || source == target && row.fromSelf();
    }

    /**
     * Tests whether one retype or several lead to a type from another.
     */
    public static boolean isTypeBelow(ObjectType type, ObjectType ancestor) {
        Row row = ROWS[type.ordinal()];
        if (type == ancestor) {
            return row.fromSelf();
        }
        Row above = ROWS[ancestor.ordinal()];
        return row.preorder() > above.preorder() && row.preorder() <= above.lastBelow();
    }

    /**
     * Tests whether a capability can be retyped without being revoked first.
     *
     * @param type the type of the capability
     * @param hasDescendants whether it has descendants
     */
    public static boolean isRevokedFirst(ObjectType type, boolean hasDescendants) {
        Row row = ROWS[type.ordinal()];
        return hasDescendants ? row.retypeMultiple() : row.retypable();
    }

    /**
     * Compares capabilities by root, address, size in descending order, position of the type in the source and
     * equality fields. An ancestor precedes its descendants, copies are equal. Rights are not compared.
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
            order = Integer.compare(ROWS[left.type().ordinal()].sourceOrder(),
                    ROWS[right.type().ordinal()].sourceOrder());
        }
        return order == 0 ? left.compareFields(right) : order;
    }

    /**
     * Compares capabilities as the other method does, and equal ones by the addresses of their slots.
     *
     * @return -1, 0 or 1; 0 only for the same slot
     */
    public static int compare(Capability left, long leftPlace, Capability right, long rightPlace) {
        int order = compare(left, right);
        return order == 0 ? Long.compareUnsigned(leftPlace, rightPlace) : order;
    }

    /**
     * Tests whether two capabilities refer to the same object: they agree in all fields but the rights and
     * those that mint can change.
     */
    public static boolean isSameObject(Capability left, Capability right) {
        return left.agreesWith(right);
    }

    /**
     * Tests whether a capability is a descendant of another: its type is below the other type, and its range
     * is inside the other range. A descendant of the same type is smaller than its ancestor. A capability
     * without an address has no ancestor and no descendant. The relation is irreflexive, antisymmetric and
     * transitive.
     */
    public static boolean isDescendant(Capability child, Capability ancestor) {
        if (!isTypeBelow(child.type(), ancestor.type()) || !ROWS[child.type().ordinal()].hasAddress()) {
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
     * Tests whether the range of a capability and another range of the same space overlap.
     *
     * @param capability the capability
     * @param start the start of the other range
     * @param size the size of the other range
     */
    public static boolean overlaps(Capability capability, long start, long size) {
        long from = capability.rangeStart();
        return Long.compareUnsigned(from, start) <= 0
                ? size != 0 && Long.compareUnsigned(start - from, capability.rangeSize()) < 0
                : capability.rangeSize() != 0 && Long.compareUnsigned(from - start, size) < 0;
    }

    /**
     * Two to the power of the exponent; 0 if that exceeds 64 bits.
     */
    static long powerOfTwo(long exponent) {
        return exponent >>> 6 == 0 ? 1L << exponent : 0;
    }

    /**
     * The place of a type in the forest of types, in which the parent of a type is the type that it is
     * retyped from. A type is below another if its preorder number is within the range of the other.
     *
     * @param root the number of the root above the type
     * @param sourceOrder the position of the type in the source, where parents precede their children
     * @param parent the ordinal of the parent; -1 for a root
     * @param preorder the position of the type in a preorder walk
     * @param lastBelow the largest preorder number at or below the type
     * @param fromSelf whether the type can be retyped into itself
     * @param hasAddress whether objects of the type have an address
     * @param retypable whether the type can be retyped into any type
     * @param retypeMultiple whether it can be retyped while it has descendants
     */
    private record Row(int root, int sourceOrder, int parent, int preorder, int lastBelow,
            boolean fromSelf, boolean hasAddress, boolean retypable, boolean retypeMultiple) {
    }
}
