package org.barreleye.monitor.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.control.AdoptReply;
import org.barreleye.generated.user.control.BootCoreReply;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.control.GetEventReply;
import org.barreleye.generated.user.control.GetInspectorReply;
import org.barreleye.generated.user.control.KillReply;
import org.barreleye.generated.user.control.MeasureDistanceReply;
import org.barreleye.generated.user.control.NextComponentReply;
import org.barreleye.generated.user.control.NextProcessReply;
import org.barreleye.generated.user.control.ProbeReply;
import org.barreleye.generated.user.control.SpawnReply;
import org.barreleye.generated.user.control.StopCoreReply;
import org.barreleye.generated.user.control.WatchComponentsReply;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.boot.ComponentListener;
import org.barreleye.monitor.capops.ServiceReferences;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.membership.MembershipView;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreScopedId;
import org.barreleye.monitor.plan.CoreTree;
import org.barreleye.monitor.plan.ServiceNumber;

/**
 * Server side of {@code control} for one client, which holds the control capability: starts cores and processes, and
 * forwards each request to the monitor of the core concerned.
 */
public final class ControlSession implements ControlHandler, ComponentListener, Copyable {
    private final BootPlan plan;
    private final CoreTree tree;
    private final MembershipView view;
    private final MonitorLinks links;
    private final SpawnedProcesses spawned;
    // Present on the boot core.
    private final Optional<ComponentQueries> components;
    private final ServiceReferences services;
    private final List<ControlSession> sessions;
    private final AuthorityProof proofs;
    private final CoreStops stops;
    private final UnjoinedCores unjoined;
    private final List<PendingBootCall> pendingBoots = new ArrayList<>();
    // Set right after the binding has been made, which needs this handler first.
    private ControlBinding binding;

    /**
     * Serves one client.
     *
     * @param spawned the processes that were spawned over all sessions of this monitor
     * @param components what the supervisor of the boot core knows; empty on other cores
     * @param sessions the sessions that are open, from which this one removes itself when it closes
     */
    public ControlSession(BootPlan plan, CoreTree tree, MembershipView view, MonitorLinks links,
            SpawnedProcesses spawned, Optional<ComponentQueries> components, ServiceReferences services,
            List<ControlSession> sessions, AuthorityProof proofs, CoreStops stops, UnjoinedCores unjoined) {
        this.plan = plan;
        this.tree = tree;
        this.view = view;
        this.links = links;
        this.spawned = spawned;
        this.components = components;
        this.services = services;
        this.sessions = sessions;
        this.proofs = proofs;
        this.stops = stops;
        this.unjoined = unjoined;
    }

    /** Sets the binding to the client and reports all cores that have joined so far. */
    public void attach(ControlBinding newBinding) {
        binding = newBinding;
        view.cores().forEach(core -> binding.sendCoreJoined(core));
    }

    boolean isOpen() {
        return binding.isOpen();
    }

    private Optional<MonitorLink> linkToCoreOf(long process) {
        return links.linkToMember(Integer.toUnsignedLong(CoreScopedId.coreOf(process)));
    }

    /** Returns the error for a core to which there is no link. */
    ErrorCode missing(long core) {
        SystemError error = !exists(core) ? SystemError.NO_SUCH_CORE
                : view.includes((int) core) ? SystemError.OUT_OF_MEMORY : SystemError.CORE_OFF;
        return error.code();
    }

    private boolean exists(long core) {
        return plan.cores().stream().anyMatch(properties -> properties.core().number() == core);
    }

    @Override
    public void spawn(long core, long programNumber, String arguments, String environment, long spawner,
            QuotaAmounts quota, long grants, CapabilityReference control, CapabilityReference memory,
            CapabilityReference terminal, CapabilityReference devices, SpawnReply reply) {
        List<Manifest.Need> passedOn = Manifest.Need.ofBits(grants);
        Optional<Manifest.Need> unproven = Optional.empty();
        // All of them are looked at, so that all capabilities are deleted.
        for (Manifest.Need authority : Manifest.Need.values()) {
            CapabilityReference proof = switch (authority) {
                case CONTROL -> control;
                case MEMORY -> memory;
                case TERMINAL -> terminal;
                case DEVICES -> devices;
                case INTERRUPTS -> CapabilityReference.ABSENT;
            };
            if (!proofs.isProvenBy(proof, authority) && passedOn.contains(authority) && unproven.isEmpty()) {
                unproven = Optional.of(authority);
            }
        }
        if (unproven.isPresent()) {
            reply.failed(AuthorityProof.missing(unproven.get()).code());
        } else {
            new PendingControlSpawn(this, core, programNumber, arguments, environment, spawner, Quota.of(quota),
                    grants, reply).begin();
        }
    }

    /** Returns the link to the monitor of a core; empty if there is none. */
    Optional<MonitorLink> linkTo(long core) {
        return links.linkToMember(core);
    }

    /** A process was spawned over this session. */
    void onSpawned(long process, long spawner, long programNumber, String arguments) {
        spawned.add(process, this, spawner, programNumber, arguments);
    }

    @Override
    public void kill(long process, KillReply reply) {
        linkToCoreOf(process).ifPresentOrElse(
                link -> link.binding().sendKill(process, reply),
                () -> reply.reply(SystemError.NO_SUCH_PROCESS.code()));
    }

    /** A process that was spawned over this session, or taken over by it, has ended. */
    void sendEnded(long process, int status) {
        binding.sendEnded(process, status);
    }

    @Override
    public void adopt(AdoptReply reply) {
        reply.reply(spawned.adopt(this));
    }

    void sendAdopted(long process, long spawner, long programNumber, String arguments) {
        binding.sendAdopted(process, spawner, programNumber, arguments);
    }

    @Override
    public void nextComponent(String name, NextComponentReply reply) {
        components.ifPresentOrElse(
                queries -> queries.next(name, reply), () -> ComponentQueries.replyNone(reply));
    }

    @Override
    public void getEvent(String component, long index, GetEventReply reply) {
        components.ifPresentOrElse(queries -> queries.event(component, index, reply),
                () -> ComponentQueries.replyNone(SystemError.NO_SUCH_COMPONENT, reply));
    }

    @Override
    public void onClosed(Failure reason) {
        sessions.remove(this);
        components.ifPresent(queries -> queries.supervisor().unwatch(this));
        spawned.release(this);
    }

    @Override
    public void bootCore(long core, BootCoreReply reply) {
        if (!exists(core)) {
            reply.reply(SystemError.NO_SUCH_CORE.code());
        } else if (view.includes((int) core)) {
            reply.reply(SystemError.CORE_RUNNING.code());
        } else {
            tree.parent((int) core).flatMap(parent -> links.linkToMember(parent)).ifPresentOrElse(
                    parent -> {
                        unjoined.onRequested((int) core);
                        pendingBoots.add(new PendingBootCall((int) core, reply));
                        parent.binding().sendBootCore(core, new BootCompletion(this, (int) core));
                    },
                    () -> reply.reply(SystemError.PARENT_OFF.code()));
        }
    }

    /** A core that the client wants started cannot be started. */
    void onBootFailed(int core, ErrorCode error) {
        if (!SystemError.CORE_LATE.matches(error)) {
            unjoined.remove(core);
        }
        completeBoots(core, error);
    }

    /** A core has joined. */
    public void onJoined(int core) {
        completeBoots(core, ErrorCode.NONE);
        binding.sendCoreJoined(core);
    }

    @Override
    public void stopCore(long core, StopCoreReply reply) {
        stops.stop(core, reply);
    }

    @Override
    public void probe(ProbeReply reply) {
        stops.probe(reply);
    }

    /** A core that starts at boot has not joined in time: for the client, a core that has failed before it was on. */
    public void onLate(int core) {
        binding.sendCoreLeft(core, true);
    }

    /** A core has left, or was given up before it had joined. */
    public void onLeft(int core, boolean failed) {
        completeBoots(core, SystemError.CORE_OFF.code());
        binding.sendCoreLeft(core, failed);
    }

    private void completeBoots(int core, ErrorCode result) {
        List<PendingBootCall> completed = pendingBoots.stream().filter(pending -> pending.core() == core).toList();
        pendingBoots.removeAll(completed);
        completed.forEach(pending -> pending.reply().reply(result));
    }

    @Override
    public void nextProcess(long core, long number, NextProcessReply reply) {
        links.linkToMember(core).ifPresentOrElse(
                link -> link.binding().sendNextProcess(number, new NextProcessCompletion(reply)),
                () -> reply.reply(0, 0, false, missing(core)));
    }

    @Override
    public void watchComponents(WatchComponentsReply reply) {
        reply.reply(components.map(queries -> queries.supervisor().watch(this)).orElse(0));
    }

    @Override
    public void onComponentStarted(long process, int programNumber) {
        binding.sendComponentStarted(process, programNumber);
    }

    @Override
    public void onComponentEnded(long process) {
        binding.sendComponentEnded(process);
    }

    @Override
    public void measureDistance(long from, long to, MeasureDistanceReply reply) {
        Optional<MonitorLink> link = links.linkTo(from);
        if (link.isEmpty() || !exists(to) || !view.includes((int) to)) {
            reply.reply(0, missing(link.isEmpty() ? from : to));
        } else if (link.get().isCongested()) {
            reply.reply(0, SystemError.BUSY.code());
        } else {
            link.get().binding().sendMeasureDistance(to, new DistanceCompletion(reply));
        }
    }

    @Override
    public void getInspector(long core, GetInspectorReply reply) {
        if (!exists(core) || !view.includes((int) core)) {
            reply.reply(CapabilityReference.ABSENT, missing(core));
            return;
        }
        Outcome<CapabilityReference> inspector =
                services.create(ServiceNumber.of((int) core, DomainTable.INSPECTION_SERVICE));
        if (inspector.succeeded()) {
            reply.reply(inspector.value(), ErrorCode.NONE);
        } else {
            reply.reply(CapabilityReference.ABSENT, ErrorCode.of(inspector.error()));
        }
    }
}
