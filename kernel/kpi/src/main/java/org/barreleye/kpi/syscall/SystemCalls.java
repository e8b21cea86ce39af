package org.barreleye.kpi.syscall;

import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.channel.MessageTracer;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.InstructionCosts;

/**
 * The system calls: all requests of a dispatcher to the CPU driver of its core.
 *
 * <table>
 * <caption>All system calls</caption>
 * <tr><th>call</th><th>enters the CPU driver</th><th>purpose</th></tr>
 * <tr><td>{@link #frame}, {@link #invoke}</td><td>yes</td><td>invokes a capability: every operation on a kernel object
 *     is one</td></tr>
 * <tr><td>{@link #lrpc}</td><td>yes</td><td>sends up to four words and switches to the receiver</td></tr>
 * <tr><td>{@link #receive}, {@link #hasMore}</td><td>no</td><td>reads the message buffer of an endpoint</td></tr>
 * <tr><td>{@link #queueSizes}</td><td>no</td><td>reads the parameters that the system was booted with</td></tr>
 * <tr><td>{@link #memory}</td><td>no</td><td>loads and stores, checked against the mapped frames</td></tr>
 * <tr><td>{@link #now}, {@link #compute}, {@link #charge}, {@link #instructionCosts},
 *     {@link #countsInstructions}</td><td>no</td>
 *     <td>reads the clock; charges computation</td></tr>
 * <tr><td>{@link #suspend}, {@link #yield}, {@link #exit}</td><td>yes</td><td>give up the core; end the
 *     dispatcher</td></tr>
 * <tr><td>{@link #activations}</td><td>see there</td><td>{@link SchedulerActivations}: {@code setUpcalls},
 *     {@code createThread}, {@code resume}, {@code yieldToScheduler}</td></tr>
 * <tr><td>{@link #print}, {@link #mark}</td><td>print only</td><td>debugging: writes to the console; marks the
 *     trace</td></tr>
 * </table>
 */
public interface SystemCalls {
    /** Picoseconds, the unit of the machine's time, per nanosecond, the unit of {@link #now}. */
    long PICOSECONDS_PER_NANOSECOND = 1_000;

    /** The registers that hold the next invocation and its result. */
    InvocationFrame frame();

    /** Invokes the capability that {@link #frame()} names; the frame then holds the result. */
    void invoke();

    /**
     * Sends up to four words to an endpoint of this core on the fast path, and switches to its dispatcher for the rest
     * of the caller's time slice (lightweight remote procedure call, Bershad et al. 1990).
     *
     * @param endpoint a capability to the endpoint, with the right to write
     * @param words how many words are sent, 0 .. 4
     * @return {@link KernelError#NONE}, or the reason why nothing was sent
     */
    KernelError lrpc(CapabilityAddress endpoint, int words, long w0, long w1, long w2, long w3);

    /**
     * Takes the oldest message at an endpoint of this dispatcher out of its buffer, which lies in the dispatcher's own
     * memory, without entering the CPU driver.
     *
     * @param endpoint a capability to the endpoint, with the right to read
     * @return whether there was a message; false if it has a capability, or is a termination notice: these are received
     *     by an invocation
     */
    boolean receive(CapabilityAddress endpoint, LmpReceiver receiver);

    /**
     * Returns whether an endpoint of this dispatcher has a message with a capability or a termination notice, which are
     * received by an invocation. Does not enter the CPU driver.
     */
    boolean hasMore(CapabilityAddress endpoint);

    /** The sizes of rings and queues that the system was booted with; the same on every core. */
    QueueSizes queueSizes();

    /** Prints a line on the console of the machine. */
    void print(String line);

    /** Adds a mark to the trace of the machine. */
    default void mark(String text) {}

    /** The tracer that records the messages of this dispatcher in the trace of the machine. */
    default MessageTracer messageTracer() {
        return MessageTracer.NONE;
    }

    /** The time of this core in nanoseconds since the machine was switched on. */
    long now();

    /**
     * Charges cycles of this core for work of the program on its own variables. The dispatcher may meanwhile switch to
     * another of its threads.
     */
    void compute(long cycles);

    /**
     * Charges cycles as {@link #compute} does, but the dispatcher does not switch to another of its threads. The CPU
     * driver may still run other dispatchers meanwhile.
     */
    default void charge(long cycles) {
        compute(cycles);
    }

    /** The costs of the instructions of confined programs on this core. */
    default InstructionCosts instructionCosts() {
        return InstructionCosts.DEFAULT;
    }

    /**
     * Returns whether the instructions of the program itself are charged, as those of confined programs are. If not, it
     * charges its computation with {@link #compute}.
     */
    default boolean countsInstructions() {
        return false;
    }

    /**
     * The architecture of the page tables that the MMU of this core reads, as the capability types name it: {@code
     * x86_64}, {@code x86_32}, {@code armv7}, {@code aarch64} or {@code sv39}. Empty if the core has no MMU; then
     * addresses are physical, and frames are mapped with the invocation {@code map} of the frame.
     */
    String pageTableArchitecture();

    /** The memory that this dispatcher has mapped. */
    Memory memory();

    /**
     * Gives up the core until the wait is over. Only a threaded program may call it; a reactor returns its wait
     * instead.
     */
    void suspend(Wait wait);

    /**
     * Gives up the core and stays runnable. Only a threaded program may call it; a reactor returns instead.
     */
    default void yield() {
        suspend(Wait.NONE);
    }

    /** The system calls for threads. Only a threaded program has them. */
    default SchedulerActivations activations() {
        throw new UnsupportedOperationException("only a threaded program has threads");
    }

    /** Ends the dispatcher. A reactor returns afterwards; in a threaded program this call does not return. */
    void exit(int status);
}
