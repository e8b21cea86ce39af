package org.barreleye.kpi.syscall;

import java.util.List;
import java.util.stream.Stream;

/**
 * The needs of a program that not every program is given, and the cores on which it can run: it gets these and no
 * others. Immutable.
 *
 * @param isas the tags of the instruction sets that it runs on; empty for any
 * @param needs the capabilities beyond those of every program
 */
public record Manifest(List<String> isas, List<Need> needs) {
    /** A manifest of a program that runs anywhere and needs what every program gets. */
    public static final Manifest PLAIN = new Manifest(List.of(), List.of());

    /** A capability that a program gets only if its manifest names it. */
    public enum Need {
        /** To start and end processes on every core, and to look into them. */
        CONTROL,
        /** All memory that no core's monitor keeps for itself. */
        MEMORY,
        /** To drive the terminal. */
        TERMINAL;

        /** The bit that stands for it in a set of authorities in a message. */
        public long bit() {
            return 1L << ordinal();
        }

        /** Returns the authorities of a set in a message. Bits that stand for none are ignored. */
        public static List<Need> ofBits(long bits) {
            return Stream.of(values()).filter(need -> (bits & need.bit()) != 0).toList();
        }
    }

    /** Keeps the lists as they are. */
    public Manifest {
        isas = List.copyOf(isas);
        needs = List.copyOf(needs);
    }

    /** Runs anywhere, and needs these. */
    public static Manifest needing(Need... needs) {
        return new Manifest(List.of(), List.of(needs));
    }

    /** Returns whether it runs on cores of an instruction set. */
    public boolean runsOn(String isa) {
        return isas.isEmpty() || isas.contains(isa);
    }
}
