package org.barreleye.cli;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.kpi.outcome.CallFailed;

/** Connects to the service that its argument names. */
public final class Seeker implements BlockingProgram {
    @Override
    public String name() {
        return "seeker";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        domain.connect(domain.arguments().words().get(0),
                channel -> MemoryInterface.connect(channel, new MemoryHandler() {}));
        return 0;
    }
}
