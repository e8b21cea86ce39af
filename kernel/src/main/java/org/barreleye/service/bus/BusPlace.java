package org.barreleye.service.bus;

import java.util.List;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The enumerable bus, and the slot in which the service finds the capability to configuration space.
 *
 * @param configuration the address of the device frame of configuration space
 * @param buses the number of buses that have a part of it
 * @param window the first address on the bus for registers
 * @param windowBytes the number of these addresses
 * @param firstLine the number of the line that stands for the messages of the function in slot 0 of bus 0; the others
 *     follow it, 32 for each bus
 * @param core the number of the core of the service
 * @param hotPlugVector its vector by which bridges tell of changes
 * @param otherDevices the names of the devices that are not on the bus
 */
@Shared // never changed
public record BusPlace(CapabilityAddress configuration, int buses, long window, long windowBytes, int firstLine,
        int core, int hotPlugVector, List<String> otherDevices) {
    /** Copies the list. */
    public BusPlace {
        otherDevices = List.copyOf(otherDevices);
    }
}
