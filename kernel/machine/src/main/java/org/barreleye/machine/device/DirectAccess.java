package org.barreleye.machine.device;

import java.util.OptionalLong;
import org.barreleye.machine.memory.Page;

/** The access of a device without protection: to the memory that the address map of the core beside it shows. */
final class DirectAccess implements DmaPath {
    private final Bus bus;
    private final int core;

    /** The access of a device that stands beside a core, by its index. */
    DirectAccess(Bus bus, int core) {
        this.bus = bus;
        this.core = core;
    }

    @Override
    public boolean permits(long deviceAddress, int bytes, boolean isWrite) {
        for (long page = deviceAddress & -Page.BYTES; Long.compareUnsigned(page, deviceAddress + bytes) < 0;
                page += Page.BYTES) {
            if (!bus.isReachable(core, page)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public OptionalLong translate(long deviceAddress, boolean isWrite) {
        return bus.isReachable(core, deviceAddress & -Page.BYTES) ? OptionalLong.of(deviceAddress)
                : OptionalLong.empty();
    }

    @Override
    public long read(long deviceAddress) {
        return permits(deviceAddress, Long.BYTES, false) ? bus.read(deviceAddress) : -1;
    }

    @Override
    public void write(long deviceAddress, long word) {
        if (permits(deviceAddress, Long.BYTES, true)) {
            bus.write(deviceAddress, word);
        }
    }
}
