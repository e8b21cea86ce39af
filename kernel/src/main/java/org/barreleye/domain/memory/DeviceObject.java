package org.barreleye.domain.memory;

import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.kpi.outcome.Outcome;

/**
 * The registers of a device. Each load and store of what is mapped is an access to the device, so a page of registers
 * is always mapped whole, and its contents are never discarded or copied.
 */
public final class DeviceObject implements MemoryObject {
    private final DeviceFrameReference frame;
    private long bytes;
    private long physical = FramePart.UNKNOWN;

    /** The registers of a device frame. */
    public DeviceObject(DeviceFrameReference frame) {
        this.frame = frame;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String kind() {
        return "the registers of a device";
    }

    @Override
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        if (space.tables().isEmpty()) {
            return frame.map(space.syscalls()).map(found -> {
                physical = found.base();
                bytes = found.bytes();
                return Outcome.Unit.UNIT;
            });
        }
        return frame.identify(space.syscalls()).map(found -> {
            bytes = found.bytes();
            return Outcome.Unit.UNIT;
        });
    }

    @Override
    public long physicalAddress() {
        return physical;
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        return region.mapFrame(new FramePart(frame.address(), 0, region.pageBytes(), physical));
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        // The registers exist apart from their regions.
    }
}
