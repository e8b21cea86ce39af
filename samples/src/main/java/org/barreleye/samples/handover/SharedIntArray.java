package org.barreleye.samples.handover;

import org.barreleye.domain.Domain;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.types.Endianness;

/**
 * Numbers in memory, little-endian on every core, so that cores of either byte order can share them.
 *
 * @param window where they lie
 */
record SharedIntArray(Domain domain, Window window) {
    static final int BYTES = Integer.BYTES;

    /** Writes numbers where cores that share no cache with this one see them, too. */
    void write(int... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            domain.syscalls().memory().store(window.base() + (long) i * BYTES, BYTES, numbers[i], Endianness.LITTLE);
        }
        window.clean();
    }

    /** Reads the first numbers as they are in memory, whatever this core's cache remembers. */
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
