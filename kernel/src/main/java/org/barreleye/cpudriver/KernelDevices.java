package org.barreleye.cpudriver;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.dma.ProtectionUnit;
import org.barreleye.cpudriver.interrupt.GicInterface;
import org.barreleye.cpudriver.mailbox.MailboxRegisters;

/**
 * The devices that the CPU driver of a core drives itself, as the firmware describes them.
 *
 * @param mailbox the registers of the mailbox, if the core has one
 * @param units the units between devices and memory
 * @param gics the interfaces to interrupt controllers
 */
public record KernelDevices(Optional<MailboxRegisters> mailbox, List<ProtectionUnit> units, List<GicInterface> gics) {
    /** Copies the lists. */
    public KernelDevices {
        units = List.copyOf(units);
        gics = List.copyOf(gics);
    }
}
