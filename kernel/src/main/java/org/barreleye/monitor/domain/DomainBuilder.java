package org.barreleye.monitor.domain;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.memory.TableMemory;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.MemoryBlock;

/**
 * Builds the kernel objects of one domain, step by step. A step that is refused leaves what the steps before it have
 * made, which {@link #discard} destroys.
 */
final class DomainBuilder {
    // A domain uses its space and its dispatcher; only its monitor revokes them or reserves processor time.
    private static final Rights OWN = new Rights(ObjectRights.READ | ObjectRights.WRITE);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final CoreMemory memory;
    private final LocalCapabilities capabilities;
    private final EndpointAllocator monitorEndpoints;
    private final int programNumber;
    private final List<MemoryBlock> objects = new ArrayList<>();
    // Each is absent until its step has succeeded.
    private MemoryBlock root;
    private MemoryBlock cnode;
    private MemoryBlock dispatcher;
    private EndpointAllocator endpoints;
    private EndpointAllocator.Endpoint domainEndpoint;
    private EndpointAllocator.Endpoint monitorEndpoint;

    DomainBuilder(SystemCalls syscalls, SlotAllocator slots, CoreMemory memory, LocalCapabilities capabilities,
            EndpointAllocator monitorEndpoints, int programNumber) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.memory = memory;
        this.capabilities = capabilities;
        this.monitorEndpoints = monitorEndpoints;
        this.programNumber = programNumber;
    }

    /** Creates the capability space and the dispatcher. */
    Outcome<Outcome.Unit> createObjects() {
        return memory.allocate(Retype.L1CNODE, ObjectType.L1CNODE.fixedSize()).flatMap(block -> {
            root = add(block);
            return memory.allocate(Retype.L2CNODE, ObjectType.L2CNODE.fixedSize());
        }).flatMap(block -> {
            cnode = add(block);
            return memory.allocate(Retype.DISPATCHER, ObjectType.DISPATCHER.fixedSize());
        }).flatMap(block -> {
            dispatcher = block;
            return Outcome.unit();
        });
    }

    /** Creates the pair of endpoints between the domain and its monitor. */
    Outcome<Outcome.Unit> createEndpoints() {
        endpoints = EndpointAllocator.ofDomain(syscalls, slots, memory, dispatcherReference());
        return endpoints.allocate().flatMap(endpoint -> {
            domainEndpoint = endpoint;
            return monitorEndpoints.allocate();
        }).flatMap(endpoint -> {
            monitorEndpoint = endpoint;
            return Outcome.unit();
        });
    }

    /** Puts the capabilities that every domain has into the well-known slots of its space. */
    Outcome<Outcome.Unit> populateSpace() {
        L1CNodeReference space = cspace();
        return space.install(syscalls, cnode.slot(), 0)
                .flatMap(done -> space.mint(syscalls, space.address(), OWN, WellKnownSlots.ROOT))
                .flatMap(done -> space.mint(syscalls, dispatcher.slot(), OWN, WellKnownSlots.DISPATCHER))
                .flatMap(done -> mintEndpoint(domainEndpoint, ObjectRights.READ, WellKnownSlots.FROM_MONITOR))
                .flatMap(done -> mintEndpoint(monitorEndpoint, ObjectRights.WRITE, WellKnownSlots.TO_MONITOR));
    }

    /** Gives the domain memory for its first page tables, if its core has an MMU. */
    Outcome<Outcome.Unit> provideTableMemory() {
        return syscalls.pageTableArchitecture().isEmpty() ? Outcome.unit()
                : memory.allocate(Retype.RAM, TableMemory.FIRST_BYTES).flatMap(block -> cspace().copy(
                        syscalls, add(block).slot(), WellKnownSlots.PAGE_TABLE_MEMORY));
    }

    private Outcome<Outcome.Unit> mintEndpoint(EndpointAllocator.Endpoint endpoint, int rights,
            CapabilityAddress slot) {
        return cspace().mint(syscalls, endpoint.reference().address(), new Rights(rights), slot);
    }

    /** Writes arguments and environment into a page that the domain can read, unless both are empty. */
    Outcome<Outcome.Unit> writeArguments(Arguments arguments) {
        if (arguments.text().isEmpty() && arguments.environment().isEmpty()) {
            return Outcome.unit();
        }
        return memory.allocateShared(Arguments.BYTES).flatMap(page -> {
            add(page.block());
            arguments.writeTo(new Window(syscalls.memory(), page.base(), Arguments.BYTES));
            return cspace().mint(
                    syscalls, page.reference().address(), new Rights(ObjectRights.READ), WellKnownSlots.ARGUMENTS);
        });
    }

    private MemoryBlock add(MemoryBlock block) {
        objects.add(block);
        return block;
    }

    /** Destroys everything that has been made. */
    void discard() {
        if (dispatcher != null) {
            add(dispatcher);
        }
        objects.forEach(block -> {
            capabilities.destroy(block.reference());
            memory.free(block);
        });
        if (monitorEndpoint != null) {
            monitorEndpoints.destroy(monitorEndpoint);
        }
        if (endpoints != null) {
            endpoints.destroyAll();
        }
    }

    int programNumber() {
        return programNumber;
    }

    /** The blocks of all objects but the dispatcher. */
    List<MemoryBlock> objects() {
        return objects;
    }

    MemoryBlock dispatcher() {
        return dispatcher;
    }

    DispatcherReference dispatcherReference() {
        return new DispatcherReference(dispatcher.slot());
    }

    L1CNodeReference cspace() {
        return new L1CNodeReference(root.slot());
    }

    EndpointAllocator endpoints() {
        return endpoints;
    }

    EndpointAllocator.Endpoint domainEndpoint() {
        return domainEndpoint;
    }

    EndpointAllocator.Endpoint monitorEndpoint() {
        return monitorEndpoint;
    }
}
