package org.barreleye.service.interrupt;

import org.barreleye.kpi.state.Copyable;

/** The driver of an interrupt controller. Lines are numbered from 0. */
interface ControllerDriver extends Copyable {
    /** Masks all lines, and ends the interrupts that were delivered. */
    void maskAll();

    /**
     * Lets a line pass.
     *
     * @param isLevel whether it is level-triggered
     * @param core the number of the core that it is to interrupt, where the controller can choose
     * @param vector the vector, where the controller can choose
     */
    void unmask(int line, boolean isLevel, int core, int vector);

    /** Masks a line, and ends its interrupt. */
    void mask(int line);

    /** Ends the interrupt of a line: it may interrupt again. */
    void acknowledge(int line);

    /**
     * Returns whether the device still wants attention after its interrupt was acknowledged, and the line does not
     * interrupt again for that.
     */
    default boolean isPending(int line) {
        return false;
    }

    /** Returns whether an output of this controller stays active until its lines are acknowledged. */
    default boolean latches() {
        return false;
    }
}
