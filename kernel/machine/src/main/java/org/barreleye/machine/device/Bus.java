package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/**
 * The bus of a device: its interface to the machine. Cores are named by their indexes in the machine's list, times are
 * in picoseconds.
 */
public interface Bus extends Copyable {
    /** The number of cores. */
    int cores();

    /** The index of the core with a hardware number, or -1. */
    int indexOf(long number);

    /** The hardware number of the core at an index. */
    int numberOf(int core);

    /** The latency of a signal from one core to another that is sent at a time; 0 to itself. Draws the jitter. */
    long latency(int from, int to, long now);

    /** Posts an event at a core for a time that has not passed; the machine then calls {@link Device#onEvent}. */
    void post(long due, int core, long subject, long value);

    /**
     * Interrupts a core, now or later. A core that is off loses the interrupt.
     *
     * @param vector 0 .. 255
     */
    void interrupt(long due, int core, int vector);

    /** Returns whether a core's address map shows a page, by its packed canonical address, and the page is memory. */
    boolean isReachable(int core, long page);

    /** The time to move a message line between memory and the place of a core, on idle links. */
    long messageLineTransferTime(int core, long address);

    /**
     * Moves a message line between memory and the place of a core, which occupies the links on the route.
     *
     * @param now the time at which it starts
     * @return the time for which it waits for other lines
     */
    long transferMessageLine(int core, long address, boolean toMemory, long now);

    /** Returns whether the transfer that begins now fails; false unless a fault is injected. */
    boolean failsTransfer();

    /** Reads eight bytes of memory as they lie there, the first in the lowest bits. */
    long read(long address);

    /**
     * Writes eight bytes of memory, the lowest bits first. Coherent caches drop their copies, and the cores that poll
     * the line are notified.
     */
    void write(long address, long word);

    /** Shows a character on the machine's terminal. */
    void writeTerminal(long due, int core, char character);

    /** The next byte that was typed at the machine's terminal; -1 at the end of input, -2 while there is none. */
    long readTerminal();
}
