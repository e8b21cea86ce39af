package org.barreleye.machine.device;

/** An interrupt line that interrupts a core whenever it becomes active. */
public final class BusInterruptLine implements InterruptLine {
    private final Bus bus;
    private final int core;
    private final int vector;
    private boolean isActive;

    /**
     * An inactive line.
     *
     * @param core the core that it is wired to
     * @param vector 0 .. 255
     */
    public BusInterruptLine(Bus bus, int core, int vector) {
        this.bus = bus;
        this.core = core;
        this.vector = vector;
    }

    @Override
    public void set(long now, boolean active) {
        if (active && !isActive) {
            bus.interrupt(now, core, vector);
        }
        isActive = active;
    }
}
