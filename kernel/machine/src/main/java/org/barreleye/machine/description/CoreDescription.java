package org.barreleye.machine.description;

import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;

/**
 * What one core is like.
 *
 * @param id its number in hardware
 * @param isa the tag of its instruction set, such as "x86-64"
 * @param wordBits 32 or 64
 * @param endianness its byte order
 * @param megahertz its clock; a cycle is a whole number of picoseconds, so it divides 1,000,000
 * @param costs what its primitives cost
 */
public record CoreDescription(
        CoreId id, String isa, int wordBits, Endianness endianness, int megahertz, CoreCosts costs) {
    private static final int PICOSECONDS_IN_A_MICROSECOND = 1_000_000;

    /** Checks the ranges. */
    public CoreDescription {
        if (wordBits != 32 && wordBits != 64) {
            throw new IllegalArgumentException(id + " has words of " + wordBits + " bits; a core has 32 or 64");
        }
        if (megahertz <= 0 || PICOSECONDS_IN_A_MICROSECOND % megahertz != 0) {
            throw new IllegalArgumentException(
                    id + " runs at " + megahertz + " MHz; a clock must divide a microsecond into whole picoseconds");
        }
    }

    /** The length of a cycle in picoseconds. */
    public long cyclePicoseconds() {
        return PICOSECONDS_IN_A_MICROSECOND / megahertz;
    }
}
