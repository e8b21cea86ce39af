package org.barreleye.kpi.trap;

import org.barreleye.kpi.memory.Memory;

/**
 * System calls: everything that a dispatcher can ask of the CPU driver below it. Everything of substance is an
 * invocation of a capability.
 */
public interface Trap {
    /** The registers for the next invocation. */
    InvocationFrame frame();

    /** Invokes the capability that {@link #frame()} describes; the frame then holds the answer. */
    void invoke();

    /** Prints a line on the console of the machine. */
    void print(String line);

    /** Leaves a mark in the trace of the machine; nothing else happens. */
    default void mark(String text) {}

    /** The time of this core in nanoseconds since the machine was switched on. */
    long now();

    /** Says how much work the program did on its own variables: cycles of this core. */
    void compute(long cycles);

    /** What this dispatcher may load and store. */
    Memory memory();

    /**
     * Gives up the core until the wait is over. Only a dispatcher that runs as a context may; a reactor returns its wait
     * instead.
     */
    void suspend(Wait wait);

    /** The system calls for threads; only a dispatcher that runs as a context has any. */
    default Activations activations() {
        throw new UnsupportedOperationException("only straight-line code has threads");
    }

    /** Ends the dispatcher. A reactor returns afterwards; in a context this call does not return. */
    void exit(int status);
}
