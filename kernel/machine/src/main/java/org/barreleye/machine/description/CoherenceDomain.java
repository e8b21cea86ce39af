package org.barreleye.machine.description;

import java.util.Objects;

/**
 * A coherence domain: nodes whose caches are kept coherent by one protocol.
 *
 * @param name its name
 * @param protocol the states of a line
 * @param lookup the way in which the holders of a line are found
 * @param probe with {@link Lookup#BROADCAST}: the time from the probe of all caches to the last response, in
 *     picoseconds; it hardly depends on the holders, because every cache responds. 0 with a directory, which probes the
 *     holders only
 */
public record CoherenceDomain(String name, Protocol protocol, Lookup lookup, long probe) {
    /** The coherence protocol: the states of a line. */
    public enum Protocol {
        /** Modified, exclusive, shared, invalid: a modified line that another core reads goes back to memory. */
        MESI,
        /** Also owned: a modified line that another core reads stays with its owner, who serves all that follow. */
        MOESI
    }

    /** The way in which the holders of a line are found. */
    public enum Lookup {
        /** A directory lists the holders, and only these are probed. */
        DIRECTORY,
        /** Every cache is probed. */
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
                    + "' has a directory, which needs no probe time: remove 'probe'");
        }
        if (lookup == Lookup.BROADCAST && probe == 0) {
            throw new IllegalArgumentException("domain '" + name
                    + "' broadcasts, so it needs the time of a probe: add 'probe'");
        }
    }
}
