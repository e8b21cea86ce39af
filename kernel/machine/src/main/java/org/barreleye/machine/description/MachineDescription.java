package org.barreleye.machine.description;

import java.util.List;

/**
 * A machine, before it is built.
 *
 * @param name what it is called
 * @param cores its cores; the first is the one that is switched on
 * @param memoryBytes the size of its memory, which is address space 0; whole pages of 4096 bytes
 * @param interconnect what lies between the cores
 */
public record MachineDescription(
        String name, List<CoreDescription> cores, long memoryBytes, InterconnectDescription interconnect) {
    private static final int CORES_MAX = 64;

    /** Checks the ranges. */
    public MachineDescription {
        cores = List.copyOf(cores);
        if (cores.isEmpty() || cores.size() > CORES_MAX) {
            throw new IllegalArgumentException(name + " has " + cores.size() + " cores; 1 to " + CORES_MAX + " are possible");
        }
        if (cores.stream().map(CoreDescription::id).distinct().count() != cores.size()) {
            throw new IllegalArgumentException(name + " has two cores of one number");
        }
        if (memoryBytes <= 0 || memoryBytes % 4096 != 0) {
            throw new IllegalArgumentException(name + " has " + memoryBytes + " bytes of memory; it must be whole pages");
        }
    }
}
