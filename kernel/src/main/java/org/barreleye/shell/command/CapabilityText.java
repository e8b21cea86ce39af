package org.barreleye.shell.command;

import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;

/** Capabilities in words. */
final class CapabilityText {
    private CapabilityText() {}

    static String type(CapInfo capability) {
        return ObjectType.isNumber(capability.type()) ? ObjectType.of((int) capability.type()).declaredName()
                : "type " + capability.type();
    }

    static String rights(CapInfo capability) {
        return ObjectRights.describe((int) capability.rights() & ObjectRights.ALL);
    }

    /** Whether its object is made of memory. */
    static boolean hasRange(CapInfo capability) {
        return capability.bytes() != 0;
    }

    static CanonicalAddress begin(CapInfo capability) {
        return CanonicalAddress.of(capability.base());
    }

    static String address(CapInfo capability) {
        CapabilityAddress address = new CapabilityAddress((int) capability.address());
        return address.node() + "." + address.index();
    }

    /** What it is a capability to. */
    static String object(CapInfo capability) {
        return type(capability) + (hasRange(capability) ? ", " + capability.bytes() + " bytes at " + begin(capability)
                : "");
    }
}
