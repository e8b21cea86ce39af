package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.CoreMemory.MemoryBlock;

/** What a domain is made of: its capability space, its dispatcher, its endpoint at the monitor. */
final class DomainResources implements Copyable {
    private final CoreMonitor monitor;
    private final long process;
    private final int programNumber;
    private final MemoryBlock dispatcher;
    private final List<MemoryBlock> objects;
    private final EndpointAllocator.Endpoint monitorEndpoint;
    private final EndpointAllocator endpoints;
    private final EndpointChannel channel;
    private final CapabilitySpaceInspector inspector;
    private boolean killed;

    DomainResources(CoreMonitor monitor, long process, int programNumber, MemoryBlock dispatcher,
            List<MemoryBlock> objects, EndpointAllocator.Endpoint monitorEndpoint, EndpointAllocator endpoints,
            EndpointChannel channel, CapabilitySpaceInspector inspector) {
        this.monitor = monitor;
        this.process = process;
        this.programNumber = programNumber;
        this.dispatcher = dispatcher;
        this.objects = List.copyOf(objects);
        this.monitorEndpoint = monitorEndpoint;
        this.endpoints = endpoints;
        this.channel = channel;
        this.inspector = inspector;
    }

    long process() {
        return process;
    }

    int programNumber() {
        return programNumber;
    }

    EndpointAllocator endpoints() {
        return endpoints;
    }

    CapabilitySpaceInspector inspector() {
        return inspector;
    }

    /** Takes the dispatcher from everybody: it runs no more, and whoever watches hears of it. */
    void kill() {
        if (!killed) {
            killed = true;
            monitor.transfer().destroy(dispatcher.reference());
        }
    }

    /**
     * Takes back everything.
     *
     * @param allocatedMemory the memory that the domain was given
     * @param hasDelegated whether something that was made of it may be on another core
     */
    void destroy(List<MemoryBlock> allocatedMemory, boolean hasDelegated) {
        kill();
        objects.forEach(object -> monitor.transfer().destroy(CapabilityReference.at(object.slot())));
        monitor.endpoints().destroy(monitorEndpoint);
        endpoints.destroyAll();
        channel.close();
        List<MemoryBlock> all = new ArrayList<>(objects);
        all.add(dispatcher);
        all.forEach(monitor.memory()::free);
        if (!hasDelegated) {
            allocatedMemory.forEach(monitor.memory()::free);
        }
    }
}
