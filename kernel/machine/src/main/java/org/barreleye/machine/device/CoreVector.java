package org.barreleye.machine.device;

/** The line to a vector of a core, which is interrupted whenever the line becomes active. */
final class CoreVector implements InterruptLine {
    private final Bus bus;
    private final int core;
    private final int vector;
    private boolean isActive;

    /**
     * A line that is not active.
     *
     * @param core by its index
     * @param vector 0 .. 255
     */
    CoreVector(Bus bus, int core, int vector) {
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
