package org.barreleye.cpudriver.state;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.schedule.Scheduler;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
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

    KernelObjects(Scheduler scheduler, SlotOrdinals ordinals, QueueSizes sizes) {
        this.scheduler = scheduler;
        this.ordinals = ordinals;
        this.sizes = sizes;
        cnodes = new TreeMap<>();
        dispatchers = new TreeMap<>();
        endpoints = new TreeMap<>();
    }

    /** The level-2 CNode of a capability. */
    public CNode cnode(L2CNodeCapability capability) {
        return existing(cnodes, capability);
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

    /** The occupied slots of a CNode of either level. */
    List<CapabilitySlot> occupiedSlots(Capability cnode) {
        return existing(cnodes, cnode).slots().stream().filter(slot -> !slot.isEmpty()).toList();
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

    /**
     * Removes a CNode.
     *
     * @return its slots, whose capabilities are to be deleted
     */
    List<CapabilitySlot> removeCNode(Capability capability) {
        return cnodes.remove(Relations.address(capability)).slots();
    }

    void removeDispatcher(DispatcherCapability capability) {
        DispatcherControlBlock dispatcher = dispatchers.remove(capability.base());
        scheduler.remove(dispatcher);
        dispatcher.end(DispatcherControlBlock.KILLED);
    }

    /**
     * Removes an endpoint with the messages in it.
     *
     * @return the slots of its messages, whose capabilities are to be deleted
     */
    List<CapabilitySlot> removeEndpoint(EndPointCapability capability) {
        EndpointBuffer buffer = endpoints.remove(capability.base());
        buffer.listener().removeEndpoint(buffer);
        return buffer.slots();
    }
}
