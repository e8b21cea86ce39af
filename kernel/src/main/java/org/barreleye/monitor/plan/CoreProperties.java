package org.barreleye.monitor.plan;

import java.util.Optional;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;

/**
 * What software wants to know of a core.
 *
 * @param core its number
 * @param isa the tag of its instruction set
 * @param wordBits 32 or 64
 * @param endianness the order of its bytes
 * @param megahertz its clock
 * @param mmu how it translates addresses, in one word
 * @param node the NUMA node it sits in
 * @param coherence the name of the coherence domain of its caches; nothing if nobody keeps them coherent
 * @param mailbox whether it reaches the mailbox of the machine
 * @param startsAtBoot whether it is started when the machine boots
 */
public record CoreProperties(CoreId core, String isa, int wordBits, Endianness endianness, int megahertz, String mmu,
        int node, Optional<String> coherence, boolean mailbox, boolean startsAtBoot) {
    /** Returns whether the caches of two cores agree without anybody's doing. */
    public boolean sharesCachesWith(CoreProperties other) {
        return coherence.isPresent() && coherence.equals(other.coherence);
    }

    /** The facts as the attributes of a record of the name service. */
    public String attributes() {
        return "isa=" + isa + " bits=" + wordBits + " endianness="
                + (endianness == Endianness.LITTLE ? "little" : "big")
                + " mhz=" + megahertz + " mmu=" + mmu + " node=" + node + " domain=" + coherence.orElse("none")
                + (mailbox ? " mailbox=yes" : "");
    }
}
