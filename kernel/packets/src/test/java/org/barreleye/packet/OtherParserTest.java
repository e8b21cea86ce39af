package org.barreleye.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.compiler.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IcmpV4EchoPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.UdpPacket;
import org.pcap4j.packet.namednumber.ArpOperation;

/** A library that shares no code with this module reads the same fields and computes the same checksums. */
class OtherParserTest {
    private static final int PACKETS = 200;
    private static final MacAddress ONE = new MacAddress(0x020000000001L);
    private static final MacAddress TWO = new MacAddress(0x020000000002L);

    private final RandomPackets random = new RandomPackets(Seeds.random("packets for another parser"));

    private static EthernetPacket read(int type, byte[] payload) throws IllegalRawDataException {
        byte[] frame = new EthernetFrame(TWO, ONE, type, Payload.of(payload)).toBytes();
        return EthernetPacket.newPacket(frame, 0, frame.length);
    }

    @Test
    void agrees_on_datagrams() throws IllegalRawDataException {
        for (int count = 0; count < PACKETS; count++) {
            UdpDatagram datagram = random.datagram();
            Ipv4Packet packet = datagram.in(random.address(), random.address(), count);
            EthernetPacket frame = read(EthernetFrame.IPV4, packet.toBytes());
            IpV4Packet theirs = frame.get(IpV4Packet.class);
            UdpPacket udp = frame.get(UdpPacket.class);

            assertThat(frame.getHeader().getSrcAddr()).hasToString("02:00:00:00:00:01");
            assertThat(theirs.getHeader().getSrcAddr().getHostAddress()).isEqualTo(packet.source().toString());
            assertThat(theirs.getHeader().getDstAddr().getHostAddress()).isEqualTo(packet.destination().toString());
            assertThat(theirs.getHeader().hasValidChecksum(false)).isTrue();
            assertThat(udp.getHeader().getDstPort().valueAsInt()).isEqualTo(datagram.destinationPort());
            assertThat(udp.hasValidChecksum(theirs.getHeader().getSrcAddr(),
                    theirs.getHeader().getDstAddr(), false)).isTrue();
            assertThat(udp.getPayload() == null ? new byte[0] : udp.getPayload().getRawData())
                    .isEqualTo(datagram.data().toBytes());
        }
    }

    @Test
    void agrees_on_ARP() throws IllegalRawDataException {
        for (int count = 0; count < PACKETS; count++) {
            ArpPacket packet = random.arp();
            org.pcap4j.packet.ArpPacket.ArpHeader theirs = read(EthernetFrame.ARP, packet.toBytes())
                    .get(org.pcap4j.packet.ArpPacket.class).getHeader();

            assertThat(theirs.getOperation()).isEqualTo(packet.isReply() ? ArpOperation.REPLY : ArpOperation.REQUEST);
            assertThat(theirs.getSrcHardwareAddr()).hasToString(packet.senderMac().toString());
            assertThat(theirs.getDstProtocolAddr().getHostAddress()).isEqualTo(packet.targetIp().toString());
        }
    }

    @Test
    void agrees_on_echoes() throws IllegalRawDataException {
        IcmpEcho echo = new IcmpEcho(false, 513, 7, random.payload(99));
        Ipv4Packet packet = new Ipv4Packet(random.address(), random.address(), Ipv4Packet.ICMP, 64, 0,
                Payload.of(echo.toBytes()));
        IcmpV4EchoPacket theirs = read(EthernetFrame.IPV4, packet.toBytes()).get(IcmpV4EchoPacket.class);

        assertThat(theirs.getHeader().getIdentifierAsInt()).isEqualTo(513);
        assertThat(theirs.getHeader().getSequenceNumberAsInt()).isEqualTo(7);
        assertThat(theirs.getPayload().getRawData()).isEqualTo(echo.data().toBytes());
    }
}
