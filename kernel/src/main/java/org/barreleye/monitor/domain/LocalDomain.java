package org.barreleye.monitor.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.intermon.KillReply;
import org.barreleye.generated.user.intermon.SpawnReply;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.memory.MemoryBlock;

/**
 * A domain of this core as its monitor knows it: the binding between the two, the memory that the domain was given, and
 * the monitor that spawned it.
 */
public final class LocalDomain implements Copyable {
    private final long process;
    private final int programNumber;
    private final L1CNodeReference cspace;
    private final EndpointAllocator endpoints;
    private final QuotaAccount account;
    private final List<Manifest.Need> authorities;
    // Absent for the monitor's own services.
    private final Optional<DomainResources> resources;
    private final List<MemoryBlock> allocated = new ArrayList<>();
    // The link of the monitor that spawned the domain and is told its exit status.
    private Optional<MonitorLink> parent = Optional.empty();
    // The calls that are answered when the domain has ended.
    private final List<KillReply> killReplies = new ArrayList<>();
    // The call that is answered when the domain exports its service.
    private Optional<SpawnReply> spawnReply = Optional.empty();
    // Its number, if it has exported one or is started again with the number of its predecessor.
    private OptionalLong service = OptionalLong.empty();
    // Whether the domain is started again when it ends; then the next one gets the number of its service.
    private boolean supervised;
    // Set right after the binding has been made, which needs the handler for this domain first.
    private MonitorBinding binding;

    private LocalDomain(long process, int programNumber, L1CNodeReference cspace, EndpointAllocator endpoints,
            QuotaAccount account, List<Manifest.Need> authorities, Optional<DomainResources> resources) {
        this.process = process;
        this.programNumber = programNumber;
        this.cspace = cspace;
        this.endpoints = endpoints;
        this.account = account;
        this.authorities = authorities;
        this.resources = resources;
    }

    /** A process: a domain that the monitor has spawned. */
    static LocalDomain ofProcess(long process, DomainBuilder builder, QuotaAccount account,
            List<Manifest.Need> authorities, DomainResources resources) {
        return new LocalDomain(process, builder.programNumber(), builder.cspace(), builder.endpoints(), account,
                authorities, Optional.of(resources));
    }

    /** The monitor itself, as the exporter of a service of its own. It never ends. */
    public static LocalDomain ofMonitor(long process, L1CNodeReference cspace, EndpointAllocator endpoints) {
        return new LocalDomain(process, 0, cspace, endpoints, QuotaAccount.ofMonitor(process), List.of(),
                Optional.empty());
    }

    /** Returns whether it is the monitor itself. */
    public boolean isMonitor() {
        return resources.isEmpty();
    }

    /** Sets the binding to the domain. Called once, before anything else. */
    public void attach(MonitorBinding newBinding) {
        binding = newBinding;
    }

    /** The messages that can be sent to the domain. */
    public MonitorBinding binding() {
        return binding;
    }

    /**
     * Notifies the domain that a capability could not be delivered. A domain that does not read its messages loses the
     * notice: the queue of its monitor is bounded.
     */
    public void notifyCapabilityFailed(long connection, ErrorCode error) {
        binding.tryCapFailed(connection, error);
    }

    /** The number of the process. */
    public long process() {
        return process;
    }

    /** The number of the service that the domain has exported, or that it gets when it exports one. */
    OptionalLong service() {
        return service;
    }

    void setService(long number) {
        service = OptionalLong.of(number);
    }

    /** The number of the program in the boot image. */
    public int programNumber() {
        return programNumber;
    }

    /** The endpoints in the domain's dispatcher. */
    public EndpointAllocator endpoints() {
        return endpoints;
    }

    /** The root CNode of the domain's capability space. */
    public L1CNodeReference cspace() {
        return cspace;
    }

    /** The dispatcher of the domain; absent for the monitor itself. */
    public Optional<DispatcherReference> dispatcher() {
        return resources.map(DomainResources::dispatcher);
    }

    /** The account of the domain. */
    public QuotaAccount account() {
        return account;
    }

    /** Returns whether the domain has an authority. */
    public boolean has(Manifest.Need authority) {
        return authorities.contains(authority);
    }

    /** Sets the limits that the CPU driver enforces to what the domain has not passed on. */
    public void applyLimits(SystemCalls syscalls) {
        resources.ifPresent(objects -> DomainLimits.apply(syscalls, cspace, objects.dispatcher(), account.own()));
    }

    /** Notes a block of memory that the domain owns from now on. */
    public void addMemory(MemoryBlock block) {
        allocated.add(block);
    }

    /** Sends the exit status to the monitor of a link when the domain ends. */
    public void notifyExitTo(MonitorLink link) {
        parent = Optional.of(link);
    }

    /**
     * Makes this the domain of a component that is started again when it ends.
     *
     * @param assigned the number of its service, if it is started again; 0 if it gets a new one
     * @param reply answered when the domain exports its service, or ends before it does
     */
    public void supervise(long assigned, SpawnReply reply) {
        supervised = true;
        service = assigned == 0 ? OptionalLong.empty() : OptionalLong.of(assigned);
        spawnReply = Optional.of(reply);
    }

    /** Returns whether it is the domain of a component that is started again when it ends. */
    public boolean isSupervised() {
        return supervised;
    }

    /** The number of its service if that outlives the domain. */
    OptionalLong supervisedService() {
        return supervised ? service : OptionalLong.empty();
    }

    /** The domain has exported the service of a number. */
    public void onExported(long number) {
        spawnReply.ifPresent(reply -> reply.reply(process, number, ErrorCode.NONE));
        spawnReply = Optional.empty();
    }

    /** Stops the dispatcher, and answers a call when the domain has ended and its connections are closed. */
    public void kill(KillReply reply) {
        killReplies.add(reply);
        kill();
    }

    /** Stops the dispatcher. The exit is reported like any other. */
    public void kill() {
        resources.ifPresent(DomainResources::stopDispatcher);
    }

    /** Releases everything that the domain consisted of and tells the spawning monitor. The domain has ended. */
    void destroy(int status) {
        spawnReply.ifPresent(reply -> reply.failed(SystemError.EXITED_BEFORE_EXPORT.code()));
        spawnReply = Optional.empty();
        // Its endpoints are about to be deleted, and the slots for them used again.
        binding.abandon(new Failure(Failure.Kind.PEER_GONE, "the domain has ended"));
        resources.ifPresent(objects -> objects.destroy(allocated));
        parent.ifPresent(link -> link.binding().sendEnded(process, status));
        killReplies.forEach(reply -> reply.reply(ErrorCode.NONE));
        killReplies.clear();
    }
}
