package org.barreleye.monitor.domain;

import java.util.List;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.MemoryBlock;

/**
 * The kernel objects that one domain consists of, and their release: the capability space, the dispatcher, the
 * arguments, and the endpoints between the domain and its monitor.
 */
public final class DomainResources implements Copyable {
    private final LocalCapabilities capabilities;
    private final CoreMemory memory;
    private final EndpointAllocator monitorEndpoints;
    private final MemoryBlock dispatcher;
    // All blocks but the dispatcher.
    private final List<MemoryBlock> objects;
    private final EndpointAllocator.Endpoint monitorEndpoint;
    private final EndpointAllocator endpoints;
    private final EndpointChannel channel;
    private boolean stopped;

    /**
     * Takes over what a builder has made.
     *
     * @param monitorEndpoints where the monitor's own endpoint came from
     */
    DomainResources(LocalCapabilities capabilities, CoreMemory memory, EndpointAllocator monitorEndpoints,
            DomainBuilder builder, EndpointChannel channel) {
        this.capabilities = capabilities;
        this.memory = memory;
        this.monitorEndpoints = monitorEndpoints;
        this.channel = channel;
        dispatcher = builder.dispatcher();
        objects = List.copyOf(builder.objects());
        monitorEndpoint = builder.monitorEndpoint();
        endpoints = builder.endpoints();
    }

    DispatcherReference dispatcher() {
        return new DispatcherReference(dispatcher.slot());
    }

    /** Revokes and deletes the dispatcher capability: the dispatcher stops, and its watchers are notified. */
    void stopDispatcher() {
        if (!stopped) {
            stopped = true;
            capabilities.destroy(dispatcher.reference());
        }
    }

    /**
     * Destroys all objects and frees their memory.
     *
     * @param allocated the memory that the domain was given while it ran; freed when no other domain uses it
     */
    void destroy(List<MemoryBlock> allocated) {
        stopDispatcher();
        objects.forEach(object -> capabilities.destroy(object.reference()));
        monitorEndpoints.destroy(monitorEndpoint);
        endpoints.destroyAll();
        channel.close();
        memory.free(dispatcher);
        // The domain may have sent the page with its arguments to another one.
        memory.freeWhenUnused(objects);
        memory.freeWhenUnused(allocated);
    }
}
