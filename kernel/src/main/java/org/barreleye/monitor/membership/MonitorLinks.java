package org.barreleye.monitor.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.interconnect.LmpEventSource;
import org.barreleye.domain.interconnect.UmpEventSource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.intermon.IntermonBinding;
import org.barreleye.generated.user.intermon.IntermonHandler;
import org.barreleye.generated.user.intermon.IntermonInterface;
import org.barreleye.generated.user.intermon.MeasureDistanceReply;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.capops.WireCapability;
import org.barreleye.monitor.plan.LinkNumber;

/**
 * The links of this monitor: to itself, to its neighbours in the tree of cores, and to every other monitor that it has
 * sent a message to or received one from.
 *
 * <p>The first message to a monitor that is no neighbour creates the rings of a new link and routes them along the
 * tree. Messages are sent into the new rings at once and stay there until the other monitor has mapped them, so they
 * arrive in order.
 */
public final class MonitorLinks implements Copyable {
    private final int core;
    private final int incarnation;
    private final LiveTree tree;
    private final MembershipView view;
    private final SystemCalls syscalls;
    private final EventLoop events;
    private final LinkChannels channels;
    private final LocalCapabilities capabilities;
    private final LinkHandlerFactory handlers;
    private final QueueSizes sizes;
    private final SortedMap<Integer, MonitorLink> byCore = new TreeMap<>();
    // All links to a core: two if both monitors have connected at the same time.
    private final SortedMap<Integer, List<MonitorLink>> all = new TreeMap<>();
    // The rings that monitors have created and this one has accepted.
    private final SortedMap<Integer, List<WireCapability>> acceptedRings = new TreeMap<>();

    /**
     * Makes links for the monitor of a core; there is none yet.
     *
     * @param core this core
     * @param incarnation how often this core was started before
     * @param view the cores that belong to the system
     */
    public MonitorLinks(int core, int incarnation, LiveTree tree, MembershipView view, SystemCalls syscalls,
            EventLoop events, LinkChannels channels, LocalCapabilities capabilities, LinkHandlerFactory handlers) {
        this.core = core;
        this.incarnation = incarnation;
        this.tree = tree;
        this.view = view;
        this.syscalls = syscalls;
        this.events = events;
        this.channels = channels;
        this.capabilities = capabilities;
        this.handlers = handlers;
        sizes = syscalls.queueSizes();
    }

    /** Adds the link of this monitor to itself: requests that concern its own core take the same path as all others. */
    public void addLoopback() {
        MonitorLink loopback = new MonitorLink(core);
        IntermonHandler handler = handlers.handlerOf(loopback);
        IntermonInterface.Pair ends = IntermonInterface.local(LocalChannel.pair(sizes), handler, handler);
        loopback.attach(ends.first());
        byCore.put(core, loopback);
        events.add(new LmpEventSource(ends.first()));
        events.add(new LmpEventSource(ends.second()));
    }

    /**
     * Returns the link to a core's monitor, which is made if it does not exist; empty if the core is no member, or if
     * there is no memory for the rings.
     */
    public Optional<MonitorLink> linkTo(int target) {
        MonitorLink known = byCore.get(target);
        if (known != null || !view.includes(target)) {
            return Optional.ofNullable(known);
        }
        return connectTo(target);
    }

    /** Returns the link to the monitor that a number given by some core leads to, as {@link #linkTo} does. */
    public Optional<MonitorLink> linkTo(long target) {
        return target < 0 || target > Integer.MAX_VALUE ? Optional.empty() : linkTo((int) target);
    }

    /**
     * Returns the link to the monitor of a member of the current view. A core that was started and has not joined,
     * which may be late for ever, has a link and is no member.
     */
    public Optional<MonitorLink> linkToMember(long target) {
        return linkTo(target).filter(link -> isMember(link.core()));
    }

    /** The other members of the current view. There need not be links to all of them yet. */
    public List<Integer> otherMembers() {
        return view.cores().stream().filter(member -> member != core).sorted().toList();
    }

    /** Returns whether a core is a member of the current view. */
    public boolean isMember(int target) {
        return view.includes(target);
    }

    /** Returns whether there is a link to a core's monitor, be it connected or not. */
    public boolean hasLinkTo(int target) {
        return byCore.containsKey(target);
    }

    /**
     * Returns whether messages to the core of a link are sent on this link, and not on one that was created earlier.
     */
    boolean isInUse(MonitorLink link) {
        return byCore.get(link.core()) == link;
    }

    private Optional<MonitorLink> connectTo(int target) {
        Outcome<LinkMemory> allocated = channels.allocate();
        if (!allocated.succeeded()) {
            return Optional.empty();
        }
        LinkMemory rings = allocated.value();
        WireCapability offered = capabilities.describe(rings.offered());
        MonitorLink link = connect(target, view.incarnation(target), rings);
        link.setRouted(offered);
        byCore.put(target, link);
        route(target, offered);
        return Optional.of(link);
    }

    /**
     * Accepts a link that another monitor has created. If both monitors connect at the same time, each sends on the
     * rings that it created.
     */
    public void accept(int from, WireCapability rings) {
        CapabilityReference frame =
                capabilities.acceptDescribed(from, rings).orBug("the import of rings from a monitor");
        // What identifies a frame is in the words: its physical address.
        if (acceptedRings.getOrDefault(from, List.of()).contains(rings)) {
            capabilities.delete(frame);
            return;
        }
        acceptedRings.computeIfAbsent(from, none -> new ArrayList<>()).add(rings);
        byCore.putIfAbsent(from, accept(from, frame));
    }

    private MonitorLink connect(int target, int itsIncarnation, LinkMemory rings) {
        return open(target, channels.connect(target, rings, LinkNumber.of(core, target, itsIncarnation)), true);
    }

    private MonitorLink accept(int from, CapabilityReference rings) {
        return open(from, channels.accept(from, rings, LinkNumber.of(from, core, incarnation)), false);
    }

    /** Forwards rings that are on their way to another monitor, to the next hop. */
    public void forward(int from, int to, WireCapability rings) {
        route(from, to, rings);
    }

    /** Allocates the rings of both ends of a link to the monitor of a core that is to be started. */
    public Outcome<LinkMemory> allocate() {
        return channels.allocate();
    }

    /**
     * Adds the link to the monitor of a core that is about to be started.
     *
     * @param itsIncarnation how often that core was started before
     */
    public void addChild(int child, int itsIncarnation, LinkMemory rings) {
        byCore.put(child, connect(child, itsIncarnation, rings));
    }

    /**
     * Adds the link to the monitor that has started this core.
     *
     * @param rings the frame with the rings of this end
     */
    public void addParent(int parent, FrameReference rings) {
        byCore.put(parent, accept(parent, rings));
    }

    /** The links to other cores. */
    List<MonitorLink> toOthers() {
        return byCore.values().stream().filter(link -> link.core() != core).toList();
    }

    /** Returns the link to a core's monitor, if it exists. */
    Optional<MonitorLink> existingLinkTo(int target) {
        return Optional.ofNullable(byCore.get(target));
    }

    /** Measures the round trip of a message to the monitor of a core, and replies with it. */
    public void measureDistance(long target, MeasureDistanceReply reply) {
        linkTo(target).ifPresentOrElse(link -> new DistanceMeasurement(syscalls, link, reply).begin(),
                () -> reply.reply(0, (isMember((int) target) ? SystemError.OUT_OF_MEMORY : SystemError.CORE_OFF)
                        .code()));
    }

    /** Handles what has arrived from a core that has stopped. */
    public void drain(int stopped) {
        for (MonitorLink link : List.copyOf(all.getOrDefault(stopped, List.of()))) {
            while (link.binding().poll()) {
                // each call handles one message
            }
        }
    }

    /** Removes the links to a core that has stopped: calls over them fail, and their rings are given up. */
    public void remove(int stopped) {
        List<MonitorLink> removed = all.remove(stopped);
        byCore.remove(stopped);
        acceptedRings.remove(stopped);
        if (removed != null) {
            removed.forEach(this::close);
        }
    }

    private void close(MonitorLink link) {
        link.binding().abandon(new Failure(Failure.Kind.PEER_GONE, "core " + link.core() + " has stopped"));
        link.end().ifPresent(channels::release);
    }

    /** Sends the rings again that no monitor has accepted yet: a core on their way may have stopped. */
    public void routeAgain() {
        byCore.forEach((target, link) -> link.unconnectedRings().ifPresent(rings -> route(target, rings)));
    }

    private void route(int target, WireCapability rings) {
        route(core, target, rings);
    }

    // The neighbour may have stopped; then the rings are routed again when that is known.
    private void route(int from, int to, WireCapability rings) {
        existingLinkTo(tree.nextHop(core, to)).ifPresent(hop -> hop.binding().sendBindMonitor(
                from, to, rings.word0(), rings.word1(), rings.word2(), rings.word3()));
    }

    private MonitorLink open(int target, LinkEnd end, boolean createdHere) {
        MonitorLink link = new MonitorLink(target);
        IntermonHandler handler = handlers.handlerOf(link);
        IntermonBinding binding = createdHere ? IntermonInterface.connect(end.channel(), handler)
                : IntermonInterface.accept(end.channel(), handler);
        link.attach(binding);
        link.attach(end);
        all.computeIfAbsent(target, none -> new ArrayList<>()).add(link);
        UmpEventSource source = new UmpEventSource(binding, end.channel(), end.incoming());
        events.add(end.kept().<EventSource>map(kept -> new LinkEventSource(source, end.incoming(), kept))
                .orElse(source));
        return link;
    }
}
