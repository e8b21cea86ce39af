package org.barreleye.machine.description;

import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * One core.
 *
 * @param id the number that hardware gives it; numbers need not be contiguous
 * @param isa the tag of its instruction set, such as {@code x86-64}; software for another tag does not run on it
 * @param wordBits 32 or 64: the widest load or store that is one access
 * @param endianness the order in which its own numbers lie in memory
 * @param megahertz its clock; divides 1,000,000, so that a cycle is a whole number of picoseconds
 * @param costs what its actions cost
 */
public record CoreDescription(
        CoreId id, String isa, int wordBits, Endianness endianness, int megahertz, CoreCosts costs) {
    private static final int PICOSECONDS_PER_MICROSECOND = 1_000_000;

    /** Checks the ranges. */
    public CoreDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(endianness, "endianness");
        Objects.requireNonNull(costs, "costs");
        if (isa.isBlank()) {
            throw new IllegalArgumentException(id + " needs an ISA tag, such as 'x86-64'");
        }
        if (wordBits != 32 && wordBits != 64) {
            throw new IllegalArgumentException("the words of " + id + " have 32 or 64 bits, not " + wordBits);
        }
        if (megahertz <= 0 || PICOSECONDS_PER_MICROSECOND % megahertz != 0) {
            throw new IllegalArgumentException("the clock of " + id + " must divide 1000000 MHz, so that a cycle is a"
                    + " whole number of picoseconds; " + megahertz + " does not");
        }
    }

    /** How long a cycle of this core takes, in picoseconds. */
    public long cyclePicoseconds() {
        return PICOSECONDS_PER_MICROSECOND / megahertz;
    }
}
