package org.barreleye.monitor.plan;

import org.barreleye.kpi.types.CoreId;

/**
 * The properties of a device that a driver can drive.
 *
 * @param name its name, unique on the machine
 * @param kind its kind
 * @param line the number of its interrupt line
 * @param interrupted the core that it interrupts
 * @param vector the interrupt vector on that core
 */
public record DeviceProperties(String name, String kind, int line, CoreId interrupted, int vector) {}
