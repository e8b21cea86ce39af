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
 * @param offset of its first register: a multiple of 4,096, or {@link #AT_BAR}
 * @param interrupted the core beside which it stands, and that it interrupts unless {@code line} is present; a core of
 *     the machine without meaning if it is a mailbox, which interrupts every core that it has a word or room for
 * @param vector 0 .. 255; 0 if {@code line} is present
 * @param line the line of an interrupt controller that its interrupt is wired to
 * @param mac the address of a network interface; if it is empty, the machine assigns one
 */
public record DeviceDescription(String name, Kind kind, int space, long offset, CoreId interrupted, int vector,
        Optional<InterruptWire.ToLine> line, Optional<MacAddress> mac) {
    /** The offset of registers that are where software puts the base address register of a function on the bus. */
    public static final long AT_BAR = -1;

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
        Objects.requireNonNull(line, "line");
        RangeChecks.number("the space of device '" + name + "'", space, 0, 0xffff);
        RangeChecks.number("the interrupt vector of device '" + name + "'", vector, 0, 255);
        if (mac.isPresent() && (kind != Kind.NIC || mac.get().isGroup())) {
            throw new IllegalArgumentException("device '" + name + "' has the address " + mac.get() + ": only a 'nic'"
                    + " has a 'mac', and it is that of one station, not of a group");
        }
        if (offset != AT_BAR && (offset < 0 || offset % 4096 != 0)) {
            throw new IllegalArgumentException(
                    "the registers of device '" + name + "' begin at a multiple of 4096, not at " + offset);
        }
    }

    /** A device that interrupts a core directly, without an address of its own on the wire. */
    public DeviceDescription(String name, Kind kind, int space, long offset, CoreId interrupted, int vector) {
        this(name, kind, space, offset, interrupted, vector, Optional.empty(), Optional.empty());
    }

    /** The same network interface with an address. */
    DeviceDescription withMac(MacAddress address) {
        return new DeviceDescription(name, kind, space, offset, interrupted, vector, line, Optional.of(address));
    }

    /** Returns whether its registers are where software puts the base address register of its function on the bus. */
    public boolean isAtBar() {
        return offset == AT_BAR;
    }

    /** Returns whether it accesses memory by itself. */
    public boolean accessesMemory() {
        return kind != Kind.UART && kind != Kind.MAILBOX;
    }

    /** The other end of its interrupt line. */
    public InterruptWire wire() {
        return line.isPresent() ? line.get() : new InterruptWire.ToCore(interrupted, vector);
    }
}
