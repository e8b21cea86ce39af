package org.barreleye.domain.device;

import org.barreleye.domain.Domain;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * A window of a device onto memory of its driver: the device reaches the frame, and what other windows show. The kernel
 * closes it when the frame or the registers are deleted or revoked, and when the driver ends.
 */
public final class DmaWindow implements Copyable {
    private final Domain domain;
    private final DeviceFrameReference device;
    private final CapabilityAddress frame;
    private final long deviceAddress;

    private DmaWindow(Domain domain, DeviceFrameReference device, CapabilityAddress frame, long deviceAddress) {
        this.domain = domain;
        this.device = device;
        this.frame = frame;
        this.deviceAddress = deviceAddress;
    }

    /**
     * Lets a device read and write a frame.
     *
     * @param device its registers, with the right write
     * @return refused with {@code DMA_WINDOWS_IN_USE} if the device has no more windows
     */
    public static Outcome<DmaWindow> open(Domain domain, DeviceFrameReference device, FrameReference frame) {
        return open(domain, device, frame, ObjectRights.READ | ObjectRights.WRITE);
    }

    /** Lets a device read a frame, and not write to it. */
    public static Outcome<DmaWindow> openToRead(Domain domain, DeviceFrameReference device, FrameReference frame) {
        return open(domain, device, frame, ObjectRights.READ);
    }

    private static Outcome<DmaWindow> open(Domain domain, DeviceFrameReference device, FrameReference frame,
            int access) {
        return device.allowDma(domain.syscalls(), frame.address(), new Rights(access))
                .map(allowed -> new DmaWindow(domain, device, frame.address(), allowed.deviceAddress()));
    }

    /** The address at which the device reaches the first byte of the frame. */
    public long deviceAddress() {
        return deviceAddress;
    }

    /** Closes the window; without effect if the kernel has closed it. */
    public void close() {
        device.forbidDma(domain.syscalls(), frame);
    }
}
