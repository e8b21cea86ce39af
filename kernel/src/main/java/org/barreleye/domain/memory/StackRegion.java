package org.barreleye.domain.memory;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * Memory that a program uses as a stack: it begins at the top and grows downwards, page by page, with the accesses
 * below it, up to a limit; below the limit is a guard page. The stacks of the model's threads are not in modelled
 * memory, so this is for stacks that a program keeps itself, such as those of an interpreter.
 *
 * <p>Where page faults are not handled, all of it is allocated at once; without an MMU there is no guard page.
 */
public final class StackRegion implements Copyable {
    private final AddressSpace space;
    private final Region region;

    private StackRegion(AddressSpace space, Region region) {
        this.space = space;
        this.region = region;
    }

    /**
     * Reserves the addresses of a stack, whose pages are on any NUMA node.
     *
     * @param limit the most it can grow to, in bytes, a multiple of the size of a page
     */
    public static Outcome<StackRegion> create(AddressSpace space, long limit) {
        return create(space, limit, RamSource.ANY_NODE);
    }

    /** Reserves the addresses of a stack like the other method; its pages are on a NUMA node. */
    public static Outcome<StackRegion> create(AddressSpace space, long limit, long node) {
        return space.map(new StackObject(limit, node), Placement.ANYWHERE.guarded())
                .map(region -> new StackRegion(space, region));
    }

    /** The end of its highest byte: the address from which it grows. */
    public long top() {
        return region.base() + region.bytes();
    }

    /** The lowest address to which it can grow. */
    public long lowest() {
        return region.base();
    }

    /** The bytes of its pages so far. */
    public long bytes() {
        return region.residentBytes();
    }

    /**
     * Gives the pages back that are entirely below an address.
     *
     * @return refused with {@link KernelError#NO_MMU} where it does not grow
     */
    public Outcome<Outcome.Unit> shrink(long pointer) {
        long offset = pointer - region.base() & -PageTables.PAGE_BYTES;
        return space.discard(region, 0, offset);
    }

    /** Unmaps the stack. */
    public void end() {
        space.unmap(region);
    }
}
