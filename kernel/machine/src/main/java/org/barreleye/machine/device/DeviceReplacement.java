package org.barreleye.machine.device;

/** Creates a device that takes the place of another one: a broken one, in a test. */
@FunctionalInterface
public interface DeviceReplacement {
    /**
     * Creates the device.
     *
     * @param bus of both: events that the first device posts arrive at the other one, too
     * @param replaced the first device, to which the other may pass accesses and events
     */
    Device replace(Bus bus, Device replaced);
}
