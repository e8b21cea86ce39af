package org.barreleye.kpi.syscall;

import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * System calls: everything that a dispatcher can ask of the CPU driver below it. Everything of substance is an
 * invocation of a capability.
 */
public interface SystemCalls {
    /** The registers for the next invocation. */
    InvocationFrame frame();

    /** Invokes the capability that {@link #frame()} describes; the frame then holds the answer. */
    void invoke();

    /**
     * Sends up to four words to an endpoint of this core, the shortest way there is, and has its dispatcher run next
     * with what is left of this one's turn.
     *
     * @param endpoint a capability to the endpoint, with the right to write
     * @param words how many words are sent, 0 .. 4
     * @return {@link KernelError#NONE}, or why nothing was sent
     */
    KernelError lrpc(CapabilityAddress endpoint, int words, long w0, long w1, long w2, long w3);

    /**
     * Takes the oldest message at an endpoint of this dispatcher out of its buffer, which lies in the dispatcher's own
     * memory, without entering the CPU driver.
     *
     * @param endpoint a capability to the endpoint, with the right to read
     * @return whether there was a message; one with which a capability came is left for the CPU driver to hand out, and
     *     so is the news that something has ended
     */
    boolean receive(CapabilityAddress endpoint, LmpReceiver receiver);

    /**
     * Whether an endpoint of this dispatcher has anything that only the CPU driver can hand out; costs what looking
     * costs.
     */
    boolean hasMore(CapabilityAddress endpoint);

    /** Prints a line on the console of the machine. */
    void print(String line);

    /** Leaves a mark in the trace of the machine; nothing else happens. */
    default void mark(String text) {}

    /** The time of this core in nanoseconds since the machine was switched on. */
    long now();

    /** Says how much work the program did on its own variables: cycles of this core. */
    void compute(long cycles);

    /** The memory that this dispatcher may load and store. */
    Memory memory();

    /**
     * Gives up the core until the wait is over. Only a dispatcher that runs as a context may; a reactor returns its
     * wait instead.
     */
    void suspend(Wait wait);

    /**
     * Lets others have the core, and wants it again. Only a dispatcher that runs as a context may; a reactor returns.
     */
    default void yield() {
        suspend(Wait.NONE);
    }

    /** The system calls for threads; only a dispatcher that runs as a context has any. */
    default SchedulerActivations activations() {
        throw new UnsupportedOperationException("only straight-line code has threads");
    }

    /** Ends the dispatcher. A reactor returns afterwards; in a context this call does not return. */
    void exit(int status);
}
