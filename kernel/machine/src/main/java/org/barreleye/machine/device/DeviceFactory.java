package org.barreleye.machine.device;

/** Makes a device for the place where it is plugged in. */
@FunctionalInterface
public interface DeviceFactory {
    /** Makes the device that reaches the machine through this bus, and no other. */
    Device create(Bus bus);
}
