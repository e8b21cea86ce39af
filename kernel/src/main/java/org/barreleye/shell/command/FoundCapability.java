package org.barreleye.shell.command;

import org.barreleye.domain.capability.ObjectIdentity;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.shell.derivation.HeldCapability;
import org.barreleye.shell.derivation.Holder;

/**
 * A capability that a search has found.
 *
 * @param core the core whose monitor has found it
 * @param process the number of the process that holds it, or of the monitor
 * @param program the name of its program
 * @param capability the description
 */
record FoundCapability(long core, long process, String program, CapInfo capability) {
    ObjectIdentity object() {
        return ObjectIdentity.of(capability);
    }

    /** Returns the holder: core, process and program. */
    Holder holder() {
        return new Holder(core, ProcessNumber.count(process), program);
    }

    /** Returns the capability as a part of a tree of derivation. */
    HeldCapability held() {
        return new HeldCapability(object(), holder());
    }

    /** Returns where it is, in the form that commands take: PROCESS:NODE.INDEX. */
    String place() {
        return ProcessNumber.text(process) + ":" + CapabilityText.address(capability);
    }
}
