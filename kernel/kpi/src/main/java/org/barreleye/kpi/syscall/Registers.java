package org.barreleye.kpi.syscall;

/**
 * Where a thread is: its registers and stack, in the keeping of the CPU driver. Who schedules threads only passes it
 * on.
 */
public interface Registers {
    /** The name of the thread in traces. */
    String name();
}
