package org.barreleye.shell.command;

import org.barreleye.kpi.types.CanonicalAddress;

/** The last step of a walk: from a canonical address to a cell of the machine. */
@FunctionalInterface
public interface AddressDescriber {
    /** Which byte of which memory an address is, in words. */
    String describe(CanonicalAddress address);
}
