package org.barreleye.monitor;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.LmpSource;
import org.barreleye.domain.interconnect.UmpSource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.intermonitor.Intermonitor;
import org.barreleye.generated.user.intermonitor.IntermonitorBinding;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.CoreMemory.SharedFrame;

/**
 * The monitors that this one talks to: itself, its neighbours in the tree, and whoever it has been introduced to. A monitor
 * that wants to talk to another for the first time makes the rings, sends them along the tree, and talks at once: what it
 * says waits in the rings until the other has them, so nothing overtakes anything.
 */
final class Peers implements Copyable {
    private final CoreMonitor monitor;
    private final Trap trap;
    private final EventLoop events;
    private final SortedMap<Integer, Peer> byCore;

    Peers(CoreMonitor monitor, Trap trap, EventLoop events) {
        this.monitor = monitor;
        this.trap = trap;
        this.events = events;
        byCore = new TreeMap<>();
    }

    private Peers(Peers source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        trap = copier.ofForeign(source.trap);
        events = copier.of(source.events);
        byCore = copier.of(source.byCore);
    }

    @Override
    public Peers copy(Copier copier) {
        return new Peers(this, copier);
    }

    /** A monitor is its own peer, so that what concerns its own core takes the same way as everything else. */
    void addSelf() {
        Peer self = new Peer(monitor, monitor.core());
        Intermonitor.Pair ends = Intermonitor.local(self, self);
        self.speakThrough(ends.first());
        byCore.put(monitor.core(), self);
        events.add(new LmpSource(ends.first()));
        events.add(new LmpSource(ends.second()));
    }

    /** Whom to talk to about a core: nobody if it does not belong to the system. */
    Optional<Peer> to(int core) {
        Peer known = byCore.get(core);
        if (known != null || !monitor.membership().includes(core)) {
            return Optional.ofNullable(known);
        }
        return Optional.of(introduceTo(core));
    }

    /** Whether this monitor talks to a core's, or has begun to. */
    boolean knows(int core) {
        return byCore.containsKey(core);
    }

    /** The neighbour in the tree on the way to a core. */
    Peer neighbourTowards(int core) {
        return neighbour(monitor.tree().nextHop(monitor.core(), core));
    }

    /** A neighbour in the tree that has joined. */
    Peer neighbour(int core) {
        Peer peer = byCore.get(core);
        if (peer == null) {
            throw new KernelBug("monitor " + monitor.core() + " knows its neighbour " + core + " in the tree");
        }
        return peer;
    }

    private Peer introduceTo(int core) {
        Outcome<SharedFrame> rings = monitor.memory().makeShared(2 * FrameRing.BYTES);
        SharedFrame shared = CoreMemory.certain(rings);
        CapabilityInWords words = CoreMemory.certain(monitor.carrier().describe(0, shared.reference()));
        Peer peer = join(core, shared.base(), true);
        byCore.put(core, peer);
        neighbourTowards(core).say(new Request.Introduce(monitor.core(), core, words));
        return peer;
    }

    /** Another monitor has sent rings to talk through. If both had the same wish at once, each speaks through its own. */
    void introduced(int from, CapabilityInWords rings) {
        CapabilityReference frame = CoreMemory.certain(monitor.carrier().adopt(rings, from));
        long base = CoreMemory.certain(new FrameReference(frame.address()).map(trap)).base();
        Peer peer = join(from, base, false);
        byCore.putIfAbsent(from, peer);
    }

    /** Speaks to the monitor of a core that is about to be started. */
    void addChild(int core, long rings) {
        byCore.put(core, join(core, rings, true));
    }

    /** Speaks to the monitor that has started this core. */
    void addParent(int core, long rings) {
        byCore.put(core, join(core, rings, false));
    }

    /** Tells others of what had come from them and has gone. */
    void settle() {
        monitor.carrier().settle((words, core) -> to(core).ifPresent(peer -> peer.say(new Request.Returned(words))));
    }

    /** Whoever made the rings sends in the first and receives in the second. */
    private Peer join(int core, long rings, boolean maker) {
        boolean uncached = !monitor.facts().sharesCachesWith(monitor.plan().facts(core));
        FrameRing first = ring(rings, 0, uncached);
        FrameRing second = ring(rings, 1, uncached);
        FrameRing incoming = maker ? second : first;
        UmpChannel channel = new UmpChannel(maker ? first : second, incoming, new NoCapabilities());
        Peer peer = new Peer(monitor, core);
        IntermonitorBinding binding =
                maker ? Intermonitor.connect(channel, peer) : Intermonitor.accept(channel, peer);
        peer.speakThrough(binding);
        events.add(new UmpSource(binding, channel, incoming));
        return peer;
    }

    private FrameRing ring(long rings, int number, boolean uncached) {
        return new FrameRing(trap.memory(), rings + number * FrameRing.BYTES, UmpChannel.DEFAULT_LINES, uncached);
    }
}
