package org.barreleye.shell.derivation;

import org.barreleye.domain.capability.ObjectIdentity;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.types.CanonicalAddress;

/** Text forms of objects. */
final class ObjectLabel {
    private static final int CORE_SHIFT = 32;
    private static final long COUNT = (1L << CORE_SHIFT) - 1;

    private ObjectLabel() {}

    static String type(ObjectIdentity object) {
        return ObjectType.isNumber(object.type()) ? ObjectType.of((int) object.type()).declaredName()
                : "type" + object.type();
    }

    /** Returns the first and the last address, or the number of an object that has none. */
    static String range(ObjectIdentity object) {
        if (object.bytes() == 0) {
            return "number " + (object.number() >>> CORE_SHIFT == 0 ? "" : (object.number() >>> CORE_SHIFT) + ".")
                    + (object.number() & COUNT);
        }
        CanonicalAddress begin = CanonicalAddress.of(object.base());
        return begin + "-0x" + Long.toHexString(begin.offset() + object.bytes() - 1);
    }

    static String size(ObjectIdentity object) {
        return object.bytes() == 0 ? "no memory" : object.bytes() + " bytes";
    }

    /** Returns type, range and size. */
    static String of(ObjectIdentity object) {
        return type(object) + " " + range(object) + ", " + size(object);
    }
}
