package org.barreleye.machine.device;

import java.util.OptionalLong;

/** The connection of a device to its function on the bus: its interrupts and its accesses to memory pass it. */
final class FunctionPort implements InterruptLine, DmaPath {
    private final BusFunction function;
    private final Bus bus;
    private final int place;
    private final InterruptLine line;
    private final DmaPath memory;
    private boolean wantsAttention;
    private boolean isRemoved;

    /**
     * The connection of a device that does not want attention.
     *
     * @param place the core beside which the device stands, by its index
     * @param line the interrupt line of the function
     * @param memory what the device reaches through the function
     */
    FunctionPort(BusFunction function, Bus bus, int place, InterruptLine line, DmaPath memory) {
        this.function = function;
        this.bus = bus;
        this.place = place;
        this.line = line;
        this.memory = memory;
    }

    boolean wantsAttention() {
        return wantsAttention;
    }

    /** The device was removed: what it does has no effect any more. */
    void remove(long now) {
        isRemoved = true;
        update(now);
    }

    @Override
    public void set(long now, boolean isActive) {
        boolean rises = isActive && !wantsAttention && !isRemoved;
        wantsAttention = isActive;
        if (rises && function.usesMessages()) {
            int core = bus.indexOf(function.messageDestination());
            if (core >= 0) {
                bus.interrupt(now + bus.latency(place, core, now), core, function.messageVector());
            }
        }
        update(now);
    }

    /** Sets the line of the function, after a change of its registers. */
    void update(long now) {
        line.set(now, wantsAttention && !isRemoved && function.usesLine());
    }

    private boolean isConnected() {
        return !isRemoved && function.isBusMaster();
    }

    @Override
    public boolean permits(long deviceAddress, int bytes, boolean isWrite) {
        return isConnected() && memory.permits(deviceAddress, bytes, isWrite);
    }

    @Override
    public OptionalLong translate(long deviceAddress, boolean isWrite) {
        return isConnected() ? memory.translate(deviceAddress, isWrite) : OptionalLong.empty();
    }

    @Override
    public long read(long deviceAddress) {
        return isConnected() ? memory.read(deviceAddress) : -1;
    }

    @Override
    public void write(long deviceAddress, long word) {
        if (isConnected()) {
            memory.write(deviceAddress, word);
        }
    }
}
