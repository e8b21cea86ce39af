package org.barreleye.samples.handover;

import org.barreleye.domain.Domain;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.types.Endianness;

/**
 * An array of integers in memory, little-endian on every core, so that cores of both byte orders can share it.
 *
 * @param window the memory
 */
record SharedIntArray(Domain domain, Window window) {
    static final int BYTES = Integer.BYTES;

    /** Writes numbers and cleans the cache, so that cores without coherent caches read them. */
    void write(int... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            domain.syscalls().memory().store(window.base() + (long) i * BYTES, BYTES, numbers[i], Endianness.LITTLE);
        }
        window.clean();
    }

    /** Invalidates the cache and reads the first numbers from memory. */
    int[] read(int count) {
        window.invalidate();
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (int) domain.syscalls().memory()
                    .load(window.base() + (long) i * BYTES, BYTES, Endianness.LITTLE);
        }
        return numbers;
    }
}
