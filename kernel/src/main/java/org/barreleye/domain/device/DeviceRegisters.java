package org.barreleye.domain.device;

import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.state.Copyable;

/**
 * The registers of a device in the address space of its driver. When the capability to the device frame is revoked, the
 * next access is a page fault.
 *
 * @param <R> the enumeration of the registers
 */
public final class DeviceRegisters<R extends Enum<R> & Register> implements Copyable {
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

    /**
     * Requests registers like the other method, for reactors.
     *
     * @param continuation receives the registers or the refusal; in a program that is copied with its machine it is
     *     {@link Copyable}
     */
    public static <R extends Enum<R> & Register> void request(Domain domain, DeviceFrameReference frame,
            Consumer<Outcome<DeviceRegisters<R>>> continuation) {
        domain.addressSpace().request(new DeviceObject(frame), Placement.ANYWHERE,
                new Mapped<>(domain, continuation));
    }

    /**
     * Receives the region of the registers.
     *
     * @param domain of the driver
     * @param continuation receives the registers
     */
    private record Mapped<R extends Enum<R> & Register>(Domain domain,
            Consumer<Outcome<DeviceRegisters<R>>> continuation) implements Consumer<Outcome<Region>>, Copyable {
        @Override
        public void accept(Outcome<Region> mapped) {
            continuation.accept(mapped.map(region -> new DeviceRegisters<>(domain, region)));
        }
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
