package org.barreleye.monitor;

import java.util.Optional;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.CoreMemory.MemoryBlock;

/**
 * Two rings in a frame that two cores share, made by the monitor of the side that asked. Each monitor keeps a
 * capability to the frame of its own, and revokes it when its end is closed; when both have, the frame's memory can be
 * used again.
 *
 * @param frame this monitor's capability to it
 * @param block where the memory is given back, on the side that made it
 */
record RingTransport(CoreMonitor monitor, Transport type, long connection, MonitorLink link, CapabilityReference frame,
        Optional<MemoryBlock> block) implements ConnectionTransport {
    private static final int READ_WRITE = ObjectRights.READ | ObjectRights.WRITE;

    @Override
    public Outcome<CapabilityReference> incoming() {
        return monitor.transfer().mint(frame, READ_WRITE);
    }

    @Override
    public Outcome<CapabilityReference> outgoing() {
        return Outcome.of(LocalBindCompletion.ABSENT);
    }

    @Override
    public void close() {
        monitor.transfer().destroy(frame);
        link.send(new Request.Disconnected(connection));
    }

    @Override
    public boolean retainsUntilRemoteClosed() {
        return block.isPresent();
    }

    @Override
    public void dispose() {
        block.ifPresent(monitor.memory()::free);
    }
}
