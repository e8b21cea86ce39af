package org.barreleye.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Frames as they were captured on real networks, or as a standard prints them, with fields that are known. */
class CapturedFramesTest {
    private static final MacAddress CLIENT = MacAddress.parse("00:0b:82:01:fc:42").orElseThrow();

    /** The first frame of the capture {@code dhcp.pcap} that accompanies Wireshark. */
    private static byte[] discover() {
        byte[] head = Hex.bytes("ffffffffffff 000b8201fc42 0800",
                "4500012c a8360000 fa11178b 00000000 ffffffff",
                "00440043 0118591f",
                "01010600 00003d1d 00000000 00000000 00000000 00000000 00000000 000b8201fc42");
        byte[] options = Hex.bytes("63825363 350101 3d0701000b8201fc42 320400000000 37040103062a ff");
        byte[] frame = Arrays.copyOf(head, 14 + 0x12c);
        System.arraycopy(options, 0, frame, 14 + 20 + 8 + 236, options.length);
        return frame;
    }

    @Nested
    class A_discover_of_a_telephone {
        private final EthernetFrame frame = EthernetFrame.parse(discover()).orThrow();
        private final Ipv4Packet packet = Ipv4Packet.parse(frame.payload().toBytes()).orThrow();
        private final UdpDatagram datagram = UdpDatagram.parse(packet).orThrow();

        @Test
        void is_a_broadcast_from_its_station() {
            assertThat(frame.destination().isBroadcast()).isTrue();
            assertThat(frame.source()).isEqualTo(CLIENT);
            assertThat(frame.type()).isEqualTo(EthernetFrame.IPV4);
        }

        @Test
        void is_a_packet_from_no_address_to_all() {
            assertThat(packet.source()).isEqualTo(Ipv4Address.ANY);
            assertThat(packet.destination().isBroadcast()).isTrue();
            assertThat(packet.timeToLive()).isEqualTo(250);
            assertThat(packet.identification()).isEqualTo(0xa836);
            assertThat(packet.payload().length()).isEqualTo(280);
        }

        @Test
        void is_a_datagram_to_the_server() {
            assertThat(datagram.sourcePort()).isEqualTo(DhcpMessage.CLIENT_PORT);
            assertThat(datagram.destinationPort()).isEqualTo(DhcpMessage.SERVER_PORT);
        }

        @Test
        void has_the_fields_that_the_analyser_shows() {
            assertThat(DhcpMessage.parse(datagram.data().toBytes()).orThrow()).isEqualTo(new DhcpMessage(
                    DhcpType.DISCOVER, 0x3d1d, CLIENT, false, Ipv4Address.ANY, Ipv4Address.ANY,
                    DhcpOptions.NONE.withRequestedAddress(Ipv4Address.ANY)));
        }

        @Test
        void is_refused_if_a_bit_of_the_datagram_changes() {
            byte[] changed = discover();
            changed[14 + 20 + 8 + 4] ^= 1;
            Ipv4Packet other = Ipv4Packet.parse(EthernetFrame.parse(changed).orThrow().payload().toBytes()).orThrow();

            assertThat(UdpDatagram.parse(other).refusal()).contains(Refusal.UDP_CHECKSUM);
        }
    }

    @Nested
    class A_ping_of_windows {
        private final byte[] message = Hex.bytes("0800 4d5a 0001 0001 6162636465666768696a6b6c6d6e6f70",
                "71727374757677616263646566676869");

        @Test
        void has_identifier_sequence_and_letters() {
            assertThat(IcmpMessage.parse(message).orThrow()).isEqualTo(
                    new IcmpEcho(false, 1, 1, Payload.of("abcdefghijklmnopqrstuvwabcdefghi")));
        }

        @Test
        void is_what_the_builder_builds() {
            assertThat(new IcmpEcho(false, 1, 1, Payload.of("abcdefghijklmnopqrstuvwabcdefghi")).toBytes())
                    .isEqualTo(message);
        }

        @Test
        void is_answered_by_the_message_that_windows_prints() {
            byte[] reply = IcmpMessage.parse(message).packet().map(echo -> ((IcmpEcho) echo).reply()).orElseThrow()
                    .toBytes();

            assertThat(Arrays.copyOf(reply, 8)).isEqualTo(Hex.bytes("0000 555a 0001 0001"));
        }
    }

    @Nested
    class An_exchange_of_ARP {
        private final byte[] request = Hex.bytes("0001 0800 06 04 0001 0007e9539d2e c0a80101 000000000000 c0a80102");

        @Test
        void asks_for_an_address() {
            assertThat(ArpPacket.parse(request).orThrow()).isEqualTo(ArpPacket.request(
                    new MacAddress(0x0007e9539d2eL), Ipv4Address.of(192, 168, 1, 1), Ipv4Address.of(192, 168, 1, 2)));
        }

        @Test
        void is_answered_to_the_one_who_asked() {
            ArpPacket reply = ArpPacket.parse(request).orThrow().reply(new MacAddress(0x020000000001L));

            assertThat(reply.toBytes()).isEqualTo(
                    Hex.bytes("0001 0800 06 04 0002 020000000001 c0a80102 0007e9539d2e c0a80101"));
        }
    }

    @Nested
    class The_checksum {
        @Test
        void is_that_of_the_example_of_RFC_1071() {
            assertThat(InternetChecksum.of(Hex.bytes("0001 f203 f4f5 f6f7"), 0, 8)).isEqualTo(~0xddf2 & 0xffff);
        }

        @Test
        void of_an_odd_number_of_bytes_pads_with_zero() {
            assertThat(InternetChecksum.of(Hex.bytes("0001 f2"), 0, 3)).isEqualTo(~0xf201 & 0xffff);
        }

        @Test
        void of_a_header_with_its_checksum_is_zero() {
            byte[] header = Hex.bytes("4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7");

            assertThat(InternetChecksum.of(header, 0, 20)).isZero();
        }

        @Test
        void of_a_datagram_covers_the_addresses() {
            Ipv4Packet packet = new UdpDatagram(1234, 7, Payload.of("hello"))
                    .in(Ipv4Address.of(192, 168, 0, 1), Ipv4Address.of(192, 168, 0, 199), 1);

            assertThat(packet.toBytes()).isEqualTo(Hex.bytes("4500 0021 0001 4000 4011 b8b2 c0a8 0001 c0a8 00c7",
                    "04d2 0007 000d 3510 68656c6c6f"));
        }
    }
}
