package org.barreleye.domain;

import java.util.Optional;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlClient;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.control.ControlInterface;
import org.barreleye.generated.user.control.GetInspectorResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The control of processes on all cores, by the capability of a domain whose program is granted {@link
 * Manifest.Need#CONTROL}. Bound on first use.
 */
public final class CoreControl {
    private final Domain domain;
    private Optional<ControlBinding> binding = Optional.empty();
    private Optional<ControlClient> client = Optional.empty();

    /** Binds on behalf of a domain. */
    public CoreControl(Domain domain) {
        this.domain = domain;
    }

    /** Returns the client, after the control was bound if it is not. */
    public ControlClient client() throws CallFailed {
        if (client.isEmpty() || !binding.orElseThrow().isOpen()) {
            ControlBinding bound = domain.bind(CapabilityReference.at(WellKnownSlots.CONTROL),
                    channel -> ControlInterface.connect(channel, new NoEvents()));
            binding = Optional.of(bound);
            client = Optional.of(ControlInterface.client(bound, domain.events()));
        }
        return client.get();
    }

    /** Ends a process, whichever program has started it. */
    public ErrorCode kill(long process) throws CallFailed {
        return client().kill(process);
    }

    /** Returns the inspection service of a core; the caller owns the capability. */
    public GetInspectorResult inspector(long core) throws CallFailed {
        return client().getInspector(core);
    }

    /** Ignores what the monitors report. */
    private static final class NoEvents implements ControlHandler {
        @Override
        public void ended(long process, int status) {}

        @Override
        public void coreJoined(long core) {}

        @Override
        public void coreLeft(long core, boolean failed) {}

        @Override
        public void adopted(long process, long spawner, long programNumber, String arguments) {}
    }
}
