package org.barreleye.kpi.host;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/**
 * A table of capabilities that plain Java threads share, in the place of a kernel. It has types and rights, and no
 * objects. Any thread may use it at any time.
 */
public final class HostCapabilities implements CapabilityInspector {
    // Looked up by slot, never iterated: its order has no effect.
    private final ConcurrentMap<Integer, CapabilityIdentity> slots = new ConcurrentHashMap<>();
    private final AtomicInteger lastSlot = new AtomicInteger();

    /** Creates a table without capabilities. */
    public HostCapabilities() {}

    /**
     * Makes a capability.
     *
     * @param type the number of its type
     * @param rights what its holder may do with it
     */
    public CapabilityAddress create(int type, Rights rights) {
        int slot = lastSlot.incrementAndGet();
        slots.put(slot, new CapabilityIdentity(type, rights));
        return new CapabilityAddress(slot);
    }

    /** The number of capabilities. */
    public int size() {
        return slots.size();
    }

    @Override
    public Optional<CapabilityIdentity> identify(CapabilityReference capability) {
        return Optional.ofNullable(slots.get(capability.address().slot()));
    }

    @Override
    public Optional<CapabilityReference> mintReduced(CapabilityReference capability, Rights allowed) {
        return identify(capability)
                .map(identity -> CapabilityReference.at(create(identity.type(), identity.rights().and(allowed))));
    }

    @Override
    public void release(CapabilityReference capability) {
        slots.remove(capability.address().slot());
    }
}
