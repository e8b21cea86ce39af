package org.barreleye.monitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.monitor.AllocateReply;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.ChargeReply;
import org.barreleye.generated.user.monitor.CreateEndpointReply;
import org.barreleye.generated.user.monitor.ExportReply;
import org.barreleye.generated.user.monitor.FinishUnmapReply;
import org.barreleye.generated.user.monitor.GetDeviceReply;
import org.barreleye.generated.user.monitor.GetNameServiceReply;
import org.barreleye.generated.user.monitor.GetQuotaReply;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.generated.user.monitor.RenewServiceReply;
import org.barreleye.generated.user.monitor.RetypeReply;
import org.barreleye.generated.user.monitor.RevokeReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.binding.Binder;
import org.barreleye.monitor.binding.Connection;
import org.barreleye.monitor.binding.ConnectionTable;
import org.barreleye.monitor.binding.NameServiceLocator;
import org.barreleye.monitor.binding.PendingBinds;
import org.barreleye.monitor.binding.QuotaUsage;
import org.barreleye.monitor.binding.RemoteConnection;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.ServiceReferences;
import org.barreleye.monitor.capops.SpaceSlot;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.MemoryBlock;
import org.barreleye.monitor.memory.MemoryGrowth;
import org.barreleye.monitor.plan.CoreScopedId;
import org.barreleye.monitor.plan.ServiceNumber;
import org.barreleye.monitor.plan.DeviceProperties;
import org.barreleye.monitor.translation.Shootdowns;

/** Server side of {@code monitor.if} for one domain. */
final class DomainRequestHandler implements MonitorHandler, Copyable {
    // Larger amounts are allocated by the memory service.
    private static final long SMALL_BYTES = 1 << 16;

    private final LocalDomain domain;
    private final CoreMemory memory;
    private final LocalCapabilities capabilities;
    private final ServiceReferences services;
    private final DomainTable domains;
    private final NameServiceLocator nameService;
    private final Binder binder;
    private final PendingBinds pendingBinds;
    private final ConnectionTable connections;
    private final MemoryGrowth growth;
    private final MonitorLinks links;
    private final QuotaUsage usage;
    private final CapabilityOperations operations;
    private final Shootdowns shootdowns;
    private final List<DeviceProperties> devices;

    DomainRequestHandler(LocalDomain domain, CoreMemory memory, LocalCapabilities capabilities,
            ServiceReferences services, DomainTable domains, NameServiceLocator nameService, Binder binder,
            PendingBinds pendingBinds, ConnectionTable connections, MemoryGrowth growth, MonitorLinks links,
            QuotaUsage usage, CapabilityOperations operations, Shootdowns shootdowns, List<DeviceProperties> devices) {
        this.domain = domain;
        this.memory = memory;
        this.capabilities = capabilities;
        this.services = services;
        this.domains = domains;
        this.nameService = nameService;
        this.binder = binder;
        this.pendingBinds = pendingBinds;
        this.connections = connections;
        this.growth = growth;
        this.links = links;
        this.usage = usage;
        this.operations = operations;
        this.shootdowns = shootdowns;
        this.devices = List.copyOf(devices);
    }

    @Override
    public void allocate(long requested, AllocateReply reply) {
        long bytes = CoreMemory.wholePages(requested);
        if (!domain.account().chargeMemory(bytes)) {
            reply.reply(CapabilityReference.ABSENT, SystemError.MEMORY_QUOTA_REACHED.code());
            return;
        }
        Outcome<MemoryBlock> allocated = memory.allocate(Retype.RAM, bytes);
        if (CoreMemory.isOutOfMemory(allocated) && bytes <= SMALL_BYTES && domain.account().beginCall()) {
            growth.request(new PendingAllocation(this, bytes, reply));
        } else {
            complete(allocated, bytes, reply);
        }
    }

    private void complete(Outcome<MemoryBlock> allocated, long charged, AllocateReply reply) {
        if (allocated.succeeded()) {
            domain.addMemory(allocated.value());
            reply.reply(allocated.value().reference(), ErrorCode.NONE);
        } else {
            domain.account().creditMemory(charged);
            reply.reply(CapabilityReference.ABSENT, ErrorCode.of(allocated.error()));
        }
    }

    @Override
    public void finishUnmap(FinishUnmapReply reply) {
        shootdowns.finishUnmap(reply);
    }

    @Override
    public void createEndpoint(CreateEndpointReply reply) {
        Outcome<CapabilityReference> endpoint = capabilities.areSlotsScarce()
                ? Outcome.refused(KernelError.OUT_OF_MEMORY)
                : domain.endpoints().createKept();
        reply.reply(endpoint.succeeded() ? endpoint.value() : CapabilityReference.ABSENT,
                endpoint.error() == KernelError.REVOKE_FIRST ? SystemError.ENDPOINT_LIMIT_REACHED.code()
                : ErrorCode.of(endpoint.error()));
    }

    @Override
    public void getDevice(long index, GetDeviceReply reply) {
        if (!domain.has(Manifest.Need.DEVICES)) {
            reply.failed(SystemError.DEVICES_NOT_HELD.code());
        } else if (index >= Math.min(devices.size(), WellKnownSlots.DEVICES)
                || devices.get((int) index).isController()) { // which are the last
            reply.failed(SystemError.NO_SUCH_DEVICE.code());
        } else {
            DeviceProperties device = devices.get((int) index);
            reply.reply(device.name(), device.kind(), WellKnownSlots.FIRST_DEVICE.slot() + index, device.line(),
                    device.isRouted(), device.interrupted().number(), device.vector(), ErrorCode.NONE);
        }
    }

    @Override
    public void getQuota(GetQuotaReply reply) {
        reply.reply(usage.of(domain).sent(), domain.account().quota().sent(), domain.account().setBy());
    }

    @Override
    public void charge(long client, long bytes, ChargeReply reply) {
        if (!domain.has(Manifest.Need.MEMORY)) {
            reply.reply(SystemError.MEMORY_NOT_HELD.code());
        } else if (CoreScopedId.isOfMonitor(client)) {
            reply.reply(ErrorCode.NONE);
        } else {
            links.linkTo(CoreScopedId.coreOf(client)).ifPresentOrElse(
                    link -> link.binding().sendCharge(client, bytes, reply),
                    () -> reply.reply(SystemError.NO_SUCH_PROCESS.code()));
        }
    }

    @Override
    public void credit(long client, long bytes) {
        if (domain.has(Manifest.Need.MEMORY) && !CoreScopedId.isOfMonitor(client)) {
            links.linkTo(CoreScopedId.coreOf(client)).ifPresent(link -> link.binding().sendCredit(client, bytes));
        }
    }

    @Override
    public void export(int index, ExportReply reply) {
        if (index >= ServiceNumber.INTERFACES_MAX) {
            reply.reply(CapabilityReference.ABSENT, SystemError.BAD_ARGUMENT.code());
            return;
        }
        long service = domains.export(domain);
        Outcome<CapabilityReference> reference =
                services.create(ServiceNumber.withInterface(domains.current(service), index));
        if (reference.succeeded()) {
            reply.reply(reference.value(), ErrorCode.NONE);
            domain.onExported(service);
            binder.onExported(service);
        } else {
            reply.reply(CapabilityReference.ABSENT, ErrorCode.of(reference.error()));
        }
    }

    @Override
    public void renewService(RenewServiceReply reply) {
        OptionalLong service = domains.renew(domain);
        Outcome<CapabilityReference> reference =
                service.isEmpty() ? Outcome.refused(KernelError.BAD_ARGUMENT) : services.create(service.getAsLong());
        reply.reply(reference.succeeded() ? reference.value() : CapabilityReference.ABSENT,
                service.isEmpty() ? SystemError.NO_SUCH_SERVICE.code() : ErrorCode.of(reference.error()));
    }

    @Override
    public void getNameService(GetNameServiceReply reply) {
        if (domain.account().beginCall()) {
            nameService.locate(new NameServiceReply(services, domain.account(), reply));
        } else {
            reply.reply(CapabilityReference.ABSENT, SystemError.CALL_QUOTA_REACHED.code());
        }
    }

    @Override
    public void bind(CapabilityReference service, BindReply reply) {
        OptionalLong number = services.consume(service);
        if (domain.account().beginCall()) {
            binder.bind(domain, number, new CountedBind(domain.account(), reply));
        } else {
            reply.failed(SystemError.CALL_QUOTA_REACHED.code());
        }
    }

    @Override
    public void bindServiceReply(long connection, ErrorCode error) {
        pendingBinds.onReply(domain, connection, error);
    }

    @Override
    public void disconnect(long connection) {
        connections.of(domain, connection).ifPresent(known -> known.onClosedBy(domain));
    }

    @Override
    public void capCopy(long connection, CapabilityReference capability) {
        sendCapability(connection, capability);
    }

    @Override
    public void capMove(long connection, CapabilityReference capability) {
        sendCapability(connection, capability);
    }

    // The monitor holds a capability of its own in either case: a copy, or the one that the domain has moved.
    private void sendCapability(long connection, CapabilityReference capability) {
        Optional<Connection> known = connections.of(domain, connection);
        SystemError error = SystemError.NO_SUCH_CONNECTION;
        if (known.isPresent() && known.get() instanceof RemoteConnection remote) {
            if (!remote.isCongested()) {
                remote.sendCapability(capability);
                return;
            }
            error = SystemError.BUSY;
        }
        capabilities.delete(capability);
        domain.notifyCapabilityFailed(connection, error.code());
    }

    @Override
    public void revoke(long slot, RevokeReply reply) {
        if (domain.account().beginCall()) {
            operations.revoke(slotAt(slot), new OperationReply(domain.account(), reply));
        } else {
            reply.reply(SystemError.CALL_QUOTA_REACHED.code());
        }
    }

    private SpaceSlot slotAt(long slot) {
        return new SpaceSlot(domain.cspace().address(), new CapabilityAddress((int) slot));
    }

    @Override
    public void retype(long source, long offset, long objectType, long bytes, long count, long destination,
            RetypeReply reply) {
        if (domain.account().beginCall()) {
            operations.retype(slotAt(source), new RetypeRequest(offset, objectType, bytes, count),
                    new CapabilityAddress((int) destination), new OperationReply(domain.account(), reply));
        } else {
            reply.reply(SystemError.CALL_QUOTA_REACHED.code());
        }
    }

    /** A request for memory that waits until the core has more. */
    private record PendingAllocation(DomainRequestHandler handler, long bytes, AllocateReply reply)
            implements MemoryGrowth.Waiting {
        @Override
        public void onMemory(boolean grown) {
            handler.domain.account().endCall();
            if (handler.domains.get(handler.domain.process()).isPresent()) {
                handler.complete(handler.memory.allocate(Retype.RAM, bytes), bytes, reply);
            }
        }
    }
}
