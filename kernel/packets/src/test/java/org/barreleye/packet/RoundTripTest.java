package org.barreleye.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.barreleye.compiler.testing.Seeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every packet that is built is parsed as the same packet. */
class RoundTripTest {
    private static final int PACKETS = 1_000;

    private static RandomPackets random;

    @BeforeAll
    static void draw() {
        random = new RandomPackets(Seeds.random("round trips of packets"));
    }

    @Test
    void of_frames_keep_all_but_the_padding() {
        for (int count = 0; count < PACKETS; count++) {
            EthernetFrame frame = random.frame();
            EthernetFrame parsed = EthernetFrame.parse(frame.toBytes()).orThrow();

            assertThat(parsed.payload().first(frame.payload().length())).isEqualTo(frame.payload());
            assertThat(new EthernetFrame(parsed.destination(), parsed.source(), parsed.type(), frame.payload()))
                    .isEqualTo(frame);
            assertThat(frame.toBytes()).hasSizeBetween(EthernetFrame.MIN_BYTES, EthernetFrame.MAX_BYTES);
        }
    }

    @Test
    void of_ARP_packets() {
        for (int count = 0; count < PACKETS; count++) {
            ArpPacket packet = random.arp();
            assertThat(ArpPacket.parse(padded(packet.toBytes())).orThrow()).isEqualTo(packet);
        }
    }

    @Test
    void of_IPv4_packets() {
        for (int count = 0; count < PACKETS; count++) {
            Ipv4Packet packet = random.packet();
            assertThat(Ipv4Packet.parse(padded(packet.toBytes())).orThrow()).isEqualTo(packet);
        }
    }

    @Test
    void of_ICMP_messages() {
        for (int count = 0; count < PACKETS; count++) {
            IcmpMessage message = random.icmp();
            assertThat(IcmpMessage.parse(message.toBytes()).orThrow()).isEqualTo(message);
        }
    }

    @Test
    void of_datagrams() {
        for (int count = 0; count < PACKETS; count++) {
            UdpDatagram datagram = random.datagram();
            Ipv4Packet packet = datagram.in(random.address(), random.address(), 1);
            assertThat(UdpDatagram.parse(packet).orThrow()).isEqualTo(datagram);
            assertThat(packet.payload().at(6) | packet.payload().at(7)).as("a checksum").isNotZero();
        }
    }

    @Test
    void of_DHCP_messages() {
        for (int count = 0; count < PACKETS; count++) {
            DhcpMessage message = random.dhcp();
            assertThat(DhcpMessage.parse(message.toBytes()).orThrow()).isEqualTo(message);
        }
    }

    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 18);
    }
}
