package org.barreleye.shell.command;

import org.barreleye.kpi.types.CanonicalAddress;

/** Describes the memory cell of the machine at a canonical address. */
@FunctionalInterface
public interface AddressDescriber {
    /** Describes the byte at an address: its memory, its node, its line. */
    String describe(CanonicalAddress address);
}
