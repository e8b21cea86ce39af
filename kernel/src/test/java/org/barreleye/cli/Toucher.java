package org.barreleye.cli;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.LazyObject;
import org.barreleye.domain.memory.Region;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.syscall.Manifest;

/** Touches lazy memory; it relies on page faults. */
public final class Toucher implements BlockingProgram {
    private static final long PAGE = 4096;

    @Override
    public String name() {
        return "toucher";
    }

    @Override
    public Manifest manifest() {
        return Manifest.relyingOn(Feature.PAGE_FAULTS);
    }

    @Override
    public int run(Domain domain) {
        Region region = domain.addressSpace().map(new LazyObject(2 * PAGE)).value();
        region.window(domain.syscalls().memory()).putInt(0, 1);
        domain.syscalls().print(region.residentBytes() + " bytes are resident");
        return 0;
    }
}
