package org.barreleye.kpi.channel;

import java.util.Optional;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/**
 * Describes the capabilities in the slots to which the references of a channel lead, and makes copies with fewer
 * rights. On the machine it is a domain's capability space, between plain threads a table.
 */
public interface CapabilityInspector extends Copyable {
    /** The inspector of a channel without slots: it knows no capability. */
    CapabilityInspector NONE = new Absent();

    /** An inspector that knows no capability. */
    @Shared // without state, and compared by identity
    final class Absent implements CapabilityInspector {
        private Absent() {}

        @Override
        public Optional<CapabilityIdentity> identify(CapabilityReference capability) {
            return Optional.empty();
        }

        @Override
        public Optional<CapabilityReference> mintReduced(CapabilityReference capability, Rights allowed) {
            return Optional.empty();
        }

        @Override
        public void release(CapabilityReference capability) {}
    }

    /** The capability in the slot of a reference; empty if there is none, as far as is known. */
    Optional<CapabilityIdentity> identify(CapabilityReference capability);

    /**
     * Makes a copy of a capability, for the caller to give away or to release.
     *
     * @param allowed the rights that the copy may have
     * @return empty if no copy can be made
     */
    Optional<CapabilityReference> mintReduced(CapabilityReference capability, Rights allowed);

    /** Deletes a capability. */
    void release(CapabilityReference capability);
}
