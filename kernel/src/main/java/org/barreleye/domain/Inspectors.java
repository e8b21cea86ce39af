package org.barreleye.domain;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.generated.user.control.GetInspectorResult;
import org.barreleye.generated.user.inspect.InspectBinding;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.InspectHandler;
import org.barreleye.generated.user.inspect.InspectInterface;
import org.barreleye.kpi.outcome.CallFailed;

/** The inspection services of all cores, each bound on first use and again after its binding has closed. */
public final class Inspectors {
    private final Domain domain;
    private final CoreControl control;
    private final SortedMap<Long, Inspector> bound = new TreeMap<>();

    /** Binds to inspection services on behalf of a domain that controls all cores. */
    public Inspectors(Domain domain, CoreControl control) {
        this.domain = domain;
        this.control = control;
    }

    /** Returns the inspection service of a core; empty if there is no such core, or it is off. */
    public Optional<InspectClient> of(long core) throws CallFailed {
        Inspector known = bound.get(core);
        if (known != null && known.binding.isOpen()) {
            return Optional.of(known.client);
        }
        GetInspectorResult result = control.inspector(core);
        if (result.err().failed()) {
            return Optional.empty();
        }
        InspectBinding binding;
        try {
            binding = domain.bind(result.inspector(),
                    channel -> InspectInterface.connect(channel, new InspectHandler() {}));
        } finally {
            domain.slots().release(result.inspector());
        }
        Inspector inspector = new Inspector(binding, InspectInterface.client(binding, domain.events()));
        bound.put(core, inspector);
        return Optional.of(inspector.client);
    }

    private record Inspector(InspectBinding binding, InspectClient client) {}
}
