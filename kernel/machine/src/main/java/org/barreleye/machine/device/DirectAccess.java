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
        // A unit before it may translate an aligned address of the device to another one.
        if (deviceAddress % Long.BYTES != 0) {
            return false;
        }
        long last = deviceAddress + bytes - 1 & -Page.BYTES;
        long page = deviceAddress & -Page.BYTES;
        while (bus.isReachable(core, page)) {
            if (page == last) {
                return true;
            }
            page += Page.BYTES;
        }
        return false;
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
