package org.barreleye.cli;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;

/** Ends a process of core 1 that another program has started: requests the authority to do so. */
public final class Ender implements BlockingProgram {
    @Override
    public String name() {
        return "ender";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.CONTROL);
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        long process = 1L << 32 | Long.parseLong(domain.arguments().words().get(0));
        return new CoreControl(domain).kill(process).failed() ? 1 : 0;
    }
}
