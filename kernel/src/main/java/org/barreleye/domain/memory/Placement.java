package org.barreleye.domain.memory;

import org.barreleye.kpi.types.Rights;

/**
 * The terms on which an object is mapped.
 *
 * @param access the access that is permitted: {@link AddressSpace#READ} or {@link AddressSpace#READ_WRITE}
 * @param address the address of the region, or {@link #ANY} for one that the address space chooses
 * @param alignment the chosen address is a multiple of it; a power of two
 * @param isGuarded whether a page before the region and a page after it stay empty
 */
public record Placement(Rights access, long address, long alignment, boolean isGuarded) {
    /** Any address. */
    public static final long ANY = -1;
    /** To read and to write, at any address. */
    public static final Placement ANYWHERE =
            new Placement(AddressSpace.READ_WRITE, ANY, PageTables.PAGE_BYTES, false);

    /** The same at a given address. */
    public Placement at(long chosen) {
        return new Placement(access, chosen, alignment, isGuarded);
    }

    /** The same at a multiple of a power of two. */
    public Placement aligned(long multiple) {
        return new Placement(access, address, multiple, isGuarded);
    }

    /** The same with an empty page before the region and one after it, so that an access just outside is a fault. */
    public Placement guarded() {
        return new Placement(access, address, alignment, true);
    }

    /** The same for another access. */
    public Placement permitting(Rights permitted) {
        return new Placement(permitted, address, alignment, isGuarded);
    }

    /** Returns whether the address is given. */
    boolean isFixed() {
        return address != ANY;
    }

    /** Returns whether a region can be placed like this. */
    boolean isValid() {
        return address >= ANY && (!isFixed() || (address & PageTables.PAGE_BYTES - 1) == 0)
                && alignment > 0 && Long.bitCount(alignment) == 1 && (!isFixed() || (address & alignment - 1) == 0)
                && (access.equals(AddressSpace.READ) || access.equals(AddressSpace.READ_WRITE));
    }

    /** The bytes that stay empty on each side. */
    long guardBytes() {
        return isGuarded ? PageTables.PAGE_BYTES : 0;
    }
}
