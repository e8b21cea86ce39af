package org.barreleye.cpudriver;

import org.barreleye.domain.Domain;

/** A violation: a CPU driver that depends on the library of a domain. */
final class SeesUserCode {
    Object slots(Domain domain) {
        return domain.slots();
    }
}
