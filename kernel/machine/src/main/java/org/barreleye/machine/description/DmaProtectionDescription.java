package org.barreleye.machine.description;

import java.util.Objects;

/**
 * The description of the unit between a device and memory.
 *
 * @param name its name; unique on the machine
 * @param device the name of the device
 * @param kind its kind
 * @param windows the number of its windows, 1 .. 64
 * @param space the address space of its registers, which is device memory
 * @param offset of its first register: a multiple of 4,096
 * @param fault the wire of its fault line
 */
public record DmaProtectionDescription(String name, String device, Kind kind, int windows, int space, long offset,
        InterruptWire fault) {
    /** The number of windows of a unit, unless its description says otherwise. */
    static final int DEFAULT_WINDOWS = 8;

    private static final int MAX_WINDOWS = 64;

    /** The kinds of units. */
    public enum Kind {
        /** The device uses canonical addresses, of which it reaches those in windows. */
        WINDOWS,
        /** Software chooses the addresses that the device uses. */
        IOMMU
    }

    /** Checks the ranges. */
    public DmaProtectionDescription {
        RangeChecks.name("a DMA protection", name);
        RangeChecks.name("a device", device);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(fault, "fault");
        RangeChecks.number("the number of windows of '" + name + "'", windows, 1, MAX_WINDOWS);
        RangeChecks.number("the space of '" + name + "'", space, 0, 0xffff);
        if (offset < 0 || offset % 4096 != 0) {
            throw new IllegalArgumentException(
                    "the registers of '" + name + "' begin at a multiple of 4096, not at " + offset);
        }
    }
}
