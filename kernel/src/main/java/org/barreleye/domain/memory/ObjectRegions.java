package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;

/** The regions in which one object is mapped, or is about to be. */
final class ObjectRegions implements Copyable {
    private final List<Region> regions = new ArrayList<>();
    private int attached;

    /** Another region is prepared. Returns whether it is the first. */
    boolean attach() {
        attached++;
        return attached == 1;
    }

    /** The region that was prepared is placed. */
    void add(Region region) {
        if (!regions.contains(region)) {
            regions.add(region);
        }
    }

    /** A region has ended. Returns whether it was the last. */
    boolean detach(Region region) {
        regions.remove(region);
        attached--;
        return attached == 0;
    }

    List<Region> all() {
        return List.copyOf(regions);
    }

    /** Makes what was mapped at an offset empty in all regions but one. */
    void unmapElsewhere(Region except, long offset) {
        regions.stream().filter(region -> region != except).forEach(region -> region.unmap(offset));
    }

    /** Makes what was mapped at an offset empty in all regions. */
    void unmap(long offset) {
        regions.forEach(region -> region.unmap(offset));
    }
}
