package org.barreleye.service.device;

import org.barreleye.kpi.state.Shared;

/**
 * A device on the bus, as the bus service describes it.
 *
 * @param name its name
 * @param kind its kind
 * @param place its slot and bus, as a sentence names them
 * @param address of its registers, on the bus
 * @param bytes their size; 0 if it has none there
 * @param line the number of the line that stands for its messages
 * @param arrival the number of devices that had come before it
 * @param isConfined whether it accesses no memory but what a unit lets it access
 */
@Shared // never changed
record BusArrival(String name, String kind, String place, long address, long bytes, long line, long arrival,
        boolean isConfined) {}
