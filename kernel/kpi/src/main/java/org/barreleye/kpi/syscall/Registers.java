package org.barreleye.kpi.syscall;

/**
 * The registers and the stack of a thread, held by the CPU driver. The scheduler of the threads passes a reference
 * around and cannot look inside.
 */
public interface Registers {
    /** The name of the thread in traces. */
    String name();
}
