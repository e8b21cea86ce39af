package org.barreleye.machine.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.injection.PortFaultInjector;
import org.barreleye.machine.random.SeededRandom;

/** A wire with stations that only note what they receive, and the events of all. */
final class Segment {
    static final long LATENCY = 1_000_000;
    /** 1 ns for each bit. */
    static final int MEGABITS = 1_000;

    final Wire wire = new Wire(LATENCY, MEGABITS);
    private final SeededRandom random;
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparingLong(Event::due).thenComparingLong(Event::sequence));
    private long sequence;
    private long now;

    private record Event(long due, long sequence, Owner owner, long value) {}

    /** The owner of a port. */
    private final class Owner implements EventPoster {
        private WirePort port;

        @Override
        public void postWireEvent(long due, long value) {
            events.add(new Event(due, sequence++, this, value));
        }
    }

    /** A frame, and the time at which a station received it. */
    record Arrival(long time, byte[] frame) {}

    /** Notes the frames that arrive, and the changes of its link. */
    static final class Listener implements Station {
        final List<Arrival> arrivals = new ArrayList<>();
        final List<String> changes = new ArrayList<>();

        @Override
        public void onFrame(long now, byte[] frame) {
            arrivals.add(new Arrival(now, frame));
        }

        @Override
        public void onLinkChange(long now, boolean isUp) {
            changes.add((isUp ? "up " : "down ") + now);
        }

        /** The first bytes of the frames, which tell them apart. */
        List<Integer> firstBytes() {
            return arrivals.stream().map(arrival -> (int) arrival.frame()[0]).toList();
        }
    }

    Segment(long seed) {
        random = new SeededRandom(seed);
    }

    WirePort connect(String name, Station station, NetworkFaults faults) {
        Owner owner = new Owner();
        owner.port = wire.connect(name, station, owner, new PortFaultInjector(name, faults, random.fork(name)));
        return owner.port;
    }

    WirePort connect(String name, Station station, LinkFlap... flaps) {
        return connect(name, station, NetworkFaults.of(flaps));
    }

    PeerHost connectPeer() {
        Owner owner = new Owner();
        PeerHost peer = new PeerHost(wire, owner,
                new PortFaultInjector(PeerHost.NAME, NetworkFaults.none(), random.fork(PeerHost.NAME)));
        owner.port = peer.port();
        return peer;
    }

    Gateway connectGateway() {
        Owner owner = new Owner();
        Gateway gateway = new Gateway(wire, owner,
                new PortFaultInjector(Gateway.NAME, NetworkFaults.none(), random.fork(Gateway.NAME)));
        owner.port = gateway.port();
        return gateway;
    }

    long now() {
        return now;
    }

    /** Lets everything happen that is due. */
    void run() {
        while (!events.isEmpty()) {
            Event event = events.poll();
            now = Math.max(now, event.due());
            event.owner().port.onEvent(event.due(), event.value());
        }
    }

    /** A frame of so many bytes, of which the first says which one it is. */
    static byte[] frame(int first, int bytes) {
        byte[] frame = new byte[bytes];
        frame[0] = (byte) first;
        return frame;
    }
}
