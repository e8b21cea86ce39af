package org.barreleye.machine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.packet.ArpPacket;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.IcmpMessage;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final MacAddress MAC = new MacAddress(0x020000000001L);
    private static final Ipv4Address HERE = Ipv4Address.of(10, 0, 0, 2);
    private static final int SENDER = Gateway.FIRST_PORT + 3;

    private final Segment segment = new Segment(1);
    private final Gateway gateway = segment.connectGateway();
    private final Segment.Listener listener = new Segment.Listener();
    private final WirePort port = segment.connect("nic0", listener);
    private final List<ReceivedDatagram> outside = new ArrayList<>();

    @BeforeEach
    void delivered() {
        gateway.deliverTo(outside::add);
    }

    private void send(MacAddress target, int type, byte[] payload) {
        port.send(segment.now(), new EthernetFrame(target, MAC, type, Payload.of(payload)).toBytes());
        segment.run();
    }

    private EthernetFrame lastFrame() {
        return EthernetFrame.parse(listener.arrivals.get(listener.arrivals.size() - 1).frame()).orThrow();
    }

    private Ipv4Packet lastPacket() {
        return Ipv4Packet.parse(lastFrame().payload().toBytes()).orThrow();
    }

    private void introduce() {
        send(MacAddress.BROADCAST, EthernetFrame.ARP,
                ArpPacket.request(MAC, HERE, Gateway.ADDRESS).toBytes());
    }

    @Nested
    class A_datagram_from_outside {
        @Test
        void waits_until_the_address_of_its_target_is_found() {
            gateway.send(0, HERE, SENDER, 7, Payload.of("hello"));
            segment.run();
            ArpPacket question = ArpPacket.parse(lastFrame().payload().toBytes()).orThrow();
            assertThat(question).isEqualTo(ArpPacket.request(Gateway.MAC, Gateway.ADDRESS, HERE));

            send(Gateway.MAC, EthernetFrame.ARP, question.reply(MAC).toBytes());
            assertThat(lastPacket().source()).isEqualTo(Gateway.ADDRESS);
            assertThat(UdpDatagram.parse(lastPacket()).orThrow())
                    .isEqualTo(new UdpDatagram(SENDER, 7, Payload.of("hello")));
        }

        @Test
        void is_at_most_as_long_as_a_frame_holds() {
            introduce();
            gateway.send(segment.now(), HERE, SENDER, 7, Payload.of(new byte[1_472]));
            segment.run();
            assertThat(lastFrame().toBytes()).hasSize(EthernetFrame.MAX_BYTES);

            assertThatThrownBy(() -> gateway.send(segment.now(), HERE, SENDER, 7, Payload.of(new byte[1_473])))
                    .hasMessage("a datagram of the gateway has at most 1472 bytes, not 1473");
        }
    }

    @Test
    void hands_over_datagrams_to_its_ports() {
        send(Gateway.MAC, EthernetFrame.IPV4,
                new UdpDatagram(7, SENDER, Payload.of("hello")).in(HERE, Gateway.ADDRESS, 1).toBytes());

        assertThat(outside).hasSize(1);
        assertThat(outside.get(0).source()).isEqualTo(HERE);
        assertThat(outside.get(0).sourcePort()).isEqualTo(7);
        assertThat(outside.get(0).port()).isEqualTo(SENDER);
        assertThat(outside.get(0).data()).asString().isEqualTo("hello");
    }

    @Test
    void takes_nothing_that_is_for_others() {
        send(Gateway.MAC, EthernetFrame.IPV4,
                new UdpDatagram(7, SENDER, Payload.of("hello")).in(HERE, HERE.plus(9), 1).toBytes());

        assertThat(outside).isEmpty();
    }

    @Test
    void answers_a_ping() {
        introduce();
        IcmpEcho echo = new IcmpEcho(false, 5, 6, Payload.of("some data"));
        send(Gateway.MAC, EthernetFrame.IPV4, new Ipv4Packet(HERE, Gateway.ADDRESS, Ipv4Packet.ICMP, 64, 1,
                Payload.of(echo.toBytes())).toBytes());

        assertThat(IcmpMessage.parse(lastPacket().payload().toBytes()).orThrow()).isEqualTo(echo.reply());
    }
}
