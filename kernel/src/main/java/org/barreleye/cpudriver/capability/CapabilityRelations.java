package org.barreleye.cpudriver.capability;

/**
 * What the mapping database asks of the capabilities it orders: the predicates that are generated from a specification.
 * The kernel uses {@link SlotRelations}; tests inject those of the reference implementation, which are not exact.
 *
 * @param <E> what is ordered: slots that hold a capability each
 */
public interface CapabilityRelations<E> {
    /** The number of the space that a capability's range lies in: ranges of different roots never meet. */
    int root(E entry);

    /** Where the range begins, unsigned. */
    long address(E entry);

    /** How long the range is, unsigned; 0 if there is none. A range ends at 2^64 at most. */
    long size(E entry);

    /** The order by root, address, size (the larger first), type and identity. Copies of one capability are equal. */
    int compare(E left, E right);

    /** Orders copies of one capability among themselves: never 0 but for one and the same entry. */
    int breakTie(E left, E right);

    /** Whether two entries hold copies of one capability. */
    boolean isCopy(E left, E right);

    /** Whether a capability has been made out of another, given that it comes after it in the order. */
    boolean isAncestor(E ancestor, E child);
}
