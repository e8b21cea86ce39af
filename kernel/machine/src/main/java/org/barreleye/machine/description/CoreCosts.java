package org.barreleye.machine.description;

/**
 * What the primitives of a core cost, in its cycles. All of them are proposals, not measurements.
 *
 * @param cacheHit a load or store of a line that lies in the core's cache
 * @param systemCall entering and leaving the kernel
 * @param contextSwitch giving the core to another dispatcher
 */
public record CoreCosts(int cacheHit, int systemCall, int contextSwitch) {}
