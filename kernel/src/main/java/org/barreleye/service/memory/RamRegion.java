package org.barreleye.service.memory;

import java.util.List;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.state.Copyable;

/**
 * A region of the machine's memory that the memory service allocates from.
 *
 * @param ram the capability to all of it
 * @param node its NUMA node
 * @param near the cores of that node; none if the service need not choose
 * @param base the packed canonical address of its first byte
 * @param bytes its length
 * @param free the parts that are not allocated, by packed canonical address
 */
record RamRegion(RamReference ram, int node, List<CoreRange> near, long base, long bytes, FreeExtents free)
        implements Copyable {
    /** Makes a region that is free as a whole. */
    RamRegion(RamReference ram, int node, List<CoreRange> near, long base, long bytes) {
        this(ram, node, near, base, bytes, new FreeExtents(base, bytes));
    }

    boolean isNear(int core) {
        return near.stream().anyMatch(range -> range.includes(core));
    }
}
