package org.barreleye.cpudriver.capability;

import java.util.Comparator;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;

/**
 * The object that a capability refers to, whatever its rights. Keys are ordered as in the mapping database: the objects
 * inside a range follow the object with that range.
 *
 * @param root the root type of the object's type
 * @param address the begin of its range, unsigned
 * @param size the size of its range, unsigned
 * @param type the number of its type
 */
public record ObjectKey(int root, long address, long size, int type) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparingInt(ObjectKey::root)
            .thenComparing(ObjectKey::address, Long::compareUnsigned)
            .thenComparing(ObjectKey::size, (left, right) -> Long.compareUnsigned(right, left))
            .thenComparingInt(ObjectKey::type);

    /** The key of a capability's object. */
    public static ObjectKey of(Capability capability) {
        return new ObjectKey(Relations.typeRoot(capability.type()), Relations.address(capability),
                Relations.size(capability), capability.type().ordinal());
    }

    /** Returns whether an object lies inside the range of this one. */
    public boolean contains(ObjectKey other) {
        long distance = other.address - address;
        return root == other.root && Long.compareUnsigned(distance, size) < 0
                && Long.compareUnsigned(other.size, size - distance) <= 0;
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
