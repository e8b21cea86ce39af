package org.barreleye.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.intermon.SpawnReply;
import org.barreleye.generated.user.monitor.AllocateReply;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.ExportReply;
import org.barreleye.generated.user.monitor.GetNameServiceReply;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.monitor.CoreMemory.MemoryBlock;

/** One domain of this core: what it asks of its monitor, and what its monitor tells it. */
final class LocalDomain implements MonitorHandler, Copyable {
    private final CoreMonitor monitor;
    private final DomainResources resources;
    // What the queue of the binding had no room for; sent in order as soon as it has.
    private final Deque<Notice> backlog;
    // Who asked for a binding, until the domain has answered.
    private final SortedMap<Long, PendingBind> pendingBinds;
    // Memory that the domain was given.
    private final List<MemoryBlock> allocatedMemory;
    // Whether the domain has handed a capability to another core.
    private boolean hasDelegated;
    // Which monitor had it started.
    private Optional<MonitorLink> spawnedBy = Optional.empty();
    // Who wants to know when the domain has exported a service.
    private Optional<SpawnReply> pendingExport = Optional.empty();
    // Set right after the binding has been made, which needs this handler first.
    private MonitorBinding binding;

    LocalDomain(CoreMonitor monitor, DomainResources resources) {
        this.monitor = monitor;
        this.resources = resources;
        backlog = new ArrayDeque<>();
        pendingBinds = new TreeMap<>();
        allocatedMemory = new ArrayList<>();
    }

    private LocalDomain(LocalDomain source, StateCloner cloner) {
        cloner.register(source, this);
        monitor = cloner.of(source.monitor);
        resources = cloner.of(source.resources);
        backlog = new ArrayDeque<>(source.backlog);
        pendingBinds = cloner.of(source.pendingBinds);
        allocatedMemory = new ArrayList<>(source.allocatedMemory);
        hasDelegated = source.hasDelegated;
        spawnedBy = cloner.of(source.spawnedBy);
        pendingExport = cloner.of(source.pendingExport);
        binding = cloner.of(source.binding);
    }

    @Override
    public LocalDomain copy(StateCloner cloner) {
        return new LocalDomain(this, cloner);
    }

    void attach(MonitorBinding newBinding) {
        binding = newBinding;
    }

    /** The number of the process. */
    long process() {
        return resources.process();
    }

    /** The number of its program in the boot image. */
    int programNumber() {
        return resources.programNumber();
    }

    /** The endpoints in its dispatcher. */
    EndpointAllocator endpoints() {
        return resources.endpoints();
    }

    /** Its capabilities, for people to look at. */
    CapabilitySpaceInspector inspector() {
        return resources.inspector();
    }

    /** Tells this monitor of the domain's end. */
    void notifyExitTo(MonitorLink link) {
        spawnedBy = Optional.of(link);
    }

    /** Answers whoever asked for this domain as soon as it has exported its service. */
    void onExported(SpawnReply reply) {
        pendingExport = Optional.of(reply);
    }

    /** Tells the domain that somebody asks to be bound. */
    void requestBind(PendingBind pendingBind) {
        pendingBinds.put(pendingBind.connection().number(), pendingBind);
        send(new Notice.Offered(pendingBind.connection().number(), pendingBind.transport(), pendingBind.incoming(),
                pendingBind.outgoing()));
    }

    /** Brings the next capability of a connection. */
    void deliverCapability(long connection, CapabilityReference capability) {
        send(new Notice.Deliver(connection, capability));
    }

    /** Tells the domain that a capability of a connection is lost. */
    void failCapability(long connection, ErrorCode error) {
        send(new Notice.Undeliverable(connection, error));
    }

    /** Tells the domain that the other end of a connection is gone. */
    void notifyDisconnected(long connection) {
        PendingBind pendingBind = pendingBinds.remove(connection);
        if (pendingBind != null) {
            pendingBind.completion().complete(SystemError.PEER_GONE.code());
        }
        send(new Notice.Disconnected(connection));
    }

    private void send(Notice notice) {
        backlog.add(notice);
        onSendable();
    }

    @Override
    public void onSendable() {
        while (!backlog.isEmpty() && backlog.peek().sendOn(binding)) {
            backlog.remove();
        }
    }

    @Override
    public void allocate(long bytes, AllocateReply reply) {
        Outcome<MemoryBlock> memory = monitor.memory().make(Retype.RAM, bytes);
        if (memory.succeeded()) {
            allocatedMemory.add(memory.value());
            reply.reply(memory.value().reference(), ErrorCode.NONE);
        } else {
            reply.reply(LocalBindCompletion.ABSENT, ErrorCode.of(memory.error()));
        }
    }

    @Override
    public void export(ExportReply reply) {
        long service = monitor.domains().export(this);
        reply.reply(monitor.transfer().makeService(service), ErrorCode.NONE);
        pendingExport.ifPresent(waiting -> waiting.reply(process(), service, ErrorCode.NONE));
        pendingExport = Optional.empty();
    }

    @Override
    public void getNameService(GetNameServiceReply reply) {
        monitor.nameService().request(new NameServiceRequest.OfDomain(monitor.transfer(), reply));
    }

    @Override
    public void bind(CapabilityReference service, BindReply reply) {
        monitor.binder().bind(this, monitor.transfer().consumeServiceId(service), reply);
    }

    @Override
    public void bindServiceReply(long connection, ErrorCode err) {
        PendingBind pendingBind = pendingBinds.remove(connection);
        if (pendingBind == null) {
            return;
        }
        if (err.failed()) {
            pendingBind.connection().dispose();
        }
        pendingBind.completion().complete(err);
    }

    @Override
    public void disconnect(long connection) {
        monitor.connections().get(connection).filter(known -> known.involves(this))
                .ifPresent(known -> known.onClosedBy(this));
    }

    @Override
    public void capCopy(long connection, CapabilityReference capability) {
        sendCapability(connection, capability);
    }

    @Override
    public void capMove(long connection, CapabilityReference capability) {
        sendCapability(connection, capability);
    }

    // By now the monitor holds a capability of its own in either case: a copy, or the one that was given away.
    private void sendCapability(long connection, CapabilityReference capability) {
        Optional<RemoteConnection> known = monitor.connections().remote(connection).filter(end -> end.involves(this));
        if (known.isPresent()) {
            hasDelegated = true;
            known.get().sendCapability(capability);
        } else {
            monitor.transfer().discard(capability);
            failCapability(connection, SystemError.NO_SUCH_CONNECTION.code());
        }
    }

    /** Takes the domain the core; its end is then told like any other. */
    void kill() {
        resources.kill();
    }

    /** The domain has ended: everybody who has to do with it hears of it, and what it was made of is taken back. */
    void onEnded(int status) {
        monitor.domains().remove(this);
        List<PendingBind> unanswered = new ArrayList<>(pendingBinds.values());
        pendingBinds.clear();
        unanswered.forEach(pendingBind -> {
            pendingBind.connection().dispose();
            pendingBind.completion().complete(SystemError.PEER_GONE.code());
        });
        monitor.connections().closeAllOf(this);
        pendingExport.ifPresent(waiting -> waiting.failed(SystemError.EXITED_BEFORE_EXPORT.code()));
        pendingExport = Optional.empty();
        binding.close(new Failure(Failure.Kind.PEER_GONE, "the domain has ended"));
        backlog.clear();
        resources.destroy(allocatedMemory, hasDelegated);
        monitor.links().sendReleases();
        spawnedBy.ifPresent(link -> link.send(new Request.Ended(process(), status)));
    }
}
