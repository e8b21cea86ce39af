package org.barreleye.capops;

import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.StateHash;

/** The first message of a domain to that of a core which has joined again: from then on both can send capabilities. */
record Connected() implements Hashed {
    @Override
    public void addTo(StateHash hash) {
        hash.add(-1);
    }
}
