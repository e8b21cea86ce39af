package org.barreleye.cli;

import java.util.Locale;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.shell.command.AddressDescriber;

/**
 * Describes canonical addresses by the memory of a machine.
 *
 * @param machine the description of the machine
 */
record MachineAddresses(MachineDescription machine) implements AddressDescriber {
    @Override
    public String describe(CanonicalAddress address) {
        return machine.memory().stream()
                .filter(region -> region.space() == address.space() && address.offset() < region.bytes())
                .findFirst()
                .map(region -> describe(region, address))
                .orElse("none: the machine has no memory at " + address);
    }

    private String describe(MemoryRegion region, CanonicalAddress address) {
        String where = region.node() == MemoryRegion.EVERYWHERE ? "at no NUMA node"
                : "at NUMA node " + region.node();
        return "byte " + address.offset() + " of " + region.bytes() + " bytes of "
                + region.kind().name().toLowerCase(Locale.ROOT) + " " + where + ", line "
                + address.offset() / machine.lineBytes();
    }
}
