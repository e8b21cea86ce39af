package org.barreleye.kpi.channel;

import java.util.Optional;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Holding;
import org.barreleye.kpi.types.Rights;

/**
 * Whoever keeps the slots that the references of a channel lead to: can tell what lies there, and make copies that can do
 * less. On the machine a domain's capability space does; between plain threads a table has to.
 */
public interface CapabilityHolder extends Copyable {
    /** Keeps nothing, and so cannot vouch for any reference. */
    CapabilityHolder NOBODY = new CapabilityHolder() {
        @Override
        public Optional<Holding> holding(CapabilityReference capability) {
            return Optional.empty();
        }

        @Override
        public Optional<CapabilityReference> diminished(CapabilityReference capability, Rights most) {
            return Optional.empty();
        }

        @Override
        public void release(CapabilityReference capability) {}

        @Override
        public CapabilityHolder copy(Copier copier) {
            copier.enter(this, this);
            return this;
        }
    };

    /** What lies where a reference leads to; empty if nothing does, as far as is known. */
    Optional<Holding> holding(CapabilityReference capability);

    /**
     * Makes a copy of a capability, for the caller to give away or to release.
     *
     * @param most the rights that the copy may have
     * @return empty if no copy can be made
     */
    Optional<CapabilityReference> diminished(CapabilityReference capability, Rights most);

    /** Deletes a capability. */
    void release(CapabilityReference capability);
}
