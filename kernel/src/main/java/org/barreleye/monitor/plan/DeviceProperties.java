package org.barreleye.monitor.plan;

import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;

/**
 * The properties of a device that a program can drive.
 *
 * @param name its name, unique on the machine
 * @param kind its kind
 * @param role how it interrupts
 * @param line the number of its interrupt line
 * @param interrupted the core that it interrupts directly
 * @param vector the interrupt vector on that core
 * @param bytes the size of its registers
 */
@Shared // never changed
public record DeviceProperties(String name, String kind, Role role, int line, CoreId interrupted, int vector,
        long bytes) {
    /** The ways of devices to interrupt. */
    public enum Role {
        /** It interrupts a vector of a core. */
        DIRECT,
        /** Interrupt controllers are between the device and the cores. */
        ROUTED,
        /** It is an interrupt controller itself. */
        CONTROLLER,
        /** It is configuration space of the bus, by which messages are set up; its vector is that of hot-plug. */
        CONFIGURATION
    }

    /** Returns whether interrupts are set up by its registers. */
    public boolean isController() {
        return role == Role.CONTROLLER || role == Role.CONFIGURATION;
    }

    /** Returns whether it is configuration space of the bus. */
    public boolean isConfiguration() {
        return role == Role.CONFIGURATION;
    }

    /** Returns whether interrupt controllers are between the device and the cores. */
    public boolean isRouted() {
        return role == Role.ROUTED;
    }
}
