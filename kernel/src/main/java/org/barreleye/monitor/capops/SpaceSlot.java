package org.barreleye.monitor.capops;

import org.barreleye.kpi.types.CapabilityAddress;

/**
 * A slot in the capability space of a domain of this core.
 *
 * @param root the address of the domain's root CNode in the monitor's own space
 * @param address the address of the slot in the domain's space
 */
public record SpaceSlot(CapabilityAddress root, CapabilityAddress address) {}
