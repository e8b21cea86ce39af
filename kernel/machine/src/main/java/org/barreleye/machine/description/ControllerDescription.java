package org.barreleye.machine.description;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;

/**
 * The description of an interrupt controller.
 *
 * @param name its name; unique on the machine
 * @param kind its kind
 * @param lines the number of its input lines, 1 .. 64
 * @param space the address space of its registers, which is device memory
 * @param offset of its first register: a multiple of 4,096
 * @param cores the cores that it can interrupt, of which it stands beside the first; none for a bridge
 * @param vector the vector of line 0 of a fixed-vector controller, that of all lines of a GIC; otherwise 0
 * @param output the output line of a bridge
 */
@Shared // never changed
public record ControllerDescription(String name, Kind kind, int lines, int space, long offset, List<CoreId> cores,
        int vector, Optional<InterruptWire> output) {
    /** The largest number of lines of a controller. */
    public static final int MAX_LINES = 64;

    private static final int MAX_VECTOR = 255;

    /** The kinds of interrupt controllers. */
    public enum Kind {
        /** Each line has one vector at one core. */
        FIXED_VECTOR,
        /** A table gives each line its vector, core and trigger. */
        IO_APIC,
        /** Lines have priorities and target cores; a core asks for the line of its interrupt. */
        GIC,
        /** All lines appear as one output line. */
        BRIDGE
    }

    /** Checks the ranges. */
    public ControllerDescription {
        RangeChecks.name("an interrupt controller", name);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(output, "output");
        cores = List.copyOf(cores);
        RangeChecks.number("the number of lines of '" + name + "'", lines, 1, MAX_LINES);
        RangeChecks.number("the space of '" + name + "'", space, 0, 0xffff);
        RangeChecks.number("the interrupt vector of '" + name + "'", vector, 0, MAX_VECTOR);
        if (offset < 0 || offset % 4096 != 0) {
            throw new IllegalArgumentException(
                    "the registers of '" + name + "' begin at a multiple of 4096, not at " + offset);
        }
        if (kind == Kind.FIXED_VECTOR && vector + lines - 1 > MAX_VECTOR) {
            throw new IllegalArgumentException("the " + lines + " lines of '" + name + "' have the vectors from "
                    + vector + " on, and the last vector is 255; begin at " + (MAX_VECTOR + 1 - lines) + " or below");
        }
        if (output.isPresent() != (kind == Kind.BRIDGE)) {
            throw new IllegalArgumentException(kind == Kind.BRIDGE
                    ? "bridge '" + name + "' needs an output; add 'interrupt', or 'interrupts' and 'vector'"
                    : "'" + name + "' interrupts cores; only a bridge has an output line");
        }
        if (cores.isEmpty() != (kind == Kind.BRIDGE) || kind == Kind.FIXED_VECTOR && cores.size() > 1) {
            throw new IllegalArgumentException("a fixed-vector controller interrupts one core, an I/O APIC or a GIC "
                    + "one or more, a bridge none; '" + name + "' has " + cores.size());
        }
    }

    /** Returns whether several devices may be on one line. */
    public boolean sharesLines() {
        return kind != Kind.FIXED_VECTOR;
    }
}
