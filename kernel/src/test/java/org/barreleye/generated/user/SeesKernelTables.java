package org.barreleye.generated.user;

import org.barreleye.generated.kernel.Capability;

/** A violation: a stub that sees capabilities instead of addresses. */
final class SeesKernelTables {
    Capability same(Capability capability) {
        return capability;
    }
}
