package org.barreleye.monitor;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.LmpEventSource;
import org.barreleye.domain.interconnect.UmpEventSource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.intermon.IntermonBinding;
import org.barreleye.generated.user.intermon.IntermonInterface;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.monitor.CoreMemory.SharedFrame;

/**
 * The monitors that this one talks to: itself, its neighbours in the tree, and whoever it has been introduced to. A
 * monitor that wants to talk to another for the first time makes the rings, sends them along the tree, and talks at
 * once: what it says waits in the rings until the other has them, so nothing overtakes anything.
 */
final class MonitorLinks implements Copyable {
    private final CoreMonitor monitor;
    private final SystemCalls syscalls;
    private final EventLoop events;
    private final SortedMap<Integer, MonitorLink> byCore;

    MonitorLinks(CoreMonitor monitor, SystemCalls syscalls, EventLoop events) {
        this.monitor = monitor;
        this.syscalls = syscalls;
        this.events = events;
        byCore = new TreeMap<>();
    }

    private MonitorLinks(MonitorLinks source, StateCloner cloner) {
        cloner.register(source, this);
        monitor = cloner.of(source.monitor);
        syscalls = cloner.ofOpaque(source.syscalls);
        events = cloner.of(source.events);
        byCore = cloner.of(source.byCore);
    }

    @Override
    public MonitorLinks copy(StateCloner cloner) {
        return new MonitorLinks(this, cloner);
    }

    /** A monitor is its own peer, so that what concerns its own core takes the same way as everything else. */
    void addLoopback() {
        MonitorLink loopback = new MonitorLink(monitor, monitor.core());
        IntermonInterface.Pair ends = IntermonInterface.local(loopback, loopback);
        loopback.attach(ends.first());
        byCore.put(monitor.core(), loopback);
        events.add(new LmpEventSource(ends.first()));
        events.add(new LmpEventSource(ends.second()));
    }

    /** Whom to talk to about a core: nobody if it does not belong to the system. */
    Optional<MonitorLink> linkTo(int core) {
        MonitorLink known = byCore.get(core);
        if (known != null || !monitor.membership().includes(core)) {
            return Optional.ofNullable(known);
        }
        return Optional.of(connectTo(core));
    }

    /** Whether this monitor talks to a core's, or has begun to. */
    boolean hasLinkTo(int core) {
        return byCore.containsKey(core);
    }

    /** The neighbour in the tree on the way to a core. */
    MonitorLink nextHopTo(int core) {
        return neighbour(monitor.tree().nextHop(monitor.core(), core));
    }

    /** A neighbour in the tree that has joined. */
    MonitorLink neighbour(int core) {
        MonitorLink link = byCore.get(core);
        if (link == null) {
            throw new KernelBug("monitor " + monitor.core() + " knows its neighbour " + core + " in the tree");
        }
        return link;
    }

    private MonitorLink connectTo(int core) {
        Outcome<SharedFrame> rings = monitor.memory().makeShared(2 * FrameRing.BYTES);
        SharedFrame shared = CoreMemory.orBug(rings);
        WireCapability words = CoreMemory.orBug(monitor.transfer().toWire(0, shared.reference()));
        MonitorLink link = openLink(core, shared.base(), true);
        byCore.put(core, link);
        nextHopTo(core).send(new Request.Introduce(monitor.core(), core, words));
        return link;
    }

    /**
     * Another monitor has sent rings to talk through. If both had the same wish at once, each speaks through its own.
     */
    void accept(int from, WireCapability rings) {
        CapabilityReference frame = CoreMemory.orBug(monitor.transfer().importFrom(rings, from));
        long base = CoreMemory.orBug(new FrameReference(frame.address()).map(syscalls)).base();
        MonitorLink link = openLink(from, base, false);
        byCore.putIfAbsent(from, link);
    }

    /** Speaks to the monitor of a core that is about to be started. */
    void addChild(int core, long rings) {
        byCore.put(core, openLink(core, rings, true));
    }

    /** Speaks to the monitor that has started this core. */
    void addParent(int core, long rings) {
        byCore.put(core, openLink(core, rings, false));
    }

    /** Tells others of what had come from them and has gone. */
    void sendReleases() {
        monitor.transfer().sendReleases(
                (words, core) -> linkTo(core).ifPresent(link -> link.send(new Request.Returned(words))));
    }

    /** Whoever made the rings sends in the first and receives in the second. */
    private MonitorLink openLink(int core, long rings, boolean createdHere) {
        boolean uncached = !monitor.properties().sharesCachesWith(monitor.plan().properties(core));
        FrameRing first = ring(rings, 0, uncached);
        FrameRing second = ring(rings, 1, uncached);
        FrameRing incoming = createdHere ? second : first;
        UmpChannel channel = new UmpChannel(createdHere ? first : second, incoming, new NullCapabilityChannel());
        MonitorLink link = new MonitorLink(monitor, core);
        IntermonBinding binding =
                createdHere ? IntermonInterface.connect(channel, link) : IntermonInterface.accept(channel, link);
        link.attach(binding);
        events.add(new UmpEventSource(binding, channel, incoming));
        return link;
    }

    private FrameRing ring(long rings, int number, boolean uncached) {
        return new FrameRing(syscalls.memory(), rings + number * FrameRing.BYTES, UmpChannel.DEFAULT_LINES, uncached);
    }
}
