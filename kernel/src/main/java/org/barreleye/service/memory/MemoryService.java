package org.barreleye.service.memory;

import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.binding.Client;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The program of the memory service. Its arguments are the NUMA nodes of address spaces, words SPACE=NODE, and the
 * cores of nodes, words nodeNODE=FIRST-LAST.
 */
public record MemoryService() implements StatefulServer<RamAllocator> {
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
        return new RamAllocator(domain);
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
