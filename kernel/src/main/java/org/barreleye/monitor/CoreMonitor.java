package org.barreleye.monitor;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.UmpSource;
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.intermonitor.Intermonitor;
import org.barreleye.generated.user.intermonitor.IntermonitorBinding;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The monitor of one core: the domains it looks after, the monitors it talks to, and what it knows of both. */
public final class CoreMonitor implements Copyable {
    private static final PhysicalMemoryReference AUTHORITY = new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);

    private final int core;
    private final Trap trap;
    private final SlotAllocator slots;
    private final EventLoop events;
    private final CoreMemory memory;
    private final Carrier carrier;
    private final Residents residents;
    private final Connections connections;
    private final Spawner spawner;
    private final SortedMap<Integer, Peer> peers;
    // Only the boot core's monitor has a plan.
    private Optional<BootSequence> boot = Optional.empty();

    private CoreMonitor(Trap trap, int core) {
        this.core = core;
        this.trap = trap;
        slots = new SlotAllocator(trap);
        events = new EventLoop(trap);
        memory = new CoreMemory(trap, slots);
        slots.growFrom(memory);
        carrier = new Carrier(trap, slots);
        residents = new Residents(core);
        connections = new Connections(core);
        spawner = new Spawner(this, trap, slots, events);
        peers = new TreeMap<>();
    }

    private CoreMonitor(CoreMonitor source, Copier copier) {
        copier.enter(source, this);
        core = source.core;
        trap = copier.ofForeign(source.trap);
        slots = copier.of(source.slots);
        events = copier.of(source.events);
        memory = copier.of(source.memory);
        carrier = copier.of(source.carrier);
        residents = copier.of(source.residents);
        connections = copier.of(source.connections);
        spawner = copier.of(source.spawner);
        peers = copier.of(source.peers);
        boot = copier.of(source.boot);
    }

    @Override
    public CoreMonitor copy(Copier copier) {
        return new CoreMonitor(this, copier);
    }

    /** The monitor of the core that is switched on first; it carries out the plan. */
    static Upcalls onBootCore(Trap trap, int core, BootPlan plan) {
        CoreMonitor monitor = new CoreMonitor(trap, core);
        BootSequence sequence = new BootSequence(monitor, trap, plan);
        monitor.boot = Optional.of(sequence);
        trap.print("the boot core's monitor is up");
        sequence.begin(new CoreStarter(monitor, trap));
        return monitor.events;
    }

    /** The monitor of a core that another monitor has started; it finds the channel in a well-known slot. */
    static Upcalls onStartedCore(Trap trap, int core, int parent) {
        CoreMonitor monitor = new CoreMonitor(trap, core);
        Outcome<FrameMapResult> channel = new FrameReference(WellKnownSlots.FIRST_CHANNEL).map(trap);
        if (!channel.succeeded()) {
            throw new KernelBug("a started core finds the channel to its parent: " + channel.error().sentence());
        }
        trap.print("the monitor is up, started by core " + parent);
        monitor.joinAsChild(parent, channel.value().base());
        return monitor.events;
    }

    /** The number of this core. */
    int core() {
        return core;
    }

    CoreMemory memory() {
        return memory;
    }

    Carrier carrier() {
        return carrier;
    }

    Residents residents() {
        return residents;
    }

    Connections connections() {
        return connections;
    }

    Spawner spawner() {
        return spawner;
    }

    /** The monitor of another core, if the two have found that they understand each other. */
    Optional<Peer> peer(int number) {
        return Optional.ofNullable(peers.get(number)).filter(Peer::isBound);
    }

    boolean isBoundTo(int number) {
        return peer(number).isPresent();
    }

    /** Speaks to the monitor of a core that is about to be started: sends in the first ring, receives in the second. */
    void joinAsParent(int child, long rings) {
        FrameRing incoming = ring(rings, 1);
        UmpChannel channel = new UmpChannel(ring(rings, 0), incoming, new NoCapabilities());
        Peer peer = new Peer(this, child);
        join(peer, Intermonitor.connect(channel, peer), channel, incoming);
    }

    private void joinAsChild(int parent, long rings) {
        FrameRing incoming = ring(rings, 0);
        UmpChannel channel = new UmpChannel(ring(rings, 1), incoming, new NoCapabilities());
        Peer peer = new Peer(this, parent);
        join(peer, Intermonitor.accept(channel, peer), channel, incoming);
    }

    private void join(Peer peer, IntermonitorBinding binding, UmpChannel channel, FrameRing incoming) {
        peer.speakThrough(binding);
        peers.put(peer.core(), peer);
        events.add(new UmpSource(binding, channel, incoming));
    }

    private FrameRing ring(long rings, int number) {
        return new FrameRing(trap.memory(), rings + number * FrameRing.BYTES, UmpChannel.DEFAULT_LINES);
    }

    /** A peer has been found to understand us. */
    void peerIsBound() {
        boot.ifPresent(BootSequence::peersMayBeReady);
    }

    /** A domain has ended. */
    void exited(int image, int status) {
        if (boot.isPresent() && boot.get().main() == image) {
            trap.print("the main program has exited with status " + status);
            powerOff(status);
        }
    }

    void powerOff(int status) {
        AUTHORITY.powerOff(trap, Integer.toUnsignedLong(status));
    }
}
