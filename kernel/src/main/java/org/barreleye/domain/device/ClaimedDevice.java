package org.barreleye.domain.device;

import org.barreleye.domain.Domain;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.devices.DevicesBinding;
import org.barreleye.kpi.state.Copyable;

/**
 * A device at its driver.
 *
 * @param domain of the driver
 * @param name of the device, unique on the machine
 * @param registers its device frame
 * @param interrupt the capabilities to its interrupt
 * @param manager the device manager, which is told how the driver fares
 */
public record ClaimedDevice(Domain domain, String name, DeviceFrameReference registers,
        DeviceInterrupt interrupt, DevicesBinding manager) implements Copyable {
    /** The exit status of a driver that cannot use its device. */
    public static final int UNUSABLE = 2;

    /** Says that the driver has initialised the device. */
    public void running() {
        manager.sendRunning();
    }

    /**
     * Says that the device cannot be used, and ends the driver.
     *
     * @param reason a sentence
     */
    public void unusable(String reason) {
        manager.sendUnusable(reason);
        domain.syscalls().print(name + " cannot be used: " + reason);
        domain.exit(UNUSABLE);
    }
}
