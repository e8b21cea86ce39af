package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/**
 * What a device sees of the machine. Cores are named by their places in the machine's list, times are in picoseconds.
 */
public interface Bus extends Copyable {
    /** How many cores there are. */
    int cores();

    /** The place of the core that hardware knows by this number, or -1. */
    int indexOf(long number);

    /** The number by which hardware knows the core at a place. */
    int numberOf(int core);

    /** How long a signal from a core to another takes this time, sent at some time; none to itself. */
    long latency(int from, int to, long now);

    /** Tells the device {@link Device#onEvent} at a time that has not passed, at a core. */
    void post(long due, int core, long subject, long value);

    /**
     * Interrupts a core, now or later. A core that is off loses the interrupt.
     *
     * @param vector 0 .. 255
     */
    void interrupt(long due, int core, int vector);

    /** Whether a core's address map shows a page, by its packed canonical address, and bytes of memory are there. */
    boolean isReachable(int core, long page);

    /** How long a slot of memory, 64 bytes, takes to or from beside a core, on idle links. */
    long messageLineTransferTime(int core, long address);

    /**
     * A slot of memory travels to or from beside a core, and occupies the links on its way.
     *
     * @param now when it sets out
     * @return how long it waits for other lines
     */
    long transferMessageLine(int core, long address, boolean toMemory, long now);

    /** Whether a transfer of memory goes wrong that is about to begin; never, unless faults were asked for. */
    boolean failsTransfer();

    /** Reads eight bytes of memory as they lie there, the first in the lowest bits. */
    long read(long address);

    /**
     * Writes eight bytes of memory, the lowest bits first. Coherent caches give their copies up, and whoever polls
     * hears of it.
     */
    void write(long address, long word);

    /** Shows a character on the machine's terminal. */
    void writeTerminal(long due, int core, char character);

    /** The next byte that was typed at the machine's terminal, or -1 at the end of input. */
    long readTerminal();
}
