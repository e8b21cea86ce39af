package org.barreleye.machine.description;

import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.packet.MacAddress;

/**
 * The description of a device: its registers and its interrupt.
 *
 * @param name its name; unique on the machine
 * @param kind its kind
 * @param space the address space of its registers, which is device memory
 * @param offset of its first register: a multiple of 4,096
 * @param interrupted the core that its interrupt is wired to
 * @param vector 0 .. 255
 * @param mac the address of a network interface; if it is empty, the machine assigns one
 */
public record DeviceDescription(String name, Kind kind, int space, long offset, CoreId interrupted, int vector,
        Optional<MacAddress> mac) {
    /** The kinds of devices. */
    public enum Kind {
        /** A serial line. */
        UART,
        /** Words from core to core, where no memory is shared. */
        MAILBOX,
        /** Copies memory by itself. */
        DMA,
        /** Sends and receives Ethernet frames. */
        NIC
    }

    /** Checks the ranges. */
    public DeviceDescription {
        RangeChecks.name("a device", name);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(interrupted, "interrupted");
        RangeChecks.number("the space of device '" + name + "'", space, 0, 0xffff);
        RangeChecks.number("the interrupt vector of device '" + name + "'", vector, 0, 255);
        if (mac.isPresent() && (kind != Kind.NIC || mac.get().isGroup())) {
            throw new IllegalArgumentException("device '" + name + "' has the address " + mac.get() + ": only a 'nic'"
                    + " has a 'mac', and it is that of one station, not of a group");
        }
        if (offset < 0 || offset % 4096 != 0) {
            throw new IllegalArgumentException(
                    "the registers of device '" + name + "' begin at a multiple of 4096, not at " + offset);
        }
    }

    /** A device without an address of its own. */
    public DeviceDescription(String name, Kind kind, int space, long offset, CoreId interrupted, int vector) {
        this(name, kind, space, offset, interrupted, vector, Optional.empty());
    }
}
