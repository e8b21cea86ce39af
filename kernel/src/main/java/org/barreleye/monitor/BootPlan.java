package org.barreleye.monitor;

import java.util.List;
import org.barreleye.kpi.types.CoreId;

/**
 * What the monitor of the boot core brings up, in this order. Immutable.
 *
 * @param cores the other cores to start
 * @param memoryBytes how much memory each of them gets; a multiple of 4096
 * @param services the programs that are started first, one after the other, each until it has exported its service
 * @param main the number in the boot image of the program that is started last, on the boot core, with the reference of
 *     the last service as its argument; when it exits the machine is switched off with its status
 */
public record BootPlan(List<CoreId> cores, long memoryBytes, List<Placement> services, int main) {
    /** Keeps the lists as they are. */
    public BootPlan {
        cores = List.copyOf(cores);
        services = List.copyOf(services);
    }

    /**
     * A program on a core.
     *
     * @param image its number in the boot image
     * @param core one of the cores of the plan
     */
    public record Placement(int image, CoreId core) {}
}
