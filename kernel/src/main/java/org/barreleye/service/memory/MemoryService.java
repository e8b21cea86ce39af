package org.barreleye.service.memory;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.binding.Client;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The program of the memory service.
 *
 * @param nodes the memory of the NUMA nodes; what is in none belongs to node 0, and is near to no core
 */
public record MemoryService(List<NodeMemory> nodes) implements StatefulServer<RamAllocator> {
    /** Copies the list. */
    public MemoryService {
        nodes = List.copyOf(nodes);
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.MEMORY);
    }

    @Override
    public RamAllocator open(Domain domain) {
        return new RamAllocator(domain, nodes);
    }

    @Override
    public Binding accept(RamAllocator allocator, Channel channel) {
        return accept(allocator, channel, Client.SELF);
    }

    @Override
    public Binding accept(RamAllocator allocator, Channel channel, Client client) {
        return MemoryInterface.accept(channel, new MemorySession(allocator, client.process()));
    }
}
