package org.barreleye.cpudriver;

import java.util.List;

/** A violation: a CPU driver that has got hold of others. */
final class KnowsAnother {
    private final List<CpuDriver> neighbours = List.of();

    int count() {
        return neighbours.size();
    }
}
