package org.barreleye.service.network;

import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.MacAddress;

/**
 * The hardware addresses of neighbours, and for each neighbour whose address is asked for the last packet to it (RFC
 * 1122, 2.3.2.2).
 */
final class ArpCache implements Copyable {
    private static final int MAX_NEIGHBOURS = 64;

    private final TreeMap<Ipv4Address, MacAddress> neighbours = new TreeMap<>();
    private final TreeMap<Ipv4Address, byte[]> held = new TreeMap<>();

    /** The hardware address of a neighbour, if it is known. */
    Optional<MacAddress> find(Ipv4Address neighbour) {
        return Optional.ofNullable(neighbours.get(neighbour));
    }

    /** The neighbour of the next greater address whose hardware address is known. */
    Optional<Ipv4Address> after(Ipv4Address neighbour) {
        return neighbours.keySet().stream().filter(known -> known.compareTo(neighbour) > 0).findFirst();
    }

    /** Keeps a packet until its neighbour is known; the one before is dropped. */
    void hold(Ipv4Address neighbour, byte[] packet) {
        makeRoom(held, neighbour);
        held.put(neighbour, packet);
    }

    /** Keeps the hardware address of a neighbour, and returns the packet that waited for it. */
    Optional<byte[]> learn(Ipv4Address neighbour, MacAddress mac) {
        makeRoom(neighbours, neighbour);
        neighbours.put(neighbour, mac);
        return Optional.ofNullable(held.remove(neighbour));
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
}
