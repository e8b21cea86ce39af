package org.barreleye.monitor.binding;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.MemoryBlock;

/**
 * Two rings in a frame that both cores map; the client's monitor allocates it. Each monitor has a capability to the
 * frame and revokes it on its core when its own end is closed. The memory is free when no core has a capability to it.
 *
 * @param frame this monitor's capability to the frame
 * @param block the memory of the frame; present at the monitor that allocated it
 */
record RingTransport(LocalCapabilities capabilities, CoreMemory memory, Transport type, long connection,
        MonitorLink link, CapabilityReference frame, Optional<MemoryBlock> block) implements ConnectionTransport {
    private static final int BOTH = ObjectRights.READ | ObjectRights.WRITE;

    @Override
    public Outcome<CapabilityReference> incoming() {
        return capabilities.mint(frame, BOTH);
    }

    @Override
    public Outcome<CapabilityReference> outgoing() {
        return Outcome.of(CapabilityReference.ABSENT);
    }

    @Override
    public void close() {
        capabilities.destroy(frame);
        link.binding().sendDisconnected(connection);
    }

    @Override
    public boolean outlivesClose() {
        return block.isPresent();
    }

    @Override
    public void dispose() {
        block.ifPresent(freed -> memory.freeWhenUnused(List.of(freed)));
    }
}
