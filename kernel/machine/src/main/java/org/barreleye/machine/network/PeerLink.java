package org.barreleye.machine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.ArpPacket;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;

/** The link layer of a modelled host: sends packets to neighbours whose hardware addresses it finds by ARP. */
final class PeerLink implements Copyable {
    private static final int MAX_WAITING = 16;

    private final WirePort port;
    private final MacAddress mac;
    private final Ipv4Address address;
    // By the bits of the protocol address: the hardware address, and the packets that wait for it.
    private final TreeMap<Integer, MacAddress> neighbours = new TreeMap<>();
    private final TreeMap<Integer, List<byte[]>> waiting = new TreeMap<>();

    PeerLink(WirePort port, MacAddress mac, Ipv4Address address) {
        this.port = port;
        this.mac = mac;
        this.address = address;
    }

    /** A neighbour is known now; the packets for it leave. */
    void learn(long now, Ipv4Address neighbour, MacAddress itsMac) {
        neighbours.put(neighbour.bits(), itsMac);
        List<byte[]> packets = waiting.remove(neighbour.bits());
        if (packets != null) {
            packets.forEach(packet -> sendFrame(now, itsMac, EthernetFrame.IPV4, packet));
        }
    }

    /** Sends a packet to a neighbour; the first one to it waits for ARP. Too many that wait are dropped. */
    void send(long now, Ipv4Packet packet) {
        MacAddress known = neighbours.get(packet.destination().bits());
        if (known != null) {
            sendFrame(now, known, EthernetFrame.IPV4, packet.toBytes());
            return;
        }
        List<byte[]> packets = waiting.computeIfAbsent(packet.destination().bits(), bits -> new ArrayList<>());
        if (packets.size() < MAX_WAITING) {
            packets.add(packet.toBytes());
        }
        sendFrame(now, MacAddress.BROADCAST, EthernetFrame.ARP,
                ArpPacket.request(mac, address, packet.destination()).toBytes());
    }

    void sendFrame(long now, MacAddress destination, int type, byte[] payload) {
        port.send(now, new EthernetFrame(destination, mac, type, Payload.of(payload)).toBytes());
    }
}
