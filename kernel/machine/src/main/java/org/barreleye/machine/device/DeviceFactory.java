package org.barreleye.machine.device;

/** Creates a device for its bus. */
@FunctionalInterface
public interface DeviceFactory {
    /** Creates the device on a bus. The device reaches the machine through this bus only. */
    Device create(Bus bus);
}
