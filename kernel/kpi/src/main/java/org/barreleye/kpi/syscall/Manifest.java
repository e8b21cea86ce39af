package org.barreleye.kpi.syscall;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barreleye.kpi.memory.Feature;

/**
 * The needs of a program that not every program is given, and the cores on which it can run: it gets these and no
 * others. On a core that lacks something it is not started. Immutable.
 *
 * @param isas the tags of the instruction sets that it runs on; empty for any
 * @param needs the capabilities beyond those of every program
 * @param features the features of the address space that it relies on
 */
public record Manifest(List<String> isas, List<Need> needs, List<Feature> features) {
    /** A manifest of a program that runs anywhere and needs what every program gets. */
    public static final Manifest PLAIN = new Manifest(List.of(), List.of());

    /** A capability that a program gets only if its manifest names it. */
    public enum Need {
        /** To start and end processes on every core, and to look into them. */
        CONTROL,
        /** All memory that no core's monitor keeps for itself. */
        MEMORY,
        /** To drive the terminal. */
        TERMINAL,
        /** The registers of all devices and all interrupts. */
        DEVICES,
        /**
         * The registers of the interrupt controllers and configuration space of the bus, and so the routes of all
         * interrupts. No program passes it on.
         */
        INTERRUPTS;

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
        features = List.copyOf(features);
    }

    /** Relies on no feature of the address space. */
    public Manifest(List<String> isas, List<Need> needs) {
        this(isas, needs, List.of());
    }

    /** Runs on all cores that have these features. */
    public static Manifest relyingOn(Feature... features) {
        return new Manifest(List.of(), List.of(), List.of(features));
    }

    /** Runs anywhere, and needs these. */
    public static Manifest needing(Need... needs) {
        return new Manifest(List.of(), List.of(needs));
    }

    /** Returns whether it runs on cores of an instruction set. */
    public boolean runsOn(String isa) {
        return isas.isEmpty() || isas.contains(isa);
    }

    /** The first feature that it relies on and a core lacks that has an MMU or none. */
    public Optional<Feature> missing(boolean mmu) {
        return features.stream().filter(feature -> !feature.existsWith(mmu)).findFirst();
    }
}
