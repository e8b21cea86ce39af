package org.barreleye.machine.description;

import java.util.Objects;

/**
 * How the caches of some cores are kept coherent.
 *
 * @param name what people call it
 * @param protocol which states a line can be in
 * @param lookup how the holders of a line are found
 * @param probe with {@link Lookup#BROADCAST}: from asking every cache about a line to the last answer, in
 *     picoseconds; it hardly depends
 *     on who holds the line, because everybody has to answer. 0 with a directory, which asks the holders only
 */
public record CoherenceDomain(String name, Protocol protocol, Lookup lookup, long probe) {
    /** Which states a line can be in. */
    public enum Protocol {
        /** Modified, exclusive, shared, invalid: a modified line that another core reads goes back to memory. */
        MESI,
        /** Also owned: a modified line that another core reads stays with its owner, who serves all that follow. */
        MOESI
    }

    /** How the holders of a line are found. */
    public enum Lookup {
        /** Somebody keeps a list of the holders and asks those. */
        DIRECTORY,
        /** Every cache is asked. */
        BROADCAST
    }

    /** Checks the ranges. */
    public CoherenceDomain {
        RangeChecks.name("a coherence domain", name);
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(lookup, "lookup");
        RangeChecks.time("a probe of domain '" + name + "'", probe);
        if (lookup == Lookup.DIRECTORY && probe != 0) {
            throw new IllegalArgumentException("domain '" + name
                    + "' has a directory, which probes nobody: leave the probe out");
        }
        if (lookup == Lookup.BROADCAST && probe == 0) {
            throw new IllegalArgumentException("domain '" + name + "' broadcasts, so it says how long a probe takes");
        }
    }
}
