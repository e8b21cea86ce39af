package org.barreleye.boot;

import java.util.Optional;
import org.barreleye.cpudriver.mailbox.MailboxRegisters;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.AddressWindow;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.MachineDescription;

/** Finds the mailbox that a core reaches. */
final class MailboxLookup {
    private MailboxLookup() {}

    /** Returns the registers of the first mailbox that a core reaches; empty if it reaches none. */
    static Optional<MailboxRegisters> of(MachineDescription machine, CoreDescription core) {
        return machine.devices().stream()
                .filter(device -> device.kind() == DeviceDescription.Kind.MAILBOX && reaches(core, device))
                .findFirst()
                .map(device -> new MailboxRegisters(
                        new CanonicalAddress(device.space(), device.offset()).packed(), device.vector()));
    }

    private static boolean reaches(CoreDescription core, DeviceDescription device) {
        return core.map().isEmpty() || core.map().stream().anyMatch(window -> covers(window, device));
    }

    private static boolean covers(AddressWindow window, DeviceDescription device) {
        return window.space() == device.space()
                && window.offset() <= device.offset()
                && device.offset() - window.offset() < window.bytes();
    }
}
