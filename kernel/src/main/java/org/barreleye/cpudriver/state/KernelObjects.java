package org.barreleye.cpudriver.state;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.schedule.Scheduler;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/** The kernel objects of a core, by the packed canonical address of the memory that each is made of. */
public final class KernelObjects implements Copyable {
    private final Scheduler scheduler;
    private final SlotOrdinals ordinals;
    private final QueueSizes sizes;
    private final SortedMap<Long, CNode> cnodes;
    private final SortedMap<Long, DispatcherControlBlock> dispatchers;
    private final SortedMap<Long, EndpointBuffer> endpoints;
    private final SortedMap<Long, PageTable> pageTables;

    KernelObjects(Scheduler scheduler, SlotOrdinals ordinals, QueueSizes sizes) {
        this.scheduler = scheduler;
        this.ordinals = ordinals;
        this.sizes = sizes;
        cnodes = new TreeMap<>();
        dispatchers = new TreeMap<>();
        endpoints = new TreeMap<>();
        pageTables = new TreeMap<>();
    }

    /** The level-2 CNode of a capability. */
    public CNode cnode(L2CNodeCapability capability) {
        return existing(cnodes, capability);
    }

    /** The level-2 CNode of the capability in a slot. */
    public CNode cnode(CapabilitySlot slot) {
        if (slot.object() instanceof CNode known) {
            return known;
        }
        CNode found = cnode((L2CNodeCapability) slot.capability());
        slot.setObject(found);
        return found;
    }

    /** The number of slots for capabilities in an object: those of a CNode, or of the messages of an endpoint. */
    int slotsIn(Capability object) {
        return object instanceof L1CNodeCapability || object instanceof L2CNodeCapability ? CNode.SLOTS
                : object instanceof EndPointCapability ? sizes.endpointMessages() : 0;
    }

    /** The root CNode of a capability. */
    public CNode cnode(L1CNodeCapability capability) {
        return existing(cnodes, capability);
    }

    /** The dispatcher of a capability. */
    public DispatcherControlBlock dispatcher(DispatcherCapability capability) {
        return existing(dispatchers, capability);
    }

    /** The endpoint of a capability. */
    public EndpointBuffer endpoint(EndPointCapability capability) {
        return existing(endpoints, capability);
    }

    /** The endpoint of the capability in a slot. */
    public EndpointBuffer endpoint(CapabilitySlot slot) {
        if (slot.object() instanceof EndpointBuffer known) {
            return known;
        }
        EndpointBuffer found = endpoint((EndPointCapability) slot.capability());
        slot.setObject(found);
        return found;
    }

    /** The page table of a capability. For one of another core, an object is made when it is used first. */
    public PageTable pageTable(PageTableCapability capability) {
        return pageTables.computeIfAbsent(capability.base(), none -> new PageTable(capability));
    }

    /** The page table of a capability, if it was used here. */
    Optional<PageTable> knownPageTable(PageTableCapability capability) {
        return Optional.ofNullable(pageTables.get(capability.base()));
    }

    private static <T> T existing(SortedMap<Long, T> objects, Capability capability) {
        T object = objects.get(Relations.address(capability));
        if (object == null) {
            throw new KernelBug("an object exists as long as a capability to it, but there is none for " + capability);
        }
        return object;
    }

    void createCNode(Capability capability) {
        cnodes.put(Relations.address(capability), new CNode(ordinals.take(CNode.SLOTS)));
    }

    void createDispatcher(DispatcherCapability capability) {
        DispatcherControlBlock dispatcher = new DispatcherControlBlock();
        dispatchers.put(capability.base(), dispatcher);
        scheduler.add(dispatcher);
    }

    void createEndpoint(EndPointCapability capability) {
        // An endpoint lies inside its dispatcher: the nearest dispatcher at or below its address.
        DispatcherControlBlock listener =
                dispatchers.get(dispatchers.headMap(capability.base() + 1).lastKey()).receiver();
        int capacity = sizes.endpointMessages();
        EndpointBuffer buffer = new EndpointBuffer(listener, capacity, ordinals.take(capacity));
        endpoints.put(capability.base(), buffer);
        listener.addEndpoint(buffer);
    }

    void createPageTable(PageTableCapability capability) {
        pageTables.put(capability.base(), new PageTable(capability));
    }

    Optional<PageTable> removePageTable(PageTableCapability capability) {
        return Optional.ofNullable(pageTables.remove(capability.base()));
    }

    /**
     * Makes an object unreachable whose last capability is being deleted.
     *
     * @return the slots in it whose capabilities are to be deleted; none if it is no CNode and no endpoint
     */
    List<CapabilitySlot> detach(Capability last) {
        if (last instanceof L1CNodeCapability || last instanceof L2CNodeCapability) {
            CNode node = existing(cnodes, last);
            node.destroy();
            return node.occupiedSlots();
        }
        return last instanceof EndPointCapability endpoint ? detach(endpoint(endpoint)) : List.of();
    }

    private static List<CapabilitySlot> detach(EndpointBuffer endpoint) {
        endpoint.listener().removeEndpoint(endpoint);
        return endpoint.occupiedSlots();
    }

    void removeCNode(Capability capability) {
        cnodes.remove(Relations.address(capability));
    }

    void removeDispatcher(DispatcherCapability capability) {
        DispatcherControlBlock dispatcher = dispatchers.remove(capability.base());
        scheduler.remove(dispatcher);
        dispatcher.end(DispatcherControlBlock.KILLED);
    }

    void removeEndpoint(EndPointCapability capability) {
        endpoints.remove(capability.base());
    }
}
