package org.barreleye.shell.command;

import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;

/** Text forms of capabilities. */
final class CapabilityText {
    private CapabilityText() {}

    static String type(CapInfo capability) {
        return ObjectType.isNumber(capability.type()) ? ObjectType.of((int) capability.type()).declaredName()
                : "type " + capability.type();
    }

    static String rights(CapInfo capability) {
        return ObjectRights.describe((int) capability.rights() & ObjectRights.ALL);
    }

    /** Returns whether the object of a capability occupies memory. */
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

    /** Formats a number of things. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Describes the object of a capability: type, size and address. */
    static String object(CapInfo capability) {
        return type(capability) + (hasRange(capability) ? ", " + capability.bytes() + " bytes at " + begin(capability)
                : "");
    }
}
