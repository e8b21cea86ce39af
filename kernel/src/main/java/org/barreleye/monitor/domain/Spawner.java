package org.barreleye.monitor.domain;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.error.MissingFeature;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.LmpEventSource;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.capops.ServiceReferences;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreScopedId;
import org.barreleye.monitor.plan.ServiceNumber;

/**
 * Spawns domains: capability space, dispatcher, a pair of endpoints between the domain and its monitor, and the
 * capabilities that the program's manifest requests and the policy of the boot image or the spawner grants. All of it
 * is in well-known slots before the first instruction.
 */
public final class Spawner implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final int core;
    private final BootPlan plan;
    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final EventLoop events;
    private final CoreMemory memory;
    private final LocalCapabilities capabilities;
    private final ServiceReferences services;
    private final EndpointAllocator monitorEndpoints;
    private final CapabilityAddress terminationEndpoint;
    private final DomainTable domains;
    private final QuotaAccounts accounts;
    private final DomainHandlerFactory handlers;
    private final DeviceGrants devices;

    /**
     * Spawns domains on one core.
     *
     * @param monitorEndpoints the endpoints of the monitor's own dispatcher
     * @param terminationEndpoint the endpoint at which the CPU driver reports that a dispatcher is gone
     */
    public Spawner(int core, BootPlan plan, SystemCalls syscalls, SlotAllocator slots, EventLoop events,
            CoreMemory memory, LocalCapabilities capabilities, ServiceReferences services,
            EndpointAllocator monitorEndpoints, CapabilityAddress terminationEndpoint, DomainTable domains,
            QuotaAccounts accounts, DomainHandlerFactory handlers) {
        this.core = core;
        this.plan = plan;
        this.syscalls = syscalls;
        this.slots = slots;
        this.events = events;
        this.memory = memory;
        this.capabilities = capabilities;
        this.services = services;
        this.monitorEndpoints = monitorEndpoints;
        this.terminationEndpoint = terminationEndpoint;
        this.domains = domains;
        this.accounts = accounts;
        this.handlers = handlers;
        devices = new DeviceGrants(syscalls, slots, plan.devices());
    }

    /**
     * Returns the reason for which a program of the boot image cannot run on this core; empty if it can.
     *
     * @param passedOn the authorities that its spawner passes on
     */
    public Optional<SystemError> validate(long programNumber, List<Manifest.Need> passedOn) {
        List<Manifest> programs = plan.programs();
        if (programNumber < 1 || programNumber >= programs.size()) {
            return Optional.of(SystemError.NO_SUCH_PROGRAM);
        }
        Manifest manifest = programs.get((int) programNumber);
        if (!manifest.runsOn(plan.properties(core).isa())) {
            return Optional.of(SystemError.WRONG_ISA);
        }
        Optional<Feature> missing = manifest.missing(plan.properties(core).hasMmu());
        if (missing.isPresent()) {
            return missing.map(MissingFeature::error);
        }
        Optional<SystemError> refusal =
                plan.grants().get((int) programNumber).missing(manifest, passedOn).map(Spawner::notGranted);
        boolean drivesDevices = manifest.needs().contains(Manifest.Need.DEVICES)
                || manifest.needs().contains(Manifest.Need.INTERRUPTS)
                || passedOn.contains(Manifest.Need.DEVICES);
        return refusal.isEmpty() && drivesDevices && core != plan.bootCore().core().number()
                ? Optional.of(SystemError.NO_DEVICES_HERE) : refusal;
    }

    private static SystemError notGranted(Manifest.Need authority) {
        return switch (authority) {
            case CONTROL -> SystemError.CONTROL_NOT_GRANTED;
            case MEMORY -> SystemError.MEMORY_NOT_GRANTED;
            case TERMINAL -> SystemError.TERMINAL_NOT_GRANTED;
            case DEVICES -> SystemError.DEVICES_NOT_GRANTED;
            case INTERRUPTS -> SystemError.INTERRUPTS_NOT_GRANTED;
        };
    }

    /** Returns the quota that the policy of the boot image gives to a program. */
    public Quota quotaOf(long programNumber) {
        return programNumber < 1 || programNumber >= plan.grants().size()
                ? Quota.NONE
                : plan.grants().get((int) programNumber).quota();
    }

    /** Spawns a program of the boot image in a domain of its own. A refused spawn leaves nothing behind. */
    public Outcome<LocalDomain> spawn(SpawnRequest request) {
        DomainBuilder builder =
                new DomainBuilder(syscalls, slots, memory, capabilities, monitorEndpoints, request.programNumber());
        List<Manifest.Need> authorities = request.authorities(plan.programs().get(request.programNumber()));
        Outcome<LocalDomain> domain = builder.createObjects()
                .flatMap(done -> builder.createEndpoints())
                .flatMap(done -> builder.populateSpace())
                .flatMap(done -> builder.provideTableMemory())
                .flatMap(done -> builder.writeArguments(request.arguments()))
                .flatMap(done -> grant(authorities, builder.cspace()))
                .flatMap(done -> DomainLimits.apply(
                        syscalls, builder.cspace(), builder.dispatcherReference(), request.quota()))
                .flatMap(done -> start(builder, request, authorities));
        if (!domain.succeeded()) {
            builder.discard();
        }
        return domain;
    }

    private Outcome<Outcome.Unit> grant(List<Manifest.Need> authorities, L1CNodeReference space) {
        Outcome<Outcome.Unit> granted = Outcome.unit();
        if (authorities.contains(Manifest.Need.CONTROL)) {
            long control = ServiceNumber.of(core, DomainTable.CONTROL_SERVICE);
            granted = granted.flatMap(done -> services.create(control))
                    .flatMap(service -> moveTo(space, service, WellKnownSlots.CONTROL));
        }
        if (authorities.contains(Manifest.Need.MEMORY)) {
            granted = granted.flatMap(done -> grantMemory(space));
        }
        if (authorities.contains(Manifest.Need.TERMINAL)) {
            granted = granted.flatMap(done -> createTerminal())
                    .flatMap(terminal -> moveTo(space, terminal, WellKnownSlots.TERMINAL));
        }
        if (authorities.contains(Manifest.Need.DEVICES)) {
            granted = granted.flatMap(done -> devices.grantTo(space));
        }
        if (authorities.contains(Manifest.Need.INTERRUPTS)) {
            granted = granted.flatMap(done -> devices.grantControllersTo(space));
        }
        return granted;
    }

    private Outcome<CapabilityReference> createTerminal() {
        CapabilityAddress slot = slots.take();
        return capabilities.keep(slot, KERNEL.makeTerminal(syscalls, slot));
    }

    private Outcome<Outcome.Unit> moveTo(L1CNodeReference space, CapabilityReference capability,
            CapabilityAddress slot) {
        Outcome<Outcome.Unit> copied = space.copy(syscalls, capability.address(), slot);
        capabilities.delete(capability);
        return copied;
    }

    // There may be fewer regions of memory than slots for them.
    private Outcome<Outcome.Unit> grantMemory(L1CNodeReference space) {
        Outcome<Outcome.Unit> copied = Outcome.unit();
        for (int i = 0; i < WellKnownSlots.REGIONS; i++) {
            CapabilityAddress slot = WellKnownSlots.region(i);
            copied = space.copy(syscalls, slot, slot);
        }
        return copied.succeeded() ? grantFurtherMemory(space) : Outcome.unit();
    }

    /** Grants the nodes with the regions that do not fit into the first node, up to the last there is. */
    private Outcome<Outcome.Unit> grantFurtherMemory(L1CNodeReference space) {
        CapabilityAddress link = WellKnownSlots.FURTHER_REGIONS;
        int node = WellKnownSlots.LAST_NODE;
        Outcome<Outcome.Unit> installed = space.install(syscalls, link, node);
        while (installed.succeeded()) {
            link = CapabilityAddress.of(node, WellKnownSlots.REGIONS_OF_NODE);
            node--;
            installed = space.install(syscalls, link, node);
        }
        return installed.error() == KernelError.CAPABILITY_NOT_FOUND ? Outcome.unit() : installed;
    }

    private Outcome<LocalDomain> start(DomainBuilder builder, SpawnRequest request,
            List<Manifest.Need> authorities) {
        long process = domains.newProcess();
        DispatcherReference dispatcher = builder.dispatcherReference();
        return dispatcher.watch(syscalls, terminationEndpoint, process)
                .flatMap(done -> dispatcher.start(
                        syscalls, builder.cspace().address(), builder.programNumber(), process, 0))
                .map(done -> register(builder, process, request, authorities));
    }

    private LocalDomain register(DomainBuilder builder, long process, SpawnRequest request,
            List<Manifest.Need> authorities) {
        EndpointChannel channel = new EndpointChannel(syscalls, slots, builder.domainEndpoint().reference().address(),
                builder.monitorEndpoint().reference().address());
        DomainResources resources = new DomainResources(capabilities, memory, monitorEndpoints, builder, channel);
        LocalDomain domain = LocalDomain.ofProcess(process, builder, accounts.open(process, request), authorities,
                resources);
        MonitorBinding binding = MonitorInterface.accept(channel, handlers.handlerOf(domain));
        domain.attach(binding);
        events.add(new LmpEventSource(binding));
        domains.add(domain);
        return domain;
    }

    /** Releases everything that a domain consisted of. Its dispatcher is gone, and its connections are closed. */
    public void destroy(LocalDomain domain, int status) {
        domains.remove(domain);
        domain.destroy(status);
        accounts.onEnded(domain.account());
    }
}
