package org.barreleye.machine.description;

/**
 * What it costs to reach beyond a core's cache, in picoseconds. All of them are proposals, not measurements.
 *
 * @param fetchFromMemory fetching a line that no cache holds modified
 * @param fetchFromCache fetching a line that another core has modified
 * @param invalidate taking a line away from the caches of others
 * @param interrupt from sending an interrupt to its arrival
 * @param start from starting a core to its first instruction
 * @param jitterMax the most that chance adds to each of these, and to the first instruction of the boot core
 */
public record InterconnectDescription(
        long fetchFromMemory, long fetchFromCache, long invalidate, long interrupt, long start, long jitterMax) {}
