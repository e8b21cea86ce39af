package org.barreleye.kpi.host;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.barreleye.kpi.channel.CapabilityHolder;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Holding;
import org.barreleye.kpi.types.Rights;

/**
 * A table of capabilities that plain Java threads share: what a kernel knows where there is one. It remembers types and
 * rights, and stands for no object. Any thread may use it at any time.
 */
public final class HostCapabilities implements CapabilityHolder {
    // Looked up by slot, never iterated: its order cannot reach anything.
    private final ConcurrentMap<Integer, Holding> slots = new ConcurrentHashMap<>();
    private final AtomicInteger lastSlot = new AtomicInteger();

    /** Creates a table without capabilities. */
    public HostCapabilities() {}

    private HostCapabilities(HostCapabilities source, Copier copier) {
        copier.enter(source, this);
        slots.putAll(source.slots);
        lastSlot.set(source.lastSlot.get());
    }

    @Override
    public HostCapabilities copy(Copier copier) {
        return new HostCapabilities(this, copier);
    }

    /**
     * Makes a capability.
     *
     * @param type the number of its type
     * @param rights what its holder may do with it
     */
    public CapabilityAddress make(int type, Rights rights) {
        int slot = lastSlot.incrementAndGet();
        slots.put(slot, new Holding(type, rights));
        return new CapabilityAddress(slot);
    }

    /** How many capabilities there are. */
    public int size() {
        return slots.size();
    }

    @Override
    public Optional<Holding> holding(CapabilityReference capability) {
        return Optional.ofNullable(slots.get(capability.address().slot()));
    }

    @Override
    public Optional<CapabilityReference> diminished(CapabilityReference capability, Rights most) {
        return holding(capability)
                .map(holding -> CapabilityReference.at(make(holding.type(), holding.rights().and(most))));
    }

    @Override
    public void release(CapabilityReference capability) {
        slots.remove(capability.address().slot());
    }
}
