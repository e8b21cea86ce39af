package org.barreleye.machine.description;

import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.state.Shared;

/**
 * The description of a function on the bus: of a device, or of a bridge.
 *
 * @param name that of its device, or of the bridge; unique on the machine
 * @param isBridge whether it is a bridge
 * @param slot its slot on its bus, 0 .. 31
 * @param behind the bridge before its bus; empty for bus 0
 * @param identity its identity
 * @param barBytes the size of its base address register: a power of two from 4,096 on
 * @param hotPlug the wire by which a bridge tells that slots behind it have changed
 * @param isPresent whether it is there at power-on
 */
@Shared // never changed
public record FunctionDescription(String name, boolean isBridge, int slot, Optional<String> behind, Identity identity,
        long barBytes, Optional<InterruptWire> hotPlug, boolean isPresent) {
    /** The size of a base address register, unless the description says otherwise. */
    static final long DEFAULT_BAR = 4_096;

    private static final int MAX_SLOT = 31;
    private static final long MIN_BAR = 4_096;
    private static final long MAX_BAR = 1L << 40;

    /**
     * The identity of a function.
     *
     * @param vendor 0 .. 0xfffe; all ones are those of no function
     * @param device the number that the vendor gave it, 0 .. 0xffff
     * @param classCode class, subclass and programming interface, 24 bits
     */
    public record Identity(int vendor, int device, int classCode) {
        /** Checks the ranges. */
        public Identity {
            RangeChecks.number("the vendor of a function", vendor, 0, 0xfffe);
            RangeChecks.number("the device number of a function", device, 0, 0xffff);
            RangeChecks.number("the class of a function", classCode, 0, 0xff_ffff);
        }
    }

    /** Checks the ranges. */
    public FunctionDescription {
        RangeChecks.name("a function", name);
        Objects.requireNonNull(behind, "behind");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(hotPlug, "hotPlug");
        RangeChecks.number("the slot of function '" + name + "'", slot, 0, MAX_SLOT);
        RangeChecks.powerOfTwo("the base address register of function '" + name + "'", barBytes, MIN_BAR, MAX_BAR);
        if (hotPlug.isPresent() && !isBridge) {
            throw new IllegalArgumentException("function '" + name + "' is no bridge, so its interrupt is that of its "
                    + "device; remove it here");
        }
        if (!isPresent && behind.isEmpty()) {
            throw new IllegalArgumentException("function '" + name + "' is on bus 0, where nothing tells that it came; "
                    + "put it behind a bridge, or let it be present");
        }
    }
}
