package org.barreleye.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.barreleye.compiler.testing.Seeds;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Packets of an attacker: the parsers refuse them or accept a part of them, and never throw. */
class HostilePacketTest {
    private static final int FRAMES = 50_000;

    @Nested
    class A_fuzzer {
        private final Random random = Seeds.random("hostile packets");
        private final RandomPackets packets = new RandomPackets(random);
        private final Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
        private int accepted;

        @Test
        void that_changes_valid_frames_causes_no_exception() {
            for (int count = 0; count < FRAMES; count++) {
                parseAll(changed(packets.wholeFrame()));
            }

            assertThat(accepted).as("a fuzzer that is only refused tests one line").isGreaterThan(FRAMES / 10);
            assertThat(refusals).contains(Refusal.IPV4_CHECKSUM, Refusal.UDP_CHECKSUM, Refusal.ICMP_CHECKSUM,
                    Refusal.DHCP_OPTION_BEYOND_END, Refusal.DHCP_OPTION_LENGTH, Refusal.DHCP_TYPE,
                    Refusal.IPV4_TOTAL_LENGTH, Refusal.UDP_LENGTH, Refusal.FRAME_TOO_SHORT);
        }

        @Test
        void that_draws_bytes_causes_no_exception() {
            for (int count = 0; count < FRAMES; count++) {
                everyParser(packets.bytes(400));
            }

            assertThat(refusals).isNotEmpty();
        }

        private byte[] changed(byte[] frame) {
            byte[] changed = random.nextInt(3) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length + 40)) : frame;
            for (int change = random.nextInt(4); change > 0 && changed.length > 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            return changed;
        }

        /** The layers one after the other; and those of the contents even if the outer one refuses them. */
        private void parseAll(byte[] frame) {
            note(EthernetFrame.parse(frame));
            if (frame.length > EthernetFrame.HEADER_BYTES) {
                everyParser(Arrays.copyOfRange(frame, 14, frame.length));
                everyParser(Arrays.copyOfRange(frame, Math.min(34, frame.length), frame.length));
                everyParser(Arrays.copyOfRange(frame, Math.min(42, frame.length), frame.length));
            }
        }

        private void everyParser(byte[] bytes) {
            note(EthernetFrame.parse(bytes));
            note(ArpPacket.parse(bytes));
            note(Ipv4Packet.parse(bytes));
            Ipv4Packet.parse(bytes).packet().ifPresent(packet -> note(UdpDatagram.parse(packet)));
            note(IcmpMessage.parse(bytes));
            note(UdpDatagram.parse(bytes, Ipv4Address.ANY, Ipv4Address.BROADCAST));
            note(DhcpMessage.parse(bytes));
        }

        private void note(ParseResult<?> parsed) {
            parsed.refusal().ifPresent(refusals::add);
            accepted += parsed.isAccepted() ? 1 : 0;
        }
    }

    @Nested
    class Refused_is {
        private final byte[] packet = new UdpDatagram(1, 2, Payload.of("data"))
                .in(Ipv4Address.of(10, 0, 0, 1), Ipv4Address.of(10, 0, 0, 2), 3).toBytes();

        private Refusal changed(int offset, int value) {
            packet[offset] = (byte) value;
            packet[10] = 0;
            packet[11] = 0;
            int checksum = InternetChecksum.of(packet, 0, 20);
            packet[10] = (byte) (checksum >>> 8);
            packet[11] = (byte) checksum;
            return Ipv4Packet.parse(packet).refusal().orElseThrow();
        }

        @Test
        void another_version() {
            assertThat(changed(0, 0x65)).isEqualTo(Refusal.IPV4_VERSION);
        }

        @Test
        void a_header_that_is_too_short_or_longer_than_the_packet() {
            assertThat(changed(0, 0x44)).isEqualTo(Refusal.IPV4_HEADER_LENGTH);
            assertThat(changed(0, 0x4f)).isEqualTo(Refusal.IPV4_HEADER_LENGTH);
        }

        @Test
        void a_total_length_beyond_the_end() {
            assertThat(changed(3, 0xff)).isEqualTo(Refusal.IPV4_TOTAL_LENGTH);
            assertThat(changed(3, 19)).isEqualTo(Refusal.IPV4_TOTAL_LENGTH);
        }

        @Test
        void a_fragment() {
            assertThat(changed(6, 0x20)).isEqualTo(Refusal.IPV4_FRAGMENT);
            assertThat(changed(7, 1)).isEqualTo(Refusal.IPV4_FRAGMENT);
        }

        @Test
        void a_source_that_is_a_group() {
            assertThat(changed(12, 224)).isEqualTo(Refusal.IPV4_SOURCE);
            assertThat(changed(12, 224)).hasToString("RFC 1122: the source is a multicast or broadcast address");
        }

        @Test
        void a_frame_with_a_length_or_too_many_bytes() {
            assertThat(EthernetFrame.parse(Hex.bytes("ffffffffffff 020000000001 0100 00")).refusal())
                    .contains(Refusal.FRAME_WITHOUT_TYPE);
            assertThat(EthernetFrame.parse(new byte[1_515]).refusal()).contains(Refusal.FRAME_TOO_LONG);
        }

        @Test
        void an_ARP_packet_of_another_network_or_from_a_group() {
            byte[] request = ArpPacket.request(new MacAddress(1), Ipv4Address.ANY, Ipv4Address.ANY).toBytes();
            request[8] = 1;
            assertThat(ArpPacket.parse(request).refusal()).contains(Refusal.ARP_SENDER);
            request[7] = 3;
            assertThat(ArpPacket.parse(request).refusal()).contains(Refusal.ARP_OPERATION);
            request[4] = 8;
            assertThat(ArpPacket.parse(request).refusal()).contains(Refusal.ARP_OTHER_NETWORK);
        }

        @Test
        void an_answer_of_a_client() {
            byte[] message = new DhcpMessage(DhcpType.OFFER, 1, new MacAddress(1), false, Ipv4Address.ANY,
                    Ipv4Address.ANY, DhcpOptions.NONE).toBytes();
            message[0] = 1;

            assertThat(DhcpMessage.parse(message).refusal()).contains(Refusal.DHCP_DIRECTION);
        }

        @Test
        void a_message_of_BOOTP() {
            assertThat(DhcpMessage.parse(Arrays.copyOf(Hex.bytes("010106"), 300)).refusal())
                    .contains(Refusal.DHCP_COOKIE);
        }
    }

    @Test
    void a_datagram_without_checksum_is_accepted() {
        assertThat(UdpDatagram.parse(Hex.bytes("0001 0002 0009 0000 41"), Ipv4Address.ANY, Ipv4Address.ANY).orThrow())
                .isEqualTo(new UdpDatagram(1, 2, Payload.of("A")));
    }

    @Test
    void options_of_IPv4_are_skipped() {
        byte[] packet = Hex.bytes("4600 001c 0000 0000 4001 63dd 0a000001 0a000002 01010101 00000000");

        assertThat(Ipv4Packet.parse(packet).orThrow().payload()).isEqualTo(Payload.of(new byte[4]));
    }
}
