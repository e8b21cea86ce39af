package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.kpi.outcome.CallFailed;

/** Access to the inspection services of the cores. */
@FunctionalInterface
public interface CoreInspectors {
    /** Returns the inspection service of a core; empty if there is no such core, or it is off. */
    Optional<InspectClient> of(long core) throws CallFailed;
}
