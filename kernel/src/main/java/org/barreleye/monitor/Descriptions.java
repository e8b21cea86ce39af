package org.barreleye.monitor;

import org.barreleye.generated.user.intermonitor.Description;

/** Descriptions of capabilities, as they travel. */
final class Descriptions {
    /** Where there is no capability. */
    static final Description NOTHING = new Description(0, 0, 0, 0, 0, 0, 0);

    private Descriptions() {}

    /** The same for whoever controls the cores. */
    static org.barreleye.generated.user.control.Description forControl(Description said) {
        return new org.barreleye.generated.user.control.Description(said.address(), said.type(), said.rights(), said.base(),
                said.bytes(), said.copies(), said.descendants());
    }
}
