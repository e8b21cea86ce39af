package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.SystemError;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.LmpEventSource;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Rights;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.monitor.CoreMemory.MemoryBlock;

/**
 * Makes domains: a capability space, a dispatcher, a pair of endpoints between the domain and this monitor, and what
 * the program's manifest asks for, all of it in well-known slots before the domain's first instruction.
 */
final class Spawner implements Copyable {
    // A domain uses its space and its dispatcher; only its monitor may take them away, or promise it more than its
    // share.
    private static final Rights OWN = new Rights(ObjectRights.READ | ObjectRights.WRITE);

    private final CoreMonitor monitor;
    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final EventLoop events;

    Spawner(CoreMonitor monitor, SystemCalls syscalls, SlotAllocator slots, EventLoop events) {
        this.monitor = monitor;
        this.syscalls = syscalls;
        this.slots = slots;
        this.events = events;
    }

    private Spawner(Spawner source, StateCloner cloner) {
        cloner.register(source, this);
        monitor = cloner.of(source.monitor);
        syscalls = cloner.ofOpaque(source.syscalls);
        slots = cloner.of(source.slots);
        events = cloner.of(source.events);
    }

    @Override
    public Spawner copy(StateCloner cloner) {
        return new Spawner(this, cloner);
    }

    /** Why a program of the boot image cannot run here; nothing if it can. */
    Optional<SystemError> validate(long programNumber) {
        List<Manifest> programs = monitor.plan().programs();
        if (programNumber < 1 || programNumber >= programs.size()) {
            return Optional.of(SystemError.NO_SUCH_PROGRAM);
        }
        return programs.get((int) programNumber).runsOn(monitor.properties().isa()) ? Optional.empty()
                : Optional.of(SystemError.WRONG_ISA);
    }

    /**
     * Starts a program of the boot image in a domain of its own; what was made for one that cannot start is taken back.
     */
    Outcome<LocalDomain> spawn(long programNumber, String arguments, String environment) {
        DomainBuilder builder = new DomainBuilder((int) programNumber);
        Outcome<LocalDomain> domain = makeObjects(builder)
                .flatMap(done -> makeEndpoints(builder))
                .flatMap(done -> populate(builder))
                .flatMap(done -> writeArguments(builder, arguments, environment))
                .flatMap(done -> grant(builder))
                .flatMap(done -> launch(builder));
        if (!domain.succeeded()) {
            discard(builder);
        }
        return domain;
    }

    private Outcome<Outcome.Unit> makeObjects(DomainBuilder builder) {
        CoreMemory memory = monitor.memory();
        return memory.make(Retype.L1CNODE, ObjectType.L1CNODE.fixedSize()).flatMap(root -> {
            builder.root = builder.add(root);
            return memory.make(Retype.L2CNODE, ObjectType.L2CNODE.fixedSize());
        }).flatMap(node -> {
            builder.node = builder.add(node);
            return memory.make(Retype.DISPATCHER, ObjectType.DISPATCHER.fixedSize());
        }).flatMap(dispatcher -> {
            builder.dispatcher = dispatcher;
            return Outcome.unit();
        });
    }

    private Outcome<Outcome.Unit> makeEndpoints(DomainBuilder builder) {
        builder.endpoints = new EndpointAllocator(syscalls, slots, new DispatcherReference(builder.dispatcher.slot()));
        return builder.endpoints.make().flatMap(domainEndpoint -> {
            builder.domainEndpoint = domainEndpoint;
            return monitor.endpoints().make();
        }).flatMap(monitorEndpoint -> {
            builder.monitorEndpoint = monitorEndpoint;
            return Outcome.unit();
        });
    }

    private Outcome<Outcome.Unit> populate(DomainBuilder builder) {
        L1CNodeReference space = builder.space();
        return space.install(syscalls, builder.node.slot(), 0)
                .flatMap(done -> space.mint(syscalls, space.address(), OWN, WellKnownSlots.ROOT))
                .flatMap(done -> space.mint(syscalls, builder.dispatcher.slot(), OWN, WellKnownSlots.DISPATCHER))
                .flatMap(done ->
                space.mint(syscalls, builder.domainEndpoint.reference().address(), new Rights(ObjectRights.READ),
                        WellKnownSlots.FROM_MONITOR))
                .flatMap(done ->
                space.mint(syscalls, builder.monitorEndpoint.reference().address(), new Rights(ObjectRights.WRITE),
                        WellKnownSlots.TO_MONITOR));
    }

    private Outcome<Outcome.Unit> writeArguments(DomainBuilder builder, String arguments, String environment) {
        if (arguments.isEmpty() && environment.isEmpty()) {
            return Outcome.unit();
        }
        return monitor.memory().makeShared(Arguments.BYTES).flatMap(page -> {
            builder.add(page.block());
            new Arguments(arguments, environment).writeTo(new Window(syscalls.memory(), page.base(), Arguments.BYTES));
            return builder.space().mint(
                    syscalls, page.reference().address(), new Rights(ObjectRights.READ), WellKnownSlots.ARGUMENTS);
        });
    }

    private Outcome<Outcome.Unit> grant(DomainBuilder builder) {
        Manifest manifest = monitor.plan().programs().get(builder.programNumber);
        Outcome<Outcome.Unit> done = Outcome.unit();
        if (manifest.needs().contains(Manifest.Need.CONTROL)) {
            done = done.flatMap(before -> grantCapability(builder.space(),
                    monitor.transfer().makeService(ControlSession.serviceOf(monitor.core())), WellKnownSlots.CONTROL));
        }
        if (manifest.needs().contains(Manifest.Need.MEMORY)) {
            done = done.flatMap(before -> grantMemory(builder.space()));
        }
        if (manifest.needs().contains(Manifest.Need.TERMINAL)) {
            done = done.flatMap(before ->
                    grantCapability(builder.space(), monitor.transfer().makeTerminal(), WellKnownSlots.TERMINAL));
        }
        return done;
    }

    private Outcome<Outcome.Unit> grantCapability(L1CNodeReference space, CapabilityReference capability,
            CapabilityAddress slot) {
        Outcome<Outcome.Unit> copied = space.copy(syscalls, capability.address(), slot);
        monitor.transfer().discard(capability);
        return copied;
    }

    // There may be fewer pieces of memory than slots for them.
    private Outcome<Outcome.Unit> grantMemory(L1CNodeReference space) {
        for (int i = 0; i < WellKnownSlots.REGIONS; i++) {
            CapabilityAddress slot = new CapabilityAddress(WellKnownSlots.FIRST_REGION.slot() + i);
            space.copy(syscalls, slot, slot);
        }
        return Outcome.unit();
    }

    private Outcome<LocalDomain> launch(DomainBuilder builder) {
        long process = monitor.domains().newProcess();
        DispatcherReference dispatcher = new DispatcherReference(builder.dispatcher.slot());
        return dispatcher.watch(syscalls, monitor.terminationEvents().address(), process)
                .flatMap(done -> dispatcher.start(syscalls, builder.root.slot(), builder.programNumber, process, 0))
                .flatMap(done -> Outcome.of(register(builder, process)));
    }

    private LocalDomain register(DomainBuilder builder, long process) {
        EndpointChannel channel = new EndpointChannel(
                syscalls, slots, builder.domainEndpoint.reference().address(),
                builder.monitorEndpoint.reference().address());
        DomainResources resources =
                new DomainResources(monitor, process, builder.programNumber, builder.dispatcher, builder.objects,
                builder.monitorEndpoint, builder.endpoints, channel,
                new CapabilitySpaceInspector(syscalls, builder.space()));
        LocalDomain domain = new LocalDomain(monitor, resources);
        MonitorBinding binding = MonitorInterface.accept(channel, domain);
        domain.attach(binding);
        events.add(new LmpEventSource(binding));
        monitor.domains().add(domain);
        return domain;
    }

    private void discard(DomainBuilder builder) {
        if (builder.dispatcher != null) {
            builder.add(builder.dispatcher);
        }
        builder.objects.forEach(block -> {
            monitor.transfer().destroy(block.reference());
            monitor.memory().free(block);
        });
        if (builder.monitorEndpoint != null) {
            monitor.endpoints().destroy(builder.monitorEndpoint);
        }
        if (builder.endpoints != null) {
            builder.endpoints.destroyAll();
        }
    }

    /** What has been made so far for a domain that may yet fail to come to life; what has not been made is absent. */
    private static final class DomainBuilder {
        private final int programNumber;
        private final List<MemoryBlock> objects = new ArrayList<>();
        private MemoryBlock root;
        private MemoryBlock node;
        private MemoryBlock dispatcher;
        private EndpointAllocator endpoints;
        private EndpointAllocator.Endpoint domainEndpoint;
        private EndpointAllocator.Endpoint monitorEndpoint;

        private DomainBuilder(int programNumber) {
            this.programNumber = programNumber;
        }

        private MemoryBlock add(MemoryBlock block) {
            objects.add(block);
            return block;
        }

        private L1CNodeReference space() {
            return new L1CNodeReference(root.slot());
        }
    }
}
