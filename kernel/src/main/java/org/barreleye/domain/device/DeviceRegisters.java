package org.barreleye.domain.device;

import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterWindow;

/**
 * The registers of a device in the address space of its driver. When the capability to the device frame is revoked, the
 * next access is a page fault.
 *
 * @param <R> the enumeration of the registers
 */
public final class DeviceRegisters<R extends Enum<R> & Register> {
    private final Domain domain;
    private final Region region;
    private final RegisterWindow<R> window;

    private DeviceRegisters(Domain domain, Region region) {
        this.domain = domain;
        this.region = region;
        window = new RegisterWindow<>(region.window(domain.syscalls().memory()));
    }

    /**
     * Maps registers, to read and to write.
     *
     * @param frame of which the first byte is that of the first register
     */
    public static <R extends Enum<R> & Register> Outcome<DeviceRegisters<R>> map(Domain domain,
            DeviceFrameReference frame) {
        return domain.addressSpace().map(new DeviceObject(frame), Placement.ANYWHERE)
                .map(region -> new DeviceRegisters<>(domain, region));
    }

    /** The window through which registers are read and written. */
    public RegisterWindow<R> window() {
        return window;
    }

    /** Unmaps the registers. */
    public void unmap() {
        domain.addressSpace().unmap(region);
    }
}
