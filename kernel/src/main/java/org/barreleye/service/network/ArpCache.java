package org.barreleye.service.network;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.MacAddress;

/**
 * The hardware addresses of neighbours, each for half a minute after it was learned (RFC 1122, 2.3.2.1), and for each
 * neighbour whose address is asked for the last packets to it (2.3.2.2 demands one), which are sent in their order.
 */
final class ArpCache implements Copyable {
    /** The time for which an address is believed, in nanoseconds. */
    static final long LIFETIME = 30_000_000_000L;

    /** The number of packets that are kept for a neighbour. */
    static final int HELD_MAX = 6;

    private static final int MAX_NEIGHBOURS = 64;

    private final SystemCalls syscalls;
    private final TreeMap<Ipv4Address, Neighbour> neighbours = new TreeMap<>();
    // The oldest first.
    private final TreeMap<Ipv4Address, ArrayDeque<byte[]>> held = new TreeMap<>();

    /** A cache without neighbours. */
    ArpCache(SystemCalls syscalls) {
        this.syscalls = syscalls;
    }

    /** The hardware address of a neighbour, if it is known. */
    Optional<MacAddress> find(Ipv4Address neighbour) {
        return Optional.ofNullable(neighbours.get(neighbour)).filter(this::isBelieved).map(Neighbour::mac);
    }

    private boolean isBelieved(Neighbour neighbour) {
        return syscalls.now() < neighbour.until;
    }

    /** The neighbour of the next greater address whose hardware address is known. */
    Optional<Ipv4Address> after(Ipv4Address neighbour) {
        return neighbours.tailMap(neighbour, false).entrySet().stream()
                .filter(known -> isBelieved(known.getValue())).map(Map.Entry::getKey).findFirst();
    }

    /** Keeps a packet until its neighbour is known; of more than {@link #HELD_MAX} the oldest is dropped. */
    void hold(Ipv4Address neighbour, byte[] packet) {
        makeRoom(held, neighbour);
        ArrayDeque<byte[]> packets = held.computeIfAbsent(neighbour, added -> new ArrayDeque<>());
        if (packets.size() == HELD_MAX) {
            packets.poll();
        }
        packets.add(packet);
    }

    /** Keeps the hardware address of a neighbour, and returns the packets that waited for it, the oldest first. */
    List<byte[]> learn(Ipv4Address neighbour, MacAddress mac) {
        makeRoom(neighbours, neighbour);
        neighbours.put(neighbour, new Neighbour(mac, syscalls.now() + LIFETIME));
        ArrayDeque<byte[]> packets = held.remove(neighbour);
        return packets == null ? List.of() : List.copyOf(packets);
    }

    /** Forgets all neighbours: the interface is connected to another wire. */
    void clear() {
        neighbours.clear();
        held.clear();
    }

    private static void makeRoom(TreeMap<Ipv4Address, ?> map, Ipv4Address added) {
        if (map.size() == MAX_NEIGHBOURS && !map.containsKey(added)) {
            map.pollFirstEntry();
        }
    }

    /**
     * A neighbour.
     *
     * @param mac its hardware address
     * @param until the time at which it has to be asked for again
     */
    private record Neighbour(MacAddress mac, long until) implements Copyable {}
}
