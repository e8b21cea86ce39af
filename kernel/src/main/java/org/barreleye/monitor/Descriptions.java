package org.barreleye.monitor;

import org.barreleye.generated.user.intermon.CapInfo;

/** Descriptions of capabilities, as they travel. */
final class Descriptions {
    /** Where there is no capability. */
    static final CapInfo NOTHING = new CapInfo(0, 0, 0, 0, 0, 0, 0);

    private Descriptions() {}

    /** The same for whoever controls the cores. */
    static org.barreleye.generated.user.control.CapInfo forControl(CapInfo result) {
        return new org.barreleye.generated.user.control
                .CapInfo(result.address(), result.type(), result.rights(), result.base(), result.bytes(),
                result.copies(), result.descendants());
    }
}
