package org.barreleye.service.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.ECHO;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.PEER;
import static org.barreleye.boot.NetworkClients.SELF;
import static org.barreleye.boot.NetworkClients.await;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.barreleye.boot.BootResult;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.net.InterfaceCounts;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.machine.Machine;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.ArpPacket;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.DhcpOptions;
import org.barreleye.packet.DhcpType;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack among hostile frames: it throws nothing, sends nothing but valid frames, and works afterwards. */
class FrameFuzzTest {
    private static final MacAddress STATION = new MacAddress(0x0200_0000_0001L);
    private static final int OPEN_PORT = 5_000;

    /** A stack with its DHCP client, connected to the test instead of a wire and a driver. */
    private static final class Host implements LinkLayer, StackListener, DhcpListener {
        private final SystemCalls syscalls = (SystemCalls) Proxy.newProxyInstance(SystemCalls.class.getClassLoader(),
                new Class<?>[] {SystemCalls.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("now");
                    return now();
                });
        private final IpStack stack = new IpStack(syscalls, this, this);
        private final DhcpClient dhcp = new DhcpClient(syscalls, stack, this, this);
        private final List<byte[]> sent = new ArrayList<>();
        private long now;
        private int transaction;
        private int leases;
        private int delivered;

        private long now() {
            return now;
        }

        @Override
        public boolean isLinkUp() {
            return true;
        }

        @Override
        public MacAddress mac() {
            return STATION;
        }

        @Override
        public boolean send(EthernetFrame frame) {
            sent.add(frame.toBytes());
            assertThat(frame.source()).isEqualTo(STATION);
            if (frame.type() == EthernetFrame.ARP) {
                assertThat(ArpPacket.parse(frame.payload().toBytes()).isAccepted()).isTrue();
                return true;
            }
            Ipv4Packet packet = Ipv4Packet.parse(frame.payload().toBytes()).packet().orElseThrow();
            assertThat(packet.source()).isIn(stack.subnet().address(), Ipv4Address.ANY);
            if (packet.protocol() == Ipv4Packet.UDP) {
                UdpDatagram datagram = UdpDatagram.parse(packet).packet().orElseThrow();
                DhcpMessage.parse(datagram.data().toBytes()).packet()
                        .ifPresent(message -> transaction = message.transaction());
            }
            return true;
        }

        @Override
        public boolean onDatagram(Ipv4Address source, UdpDatagram datagram) {
            if (datagram.destinationPort() == DhcpMessage.CLIENT_PORT) {
                dhcp.onDatagram(datagram);
            } else {
                dhcp.checkLease();
                delivered++;
                stack.sendDatagram(source, new UdpDatagram(OPEN_PORT, 1 + datagram.sourcePort() % 0xffff,
                        datagram.data()));
            }
            return true;
        }

        @Override
        public void onEchoReply(Ipv4Address source, IcmpEcho reply) {
            delivered++;
        }

        @Override
        public void onLease(Ipv4Subnet subnet, Optional<Ipv4Address> router) {
            leases++;
            stack.configure(subnet, router);
        }

        @Override
        public void onNoLease() {
            stack.deconfigure();
        }

        private void passes(long nanoseconds) {
            now += nanoseconds;
            dhcp.poll();
            dhcp.checkLease();
            if (dhcp.state() == DhcpClient.State.FAILED) {
                dhcp.start();
            }
        }

        private void losesLink() {
            dhcp.stop();
            stack.deconfigure();
            dhcp.start();
        }

        private void takes(byte[] frame) {
            sent.clear();
            stack.onFrame(frame);
        }

        /** A DHCP server grants an address, whatever was before. */
        private void isGranted(Ipv4Address address) {
            losesLink();
            DhcpOptions options = DhcpOptions.NONE.withServer(PEER).withLeaseSeconds(3_600)
                    .withSubnetMask(Ipv4Address.of(255, 255, 255, 0));
            takes(fromServer(new DhcpMessage(DhcpType.OFFER, transaction, STATION, true, Ipv4Address.ANY, address,
                    options)));
            takes(fromServer(new DhcpMessage(DhcpType.ACK, transaction, STATION, true, Ipv4Address.ANY, address,
                    options)));
        }

        private static byte[] fromServer(DhcpMessage message) {
            return new EthernetFrame(MacAddress.BROADCAST, PeerHost.MAC, EthernetFrame.IPV4, Payload.of(
                    new UdpDatagram(67, 68, Payload.of(message.toBytes())).in(PEER, Ipv4Address.BROADCAST, 1)
                            .toBytes())).toBytes();
        }
    }

    private static byte[] fromPeer(int type, byte[] payload) {
        return new EthernetFrame(STATION, PeerHost.MAC, type, Payload.of(payload)).toBytes();
    }

    @Nested
    class Alone {
        private static final int FRAMES = 10_000;
        // The answer to a frame and the packets that have waited for it; or a new attempt of the DHCP client.
        private static final int ANSWERS_MAX = 1 + ArpCache.HELD_MAX;

        @Test
        void keeps_its_invariants() {
            Seeds.each(10, seed -> {
                Host host = new Host();
                Random random = new Random(seed);
                FrameFuzzer fuzzer = new FrameFuzzer(random, PeerHost.MAC, PEER, STATION, SELF, OPEN_PORT);
                host.dhcp.start();
                for (int i = 0; i < FRAMES; i++) {
                    host.passes(random.nextInt(10_000_000));
                    if (random.nextInt(100) == 0) {
                        host.losesLink();
                    }
                    host.takes(fuzzer.next(host.transaction));

                    assertThat(host.sent).as("answers to frame %d", i).hasSizeLessThanOrEqualTo(ANSWERS_MAX);
                    boolean hasLease = host.dhcp.state() == DhcpClient.State.BOUND
                            || host.dhcp.state() == DhcpClient.State.RENEWING;
                    assertThat(host.stack.isConfigured()).as("has an address after frame %d", i).isEqualTo(hasLease);
                }
                assertThat(host.leases).as("leases").isGreaterThan(10);
                assertThat(host.delivered).as("datagrams").isGreaterThan(100);
                assertThat(host.stack.refused()).as("refused").isGreaterThan(FRAMES / 10);
                works(host);
            });
        }

        private void works(Host host) {
            host.now += ArpCache.LIFETIME;
            host.isGranted(SELF);
            assertThat(host.stack.subnet()).isEqualTo(new Ipv4Subnet(SELF, 24));

            host.takes(fromPeer(EthernetFrame.ARP, ArpPacket.request(PeerHost.MAC, PEER, SELF).toBytes()));
            assertThat(host.sent).hasSize(1);

            IcmpEcho request = new IcmpEcho(false, 1, 2, Payload.of("hello"));
            host.takes(fromPeer(EthernetFrame.IPV4, new Ipv4Packet(PEER, SELF, Ipv4Packet.ICMP, 64, 1,
                    Payload.of(request.toBytes())).toBytes()));
            assertThat(host.sent).hasSize(1);
            assertThat(host.sent.get(0)).isEqualTo(new EthernetFrame(PeerHost.MAC, STATION, EthernetFrame.IPV4,
                    EthernetFrame.parse(host.sent.get(0)).packet().orElseThrow().payload()).toBytes());
        }
    }

    @Nested
    class Refuses {
        private final Host host = new Host();

        @ParameterizedTest
        @ValueSource(strings = {"0.0.0.0", "0.0.0.5", "127.0.0.1", "224.0.0.1", "255.255.255.255", "10.0.0.255",
            "10.0.0.0"})
        void an_address_that_no_host_can_have(String address) {
            host.isGranted(Ipv4Address.parse(address).orElseThrow());

            assertThat(host.dhcp.state()).isEqualTo(DhcpClient.State.SELECTING);
            assertThat(host.stack.isConfigured()).isFalse();
        }

        @Test
        void a_packet_that_claims_to_come_from_itself_or_from_all() {
            host.isGranted(SELF);
            for (Ipv4Address source : List.of(SELF, Ipv4Address.of(10, 0, 0, 255), Ipv4Address.of(10, 0, 0, 0))) {
                host.takes(fromPeer(EthernetFrame.IPV4,
                        new UdpDatagram(OPEN_PORT, OPEN_PORT, Payload.of("echo")).in(source, SELF, 1).toBytes()));
                assertThat(host.sent).as("answers to %s", source).isEmpty();
            }
            assertThat(host.delivered).isZero();
            assertThat(host.stack.refused()).isEqualTo(3);
        }
    }

    @Nested
    class A_neighbour {
        private final Host host = new Host();

        @Test
        void is_asked_for_its_address_again_after_half_a_minute() {
            host.isGranted(SELF);
            UdpDatagram datagram = new UdpDatagram(OPEN_PORT, ECHO, Payload.of("hello"));
            host.stack.sendDatagram(PEER, datagram);
            host.takes(fromPeer(EthernetFrame.ARP,
                    new ArpPacket(true, PeerHost.MAC, PEER, STATION, SELF).toBytes()));
            assertThat(typesSent()).as("the datagram has waited").containsExactly(EthernetFrame.IPV4);

            host.now += ArpCache.LIFETIME - 1;
            host.sent.clear();
            host.stack.sendDatagram(PEER, datagram);
            host.now++;
            host.stack.sendDatagram(PEER, datagram);

            assertThat(typesSent()).containsExactly(EthernetFrame.IPV4, EthernetFrame.ARP);
            assertThat(host.stack.neighbours().after(Ipv4Address.ANY)).isEmpty();
        }

        private List<Integer> typesSent() {
            return host.sent.stream().map(frame -> EthernetFrame.parse(frame).packet().orElseThrow().type()).toList();
        }
    }

    @Nested
    class On_the_booted_system {
        private static final int FRAMES = 500;

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void works_afterwards(long seed) {
            List<Machine> machines = new ArrayList<>();
            List<InterfaceCounts> counts = new ArrayList<>();
            BootResult result = BootResult.on("demo").withSeed(seed).observedBy(machines::add).run(domain -> {
                PeerHost peer = machines.get(0).peer().orElseThrow();
                MacAddress station = new MacAddress(network(domain).getInterface().mac());
                FrameFuzzer fuzzer = new FrameFuzzer(new Random(seed), PeerHost.MAC, PEER, station, SELF, OPEN_PORT);
                try (UdpSocket socket = UdpSocket.open(domain, OPEN_PORT)) {
                    for (int i = 0; i < FRAMES; i++) {
                        peer.sendFrame(domain.syscalls().now() * 1_000, fuzzer.next(i));
                        while (socket.receive(20_000).isPresent()) {
                            // Of a peer that may be none.
                        }
                    }
                    counts.add(network(domain).getCounts());
                    assertThat(await(domain, InterfaceState.UP)).isEqualTo(InterfaceState.UP);
                    // What an attacker has said about the address of a neighbour is believed so long.
                    pause(domain, ArpCache.LIFETIME);
                    socket.send(Datagram.of(PEER, ECHO, "still here"));
                    assertThat(socket.receive(10 * MILLISECOND).map(Datagram::text)).hasValue("still here");
                }
            });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            assertThat(counts.get(0).received()).as("seed %d", seed).isGreaterThan(FRAMES * 9 / 10);
            assertThat(counts.get(0).refused()).as("seed %d", seed).isGreaterThan(FRAMES / 10);
        }
    }
}
