package org.barreleye.kpi.memory;

import org.barreleye.kpi.types.Endianness;

/**
 * The memory to which a program has access from the core on which it runs. Its addresses are virtual on a core with an
 * MMU, and packed canonical addresses on a core without one.
 */
public interface Memory {
    /** The byte order of the core. */
    Endianness endianness();

    /**
     * Loads a number.
     *
     * @param address of the program, a multiple of {@code bytes}
     * @param bytes 1, 2, 4 or 8
     * @return the number, its upper bits zero
     * @throws MemoryFault if the program has not been given these bytes to read
     */
    long load(long address, int bytes, Endianness order);

    /**
     * Stores a number.
     *
     * @param address of the program, a multiple of {@code bytes}
     * @param bytes 1, 2, 4 or 8; the upper bits of the value are dropped
     * @throws MemoryFault if the program has not been given these bytes to write
     */
    void store(long address, int bytes, long value, Endianness order);

    /**
     * Stores one line of 64 bytes: seven words, then, visible last, the header; all little-endian.
     *
     * @param address of the program, a multiple of 64
     * @throws MemoryFault if the program has not been given these bytes to write
     */
    void publishLine(long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header);

    /**
     * Writes this core's copy of a line back to memory, so that cores that share no cache with it can see it. Nothing
     * to do where caches are kept coherent.
     *
     * @param address of the program, a multiple of 64
     */
    default void cleanLine(long address) {}

    /**
     * Invalidates this core's copy of a line, so that the next load sees what cores that share no cache with it have
     * written. Nothing to do where caches are kept coherent.
     *
     * @param address of the program, a multiple of 64
     */
    default void invalidateLine(long address) {}

    /**
     * Orders the loads before and after it: a load after it sees all that was visible when a load before it saw what it
     * did (acquire). Nothing to do where the hardware keeps loads in order.
     */
    default void acquire() {}
}
