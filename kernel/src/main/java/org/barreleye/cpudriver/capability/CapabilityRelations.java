package org.barreleye.cpudriver.capability;

/**
 * The relations between capabilities by which the mapping database orders them, generated from a specification.
 * The kernel uses {@link SlotRelations}; tests inject those of the reference implementation, which are not exact.
 *
 * @param <E> what is ordered: slots that hold a capability each
 */
public interface CapabilityRelations<E> {
    /** The number of the space that a capability's range lies in; ranges of different roots never overlap. */
    int root(E entry);

    /** The begin of the range, unsigned. */
    long address(E entry);

    /** The size of the range, unsigned; 0 if there is none. A range ends at 2^64 at most. */
    long size(E entry);

    /** The order by root, address, size (the larger first), type and identity. Copies of one capability are equal. */
    int compare(E left, E right);

    /** Orders copies of one capability; 0 only if the two entries are the same. */
    int breakTie(E left, E right);

    /** Returns whether two entries hold copies of one capability. */
    boolean isCopy(E left, E right);

    /** Returns whether a capability descends from another. The child comes after the ancestor in the order. */
    boolean isAncestor(E ancestor, E child);

    /** Bits that the database collects over entries: the rights of a capability, and bits of the entry itself. */
    int flags(E entry);
}
