package org.barreleye.machine.description;

import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * A device: its registers and where its interrupt goes.
 *
 * @param name what people call it; unique on the machine
 * @param kind what it does
 * @param space the address space of its registers, which is device memory
 * @param offset of its first register: a multiple of 4,096
 * @param interrupted the core that its interrupt is wired to
 * @param vector 0 .. 255
 */
public record DeviceDescription(String name, Kind kind, int space, long offset, CoreId interrupted, int vector) {
    /** What devices there are. */
    public enum Kind {
        /** A serial line. */
        UART,
        /** Words from core to core, where no memory is shared. */
        MAILBOX,
        /** Copies memory by itself. */
        DMA
    }

    /** Checks the ranges. */
    public DeviceDescription {
        RangeChecks.name("a device", name);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(interrupted, "interrupted");
        RangeChecks.number("the space of device '" + name + "'", space, 0, 0xffff);
        RangeChecks.number("the interrupt vector of device '" + name + "'", vector, 0, 255);
        if (offset < 0 || offset % 4096 != 0) {
            throw new IllegalArgumentException(
                    "the registers of device '" + name + "' begin at a multiple of 4096, not at " + offset);
        }
    }
}
