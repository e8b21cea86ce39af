package org.barreleye.machine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.packet.ArpPacket;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.DhcpOptions;
import org.barreleye.packet.DhcpType;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.IcmpMessage;
import org.barreleye.packet.IcmpUnreachable;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.barreleye.packet.Refusal;
import org.barreleye.packet.UdpDatagram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PeerHostTest {
    private static final MacAddress MAC = new MacAddress(0x020000000001L);
    private static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
    private static final Ipv4Address HERE = Ipv4Address.of(10, 0, 0, 2);

    private final Segment segment = new Segment(1);
    private final PeerHost peer = segment.connectPeer();
    private final Segment.Listener listener = new Segment.Listener();
    private final WirePort port = segment.connect("nic0", listener);

    private void send(MacAddress target, int type, byte[] payload) {
        port.send(segment.now(), new EthernetFrame(target, MAC, type, Payload.of(payload)).toBytes());
        segment.run();
    }

    private void sendPacket(Ipv4Packet packet) {
        send(PeerHost.MAC, EthernetFrame.IPV4, packet.toBytes());
    }

    private EthernetFrame lastFrame() {
        assertThat(listener.arrivals).isNotEmpty();
        return EthernetFrame.parse(listener.arrivals.get(listener.arrivals.size() - 1).frame()).orThrow();
    }

    private Ipv4Packet lastPacket() {
        assertThat(lastFrame().type()).isEqualTo(EthernetFrame.IPV4);
        return Ipv4Packet.parse(lastFrame().payload().toBytes()).orThrow();
    }

    private void introduce() {
        send(MacAddress.BROADCAST, EthernetFrame.ARP, ArpPacket.request(MAC, HERE, PEER).toBytes());
    }

    @Test
    void answers_ARP_requests_for_its_address_only() {
        introduce();

        assertThat(lastFrame().destination()).isEqualTo(MAC);
        assertThat(ArpPacket.parse(lastFrame().payload().toBytes()).orThrow())
                .isEqualTo(new ArpPacket(true, PeerHost.MAC, PEER, MAC, HERE));
        send(MacAddress.BROADCAST, EthernetFrame.ARP, ArpPacket.request(MAC, HERE, HERE.plus(1)).toBytes());
        assertThat(listener.arrivals).hasSize(1);
        assertThat(peer.count(PeerCounter.ARP_REQUESTS)).isOne();
    }

    @Nested
    class To_a_neighbour_that_it_knows {
        @BeforeEach
        void introduced() {
            introduce();
        }

        @Test
        void it_answers_a_ping_with_the_same_data() {
            IcmpEcho echo = new IcmpEcho(false, 5, 6, Payload.of("some data"));
            sendPacket(new Ipv4Packet(HERE, PEER, Ipv4Packet.ICMP, 64, 1, Payload.of(echo.toBytes())));

            assertThat(lastPacket().destination()).isEqualTo(HERE);
            assertThat(IcmpMessage.parse(lastPacket().payload().toBytes()).orThrow()).isEqualTo(echo.reply());
            assertThat(peer.count(PeerCounter.ECHO_REQUESTS)).isOne();
        }

        @Test
        void it_sends_datagrams_to_the_echo_port_back() {
            sendPacket(new UdpDatagram(999, PeerHost.ECHO_PORT, Payload.of("hello")).in(HERE, PEER, 1));

            assertThat(UdpDatagram.parse(lastPacket()).orThrow())
                    .isEqualTo(new UdpDatagram(PeerHost.ECHO_PORT, 999, Payload.of("hello")));
        }

        @Test
        void it_tells_the_time_in_seconds_since_1900() {
            sendPacket(new UdpDatagram(999, PeerHost.TIME_PORT, Payload.EMPTY).in(HERE, PEER, 1));
            UdpDatagram answer = UdpDatagram.parse(lastPacket()).orThrow();

            // 2,208,988,800 seconds from 1900 to 1970 (RFC 868), 1,767,225,600 from there to 2026.
            assertThat(new BigInteger(1, answer.data().toBytes()).longValueExact())
                    .isEqualTo(2_208_988_800L + 1_767_225_600L);
        }

        @Test
        void it_says_that_a_port_is_closed() {
            Ipv4Packet packet = new UdpDatagram(999, 4_000, Payload.of("hello")).in(HERE, PEER, 1);
            sendPacket(packet);

            assertThat(IcmpMessage.parse(lastPacket().payload().toBytes()).orThrow())
                    .isEqualTo(IcmpUnreachable.about(packet, IcmpUnreachable.PORT));
            assertThat(peer.count(PeerCounter.CLOSED_PORTS)).isOne();
        }

        @Test
        void it_keeps_datagrams_to_a_port_that_was_opened() {
            peer.open(4_000);
            sendPacket(new UdpDatagram(999, 4_000, Payload.of("hello")).in(HERE, PEER, 1));

            List<ReceivedDatagram> received = peer.datagrams();
            assertThat(received).hasSize(1);
            assertThat(received.get(0).source()).isEqualTo(HERE);
            assertThat(received.get(0).sourcePort()).isEqualTo(999);
            assertThat(received.get(0).data()).asString().isEqualTo("hello");
        }
    }

    @Nested
    class On_request_of_a_test {
        @Test
        void it_asks_for_the_hardware_address_first_and_then_pings() {
            peer.ping(0, HERE, 3, Payload.of("abc"));
            segment.run();
            assertThat(ArpPacket.parse(lastFrame().payload().toBytes()).orThrow())
                    .isEqualTo(ArpPacket.request(PeerHost.MAC, PEER, HERE));

            send(PeerHost.MAC, EthernetFrame.ARP, new ArpPacket(true, MAC, HERE, PeerHost.MAC, PEER).toBytes());
            assertThat(IcmpMessage.parse(lastPacket().payload().toBytes()).orThrow())
                    .isEqualTo(new IcmpEcho(false, 1, 3, Payload.of("abc")));

            sendPacket(new Ipv4Packet(HERE, PEER, Ipv4Packet.ICMP, 64, 1,
                    Payload.of(new IcmpEcho(true, 1, 3, Payload.of("abc")).toBytes())));
            assertThat(peer.count(PeerCounter.ECHO_REPLIES)).isOne();
            assertThat(peer.lastEchoReply()).isPositive();
        }

        @Test
        void it_sends_a_datagram_and_takes_the_answer() {
            introduce();
            peer.sendDatagram(segment.now(), HERE, 5_000, 7, Payload.of("question"));
            segment.run();
            assertThat(UdpDatagram.parse(lastPacket()).orThrow())
                    .isEqualTo(new UdpDatagram(5_000, 7, Payload.of("question")));

            sendPacket(new UdpDatagram(7, 5_000, Payload.of("answer")).in(HERE, PEER, 1));
            assertThat(peer.datagrams()).singleElement()
                    .satisfies(datagram -> assertThat(datagram.data()).asString().isEqualTo("answer"));
        }
    }

    @Nested
    class Its_DHCP_server {
        private DhcpMessage exchange(DhcpMessage message) {
            Ipv4Packet packet = new UdpDatagram(DhcpMessage.CLIENT_PORT, DhcpMessage.SERVER_PORT,
                    Payload.of(message.toBytes())).in(message.clientAddress(), Ipv4Address.BROADCAST, 1);
            send(MacAddress.BROADCAST, EthernetFrame.IPV4, packet.toBytes());
            UdpDatagram answer = UdpDatagram.parse(lastPacket()).orThrow();
            assertThat(answer.destinationPort()).isEqualTo(DhcpMessage.CLIENT_PORT);
            return DhcpMessage.parse(answer.data().toBytes()).orThrow();
        }

        private DhcpMessage message(DhcpType type, MacAddress client, DhcpOptions options) {
            return new DhcpMessage(type, 0x1234, client, true, Ipv4Address.ANY, Ipv4Address.ANY, options);
        }

        private DhcpMessage request(MacAddress client, Ipv4Address address) {
            return message(DhcpType.REQUEST, client,
                    DhcpOptions.NONE.withRequestedAddress(address).withServer(PEER));
        }

        @Test
        void offers_and_grants_the_first_address_with_mask_router_and_time() {
            DhcpMessage offer = exchange(message(DhcpType.DISCOVER, MAC, DhcpOptions.NONE));
            assertThat(offer).isEqualTo(new DhcpMessage(DhcpType.OFFER, 0x1234, MAC, true, Ipv4Address.ANY, HERE,
                    DhcpOptions.NONE.withServer(PEER).withLeaseSeconds(3_600)
                    .withSubnetMask(Ipv4Address.of(255, 255, 255, 0)).withRouter(PEER)));

            DhcpMessage ack = exchange(request(MAC, HERE));
            assertThat(ack.type()).isEqualTo(DhcpType.ACK);
            assertThat(ack.yourAddress()).isEqualTo(HERE);
            assertThat(lastFrame().destination().isBroadcast()).isTrue();
        }

        @Test
        void gives_the_same_client_the_same_address_and_another_one_the_next() {
            exchange(message(DhcpType.DISCOVER, MAC, DhcpOptions.NONE));
            DhcpMessage other = exchange(message(DhcpType.DISCOVER, new MacAddress(0x02), DhcpOptions.NONE));
            DhcpMessage again = exchange(message(DhcpType.DISCOVER, MAC, DhcpOptions.NONE));

            assertThat(other.yourAddress()).isEqualTo(HERE.plus(1));
            assertThat(again.yourAddress()).isEqualTo(HERE);
            assertThat(peer.leaseOf(MAC)).contains(HERE);
        }

        @Test
        void refuses_an_address_that_it_did_not_offer() {
            assertThat(exchange(request(MAC, HERE.plus(7))).type()).isEqualTo(DhcpType.NAK);
        }

        @Test
        void is_silent_if_the_client_has_chosen_another_server() {
            exchange(message(DhcpType.DISCOVER, MAC, DhcpOptions.NONE));
            int before = listener.arrivals.size();
            Ipv4Packet packet = new UdpDatagram(68, 67, Payload.of(message(DhcpType.REQUEST, MAC,
                    DhcpOptions.NONE.withServer(PEER.plus(9))).toBytes()))
                    .in(Ipv4Address.ANY, Ipv4Address.BROADCAST, 1);
            send(MacAddress.BROADCAST, EthernetFrame.IPV4, packet.toBytes());

            assertThat(listener.arrivals).hasSize(before);
            assertThat(peer.count(PeerCounter.DHCP_MESSAGES)).isEqualTo(2);
        }

        @Test
        void has_no_more_addresses_than_the_subnet() {
            for (int client = 0; client < 253; client++) {
                assertThat(exchange(message(DhcpType.DISCOVER, new MacAddress(client), DhcpOptions.NONE)).yourAddress())
                        .isEqualTo(HERE.plus(client));
            }
            assertThat(peer.leaseOf(new MacAddress(252))).contains(Ipv4Address.of(10, 0, 0, 254));
            DhcpServer server = new DhcpServer(PeerHost.SUBNET, 3_600);
            Optional<DhcpMessage> last = Optional.empty();
            for (int client = 0; client < 254; client++) {
                last = server.answer(0, message(DhcpType.DISCOVER, new MacAddress(client), DhcpOptions.NONE));
            }
            assertThat(last).isEmpty();
        }
    }

    @Test
    void survives_hostile_frames_and_counts_what_it_refuses() {
        Seeds.each(3, seed -> {
            SeededRandom random = new SeededRandom(seed);
            for (int count = 0; count < 2_000; count++) {
                byte[] frame = new UdpDatagram(1, (int) random.upTo(70), Payload.of(new byte[(int) random.upTo(300)]))
                        .in(HERE.plus((int) random.upTo(300)), PEER, count).toBytes();
                for (long changes = random.upTo(3); changes > 0; changes--) {
                    frame[(int) random.upTo(frame.length - 1)] = (byte) random.upTo(255);
                }
                send(PeerHost.MAC, EthernetFrame.IPV4, frame);
            }
        });

        assertThat(peer.count(PeerCounter.REFUSED)).isPositive();
        assertThat(peer.count(Refusal.UDP_CHECKSUM)).isPositive();
    }
}
