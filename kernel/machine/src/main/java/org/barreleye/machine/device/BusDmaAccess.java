package org.barreleye.machine.device;

/**
 * Access to memory without translation, from the place of a core: a device address is a packed canonical address. The
 * device reaches what the address map of the core shows, and no registers.
 */
public final class BusDmaAccess implements DmaAccess {
    private static final long PAGE = 4_096;

    private final Bus bus;
    private final int core;

    /** The access of the device of a bus that stands beside a core. */
    public BusDmaAccess(Bus bus, int core) {
        this.bus = bus;
        this.core = core;
    }

    @Override
    public long read(long deviceAddress) {
        check(deviceAddress);
        return bus.read(deviceAddress);
    }

    @Override
    public void write(long deviceAddress, long word) {
        check(deviceAddress);
        bus.write(deviceAddress, word);
    }

    @Override
    public long lineTime(long deviceAddress, boolean toMemory, long now) {
        check(deviceAddress & -Long.BYTES);
        return bus.transferMessageLine(core, deviceAddress, toMemory, now)
                + bus.messageLineTransferTime(core, deviceAddress);
    }

    private void check(long deviceAddress) {
        if (deviceAddress % Long.BYTES != 0) {
            throw new DmaRefused(deviceAddress, "it is no multiple of 8");
        }
        if (!bus.isReachable(core, deviceAddress & -PAGE)) {
            throw new DmaRefused(deviceAddress, "no memory is reached there");
        }
    }
}
