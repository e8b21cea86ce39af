package org.barreleye.cpudriver;

import java.util.List;

/**
 * The devices of a machine that drivers can drive, as the firmware describes them.
 *
 * @param registers the registers of each, in whole pages, in the order of the devices
 * @param lines the number of interrupt lines of the machine; they are numbered from 0
 * @param vectors the exclusive upper bound of the interrupt vectors of all cores
 */
public record DeviceResources(List<PhysicalRegion> registers, long lines, long vectors) {
    /** No devices. */
    static final DeviceResources NONE = new DeviceResources(List.of(), 0, 0);

    /** Keeps the list as it is. */
    public DeviceResources {
        registers = List.copyOf(registers);
    }
}
