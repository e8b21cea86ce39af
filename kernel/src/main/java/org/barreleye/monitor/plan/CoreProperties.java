package org.barreleye.monitor.plan;

import java.util.Optional;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;

/**
 * The properties of a core.
 *
 * @param core its number
 * @param isa the tag of its instruction set
 * @param wordBits 32 or 64
 * @param endianness the order of its bytes
 * @param megahertz its clock
 * @param mmu the format of its page tables, in one word
 * @param node the number of its NUMA node
 * @param coherence the name of the coherence domain of its caches; empty if no hardware keeps them coherent
 * @param mailbox whether it reaches the mailbox of the machine
 * @param startsAtBoot whether it is started when the machine boots
 */
public record CoreProperties(CoreId core, String isa, int wordBits, Endianness endianness, int megahertz, String mmu,
        int node, Optional<String> coherence, boolean mailbox, boolean startsAtBoot) {
    /** Returns whether it has an MMU. */
    public boolean hasMmu() {
        return !mmu.equals("none");
    }

    /** Returns whether hardware keeps the caches of two cores coherent. */
    public boolean sharesCachesWith(CoreProperties other) {
        return coherence.isPresent() && coherence.equals(other.coherence);
    }

    /** The properties as the attributes of a record of the name service. */
    public String attributes() {
        return "isa=" + isa + " bits=" + wordBits + " endianness="
                + (endianness == Endianness.LITTLE ? "little" : "big")
                + " mhz=" + megahertz + " mmu=" + mmu + " node=" + node + " domain=" + coherence.orElse("none")
                + (mailbox ? " mailbox=yes" : "");
    }
}
