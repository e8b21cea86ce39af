package org.barreleye.shell.command;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.inspect.GetCoreInterruptsResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.kpi.outcome.CallFailed;

/** The cells of a table that count the interrupts of devices on a core; dashes where the core is not on. */
final class InterruptText {
    private InterruptText() {}

    /** Returns the headings of the cells. */
    static List<String> headings() {
        return List.of("INTERRUPTS", "PENDED", "SPURIOUS");
    }

    /** Returns the cells of a core. */
    static List<String> ofCore(Session session, CoreTable.Row core) throws CallFailed {
        Optional<InspectClient> inspector = core.isOn() ? session.inspectors().of(core.number()) : Optional.empty();
        if (inspector.isEmpty()) {
            return Collections.nCopies(headings().size(), "-");
        }
        GetCoreInterruptsResult counts = inspector.get().getCoreInterrupts();
        return List.of(Long.toString(counts.delivered()), Long.toString(counts.pended()),
                Long.toString(counts.spurious()));
    }
}
