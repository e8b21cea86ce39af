package org.barreleye.service.bus;

import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The enumerable bus, and the slot in which the service finds the capability to configuration space.
 *
 * @param configuration the address of the device frame of configuration space
 * @param buses the number of buses that have a part of it
 * @param window the first address on the bus for registers
 * @param windowBytes the number of these addresses
 */
@Shared // never changed
public record BusPlace(CapabilityAddress configuration, int buses, long window, long windowBytes) {}
