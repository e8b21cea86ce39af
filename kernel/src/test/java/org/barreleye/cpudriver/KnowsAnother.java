package org.barreleye.cpudriver;

import java.util.List;

/** A violation: a CPU driver with references to others. */
final class KnowsAnother {
    private final List<CpuDriver> neighbours = List.of();

    int count() {
        return neighbours.size();
    }
}
