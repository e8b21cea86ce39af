package org.barreleye.machine.description;

import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.state.Shared;

/**
 * A region of memory, which starts at offset 0 of an address space of its own.
 *
 * @param space 0 .. 65,535
 * @param bytes its size: a positive multiple of 4,096, at most 2^40
 * @param node the node at which it is; {@link #EVERYWHERE} if it is equally far from all nodes
 * @param kind its kind
 * @param uncachedCosts the costs of uncached accesses; 0 for cached memory
 * @param domain the coherence domain that caches it; empty if that follows from its node (see {@link
 *     MachineDescription#domainOf(MemoryRegion)})
 */
@Shared // never changed
public record MemoryRegion(int space, long bytes, int node, Kind kind, UncachedCosts uncachedCosts,
        Optional<String> domain) {
    /** No node in particular. */
    public static final int EVERYWHERE = -1;

    /** The kinds of memory. */
    public enum Kind {
        /**
         * Ordinary memory, cached by the cores of one coherence domain; others access it past their coherent caches.
         */
        RAM,
        /** Ordinary memory that is not cached. */
        UNCACHED,
        /** A scratchpad: small, fast, near some cores, not cached. */
        SCRATCHPAD,
        /** The registers of devices. */
        DEVICE
    }

    /**
     * The costs of uncached accesses from a core of the same node, in picoseconds. A core of another node adds the
     * route.
     *
     * @param read a word
     * @param write a word
     * @param writeLine a line of the machine, its words combined into one transfer
     */
    public record UncachedCosts(long read, long write, long writeLine) {
        /** An access that costs a hit and no more. */
        public static final UncachedCosts FREE = new UncachedCosts(0, 0, 0);

        /** Checks the ranges. */
        public UncachedCosts {
            RangeChecks.time("reading a word", read);
            RangeChecks.time("writing a word", write);
            RangeChecks.time("writing a line", writeLine);
        }
    }

    /** Checks the ranges. */
    public MemoryRegion {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(uncachedCosts, "uncachedCosts");
        Objects.requireNonNull(domain, "domain");
        if (kind != Kind.RAM && domain.isPresent()) {
            throw new IllegalArgumentException("the memory of space " + space
                    + " is not cached, so it is in no"
                    + " coherence domain: remove 'domain'");
        }
        if (space < 0 || space > 0xffff) {
            throw new IllegalArgumentException("an address space has a number from 0 to 65535, not " + space);
        }
        if (bytes <= 0 || bytes % 4096 != 0 || bytes > 1L << 40) {
            throw new IllegalArgumentException(
                    "the memory of space " + space + " is a positive multiple of 4096 bytes up to 2^40, not " + bytes);
        }
    }

    /** Memory that belongs to the coherence domain that follows from its node. */
    public MemoryRegion(int space, long bytes, int node, Kind kind, UncachedCosts uncachedCosts) {
        this(space, bytes, node, kind, uncachedCosts, Optional.empty());
    }

    /** Ordinary memory that is as far from one node as from another. */
    public MemoryRegion(int space, long bytes) {
        this(space, bytes, EVERYWHERE, Kind.RAM, UncachedCosts.FREE);
    }

    /** Returns whether caches hold lines of it. */
    public boolean isCached() {
        return kind == Kind.RAM;
    }
}
