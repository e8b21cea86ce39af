package org.barreleye.service.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.barreleye.boot.BootResult;
import org.barreleye.demo.TimeServer;
import org.barreleye.demo.UdpEcho;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.net.GetInterfaceResult;
import org.barreleye.generated.user.net.InterfaceCounts;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.net.NextPortResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.WireDescription;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.barreleye.machine.network.PeerCounter;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network of the booted system: device manager, driver, stack and clients, each a domain. */
class NetworkTest {
    private static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
    private static final Ipv4Address SELF = Ipv4Address.of(10, 0, 0, 2);
    private static final long MILLISECOND = 1_000_000;
    private static final long PICOSECONDS_PER_SECOND = 1_000_000_000_000L;
    private static final int ECHO = 7;
    private static final String UP_ON_4 =
            "network: nic0: up, 10.0.0.2, driver on core 4 because its interrupts go to this core";

    private static long number(Ipv4Address address) {
        return address.bits() & 0xffff_ffffL;
    }

    private static Optional<String> echo(Domain domain, Ipv4Address host, int port, String text) throws CallFailed {
        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
            Optional<Datagram> answer = Optional.empty();
            for (int i = 0; i < 20 && answer.isEmpty(); i++) {
                socket.send(Datagram.of(host, port, text));
                answer = socket.receive(MILLISECOND);
            }
            return answer.map(Datagram::text);
        }
    }

    private static MachineDescription withWire(Optional<WireDescription> wire) {
        MachineDescription all = Presets.named("demo");
        return new MachineDescription(all.name(), all.about(), all.cores(), all.nodes(), all.domains(), all.links(),
                all.memory(), all.devices(), all.wiring(), all.memoryModel(), all.lineBytes(), all.startSkew(), wire,
                all.faults());
    }

    @Nested
    class On_a_wire_with_a_peer_host {
        @ParameterizedTest
        @ValueSource(strings = {"demo", "amd-4x4"})
        void it_is_up_before_the_main_program_starts(String machine) {
            List<GetInterfaceResult> found = new ArrayList<>();

            BootResult result = BootResult.on(machine).run(domain -> found.add(network(domain).getInterface()));

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(found.get(0).state()).isEqualTo(InterfaceState.UP);
            assertThat(found.get(0).address()).isEqualTo(number(SELF));
            assertThat(found.get(0).prefix()).isEqualTo(24);
            assertThat(found.get(0).router()).isEqualTo(number(PEER));
            assertThat(found.get(0).reason()).matches("driver on core [04] because its interrupts go to this core");
        }

        @Test
        void it_says_on_the_console_where_its_driver_runs_and_why() {
            assertThat(BootResult.on("demo").run(domain -> { }).console()).contains(UP_ON_4);
        }

        @Test
        void it_reaches_the_services_of_the_peer() {
            List<Object> results = new ArrayList<>();

            BootResult result = BootResult.on("demo").run(domain -> {
                results.add(network(domain).ping(number(PEER), 1_472, MILLISECOND * 10).err().failed());
                results.add(echo(domain, PEER, ECHO, "there and back again"));
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(false, Optional.of("there and back again"));
        }

        @Test
        void the_same_seed_gives_the_same_run() {
            Faults faults = Faults.none().with(NetworkFaults.of(new PortFaults("nic0", 30, 5, 5, 5)));
            BootResult.Lines lines = domain -> echo(domain, PEER, ECHO, "again");
            assertThat(BootResult.on("demo").withFaults(faults).run(lines))
                    .isEqualTo(BootResult.on("demo").withFaults(faults).run(lines));
        }
    }

    @Nested
    class Its_services {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 4, 16, 32})
        void run_on_any_core_and_are_one_class(int core) {
            List<Object> results = new ArrayList<>();

            BootResult result = BootResult.on("demo").with(new UdpEcho(), new TimeServer()).run(domain -> {
                domain.spawn(core, "udp-echo", "port=9000");
                domain.spawn(core, "time-server", "");
                results.add(echo(domain, SELF, 9_000, "from a core"));
                results.add(echo(domain, SELF, 37, "").map(String::length).isPresent());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(Optional.of("from a core"), true);
        }

        @Test
        void have_a_port_of_their_own_each() {
            BootResult result = BootResult.on("demo").run(domain -> {
                try (UdpSocket first = UdpSocket.open(domain, 5_000)) {
                    assertThat(first.port()).isEqualTo(5_000);
                    assertThatThrownBy(() -> UdpSocket.open(domain, 5_000)).isInstanceOf(CallFailed.class)
                            .hasMessageContaining("another client has this UDP port");
                    assertThatThrownBy(() -> UdpSocket.open(domain, 68)).isInstanceOf(CallFailed.class);
                    NextPortResult port = network(domain).nextPort(0);
                    assertThat(port.next()).isEqualTo(5_000);
                    assertThat(network(domain).nextPort(5_000).err().failed()).isTrue();
                }
                pause(domain, MILLISECOND);
                UdpSocket.open(domain, 5_000).close();
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
        }

        @Test
        void lose_what_a_client_does_not_read_and_count_it() {
            List<Long> counts = new ArrayList<>();

            BootResult result = BootResult.on("demo").with("flood", domain -> {
                try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                    for (int i = 0; i < 400; i++) {
                        socket.send(Datagram.of(SELF, 6_000, "flood"));
                    }
                }
            }).run(domain -> {
                try (UdpSocket socket = UdpSocket.open(domain, 6_000)) {
                    long flood = domain.spawn(1, "flood", "");
                    domain.processes().waitFor(flood, MILLISECOND * 1_000);
                    NextPortResult port = network(domain).nextPort(0);
                    counts.add(port.received() + port.dropped());
                    assertThat(socket.receive(0)).isPresent();
                }
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(counts).containsExactly(400L);
        }
    }

    @Nested
    class Of_which_the_peer_wants_something {
        @Test
        void it_answers_arp_and_echo_requests() {
            List<PeerHost> peers = new ArrayList<>();

            BootResult result = BootResult.on("demo")
                    .observedBy(machine -> peers.add(machine.peer().orElseThrow()))
                    .run(domain -> {
                        peers.get(0).ping(domain.syscalls().now() * 1_000, SELF, 9, Payload.of("hello"));
                        pause(domain, MILLISECOND);
                    });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(peers.get(0).count(PeerCounter.ECHO_REPLIES)).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void it_survives_a_flood_of_hostile_frames(long seed) {
            List<Machine> machines = new ArrayList<>();
            List<InterfaceCounts> counts = new ArrayList<>();
            List<Object> results = new ArrayList<>();

            BootResult result = BootResult.on("demo").withSeed(seed).observedBy(machines::add).run(domain -> {
                Random random = new Random(seed);
                PeerHost peer = machines.get(0).peer().orElseThrow();
                for (int i = 0; i < 300; i++) {
                    peer.sendFrame(domain.syscalls().now() * 1_000, hostile(random));
                }
                results.add(echo(domain, PEER, ECHO, "still here"));
                counts.add(network(domain).getCounts());
            });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            assertThat(results).as("seed %d", seed).containsExactly(Optional.of("still here"));
            assertThat(counts.get(0).refused()).as("seed %d", seed).isPositive();
        }

        /** A frame to all, of a protocol of the stack, with random bytes. */
        private static byte[] hostile(Random random) {
            byte[] payload = new byte[random.nextInt(200)];
            random.nextBytes(payload);
            return new EthernetFrame(MacAddress.BROADCAST, PeerHost.MAC,
                    random.nextBoolean() ? EthernetFrame.ARP : EthernetFrame.IPV4, Payload.of(payload)).toBytes();
        }
    }

    @Nested
    class On_a_wire_with_faults {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void it_comes_up_although_the_port_loses_frames(long seed) {
            List<Object> results = new ArrayList<>();

            BootResult result = BootResult.on("demo").withSeed(seed)
                    .withFaults(Faults.none().with(NetworkFaults.of(new PortFaults("nic0", 30, 0, 0, 0))))
                    .run(domain -> results.add(echo(domain, PEER, ECHO, "through the noise")));

            assertThat(result.console()).as("seed %d", seed).contains(UP_ON_4);
            assertThat(results).as("seed %d", seed).containsExactly(Optional.of("through the noise"));
        }

        @Test
        void it_waits_for_a_link_that_is_up_soon() {
            BootResult result = BootResult.on("demo")
                    .withFaults(Faults.none().with(
                            NetworkFaults.of(new LinkFlap("nic0", 0, PICOSECONDS_PER_SECOND / 500))))
                    .run(domain -> { });

            assertThat(result.console()).contains(UP_ON_4);
        }

        @Test
        void it_comes_up_again_when_the_link_is_back_and_its_sockets_stay_open() {
            List<Object> results = new ArrayList<>();
            long begin = PICOSECONDS_PER_SECOND / 100;

            BootResult result = BootResult.on("demo")
                    .withFaults(Faults.none().with(
                            NetworkFaults.of(new LinkFlap("nic0", begin, begin + PICOSECONDS_PER_SECOND / 100))))
                    .run(domain -> {
                        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                            pause(domain, begin / 1_000 + MILLISECOND - domain.syscalls().now());
                            results.add(network(domain).getInterface().state());
                            assertThatThrownBy(() -> socket.send(Datagram.of(PEER, ECHO, "lost")))
                                    .hasMessageContaining("not up");
                            while (network(domain).getInterface().state() != InterfaceState.UP) {
                                pause(domain, MILLISECOND);
                            }
                            socket.send(Datagram.of(PEER, ECHO, "back"));
                            results.add(socket.receive(MILLISECOND * 10).map(Datagram::text));
                        }
                    });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(InterfaceState.NO_LINK, Optional.of("back"));
            assertThat(result.console()).contains(
                    "network: nic0: not up: the link is down: no wire is connected, or the wire is cut");
        }
    }

    @Nested
    class The_lease_of_its_address {
        private static final long SECOND = 1_000 * MILLISECOND;

        private static MachineDescription leasing(int seconds) {
            return withWire(Optional.of(
                    new WireDescription(1_000_000, 1_000, WireDescription.Presence.YES, seconds)));
        }

        @Test
        void is_renewed_by_the_first_packet_after_half_of_its_time() {
            List<PeerHost> peers = new ArrayList<>();
            List<Long> messages = new ArrayList<>();

            BootResult result = BootResult.on(leasing(10))
                    .observedBy(machine -> peers.add(machine.peer().orElseThrow()))
                    .run(domain -> {
                        NetClient network = network(domain);
                        for (int i = 0; i < 4; i++) {
                            assertThat(network.ping(number(PEER), 10, 10 * MILLISECOND).err().failed()).isFalse();
                            pause(domain, MILLISECOND);
                            messages.add(peers.get(0).count(PeerCounter.DHCP_MESSAGES));
                            pause(domain, 4 * SECOND);
                        }
                    });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            // Discover and request; after 8 seconds the first renewal, after which half a lease is not over at 12.
            assertThat(messages).containsExactly(2L, 2L, 3L, 3L);
        }

        @Test
        void is_asked_for_again_when_it_has_ended() {
            List<Object> results = new ArrayList<>();

            BootResult result = BootResult.on(leasing(10)).run(domain -> {
                NetClient network = network(domain);
                pause(domain, 30 * SECOND);
                results.add(network.ping(number(PEER), 10, 10 * MILLISECOND).err().failed());
                pause(domain, 10 * MILLISECOND);
                results.add(network.ping(number(PEER), 10, 10 * MILLISECOND).err().failed());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).as("an address whose lease has ended is not used").containsExactly(true, false);
        }
    }

    @Nested
    class If_something_is_missing {
        private String line(BootResult result) {
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            return result.console().stream().filter(line -> line.startsWith("network: nic0: ")).findFirst()
                    .orElse("no line");
        }

        @Test
        void it_says_that_no_dhcp_server_answered_and_the_system_boots() {
            assertThat(line(BootResult
                    .on(withWire(Optional.of(new WireDescription(1_000_000, 1_000, WireDescription.Presence.NO))))
                    .run(domain -> { })))
                    .isEqualTo("network: nic0: not up: no DHCP server answered 12 requests");
        }

        @Test
        void it_says_that_the_link_is_down() {
            assertThat(line(BootResult.on("demo")
                    .withFaults(Faults.none().with(
                            NetworkFaults.of(new LinkFlap("nic0", 0, PICOSECONDS_PER_SECOND))))
                    .run(domain -> { })))
                    .isEqualTo("network: nic0: not up: the link is down: no wire is connected, or the wire is cut");
        }

        @Test
        void a_machine_without_an_interface_has_no_network() {
            BootResult result = BootResult.on("two-x86").run(domain ->
                    assertThat(domain.nameService().lookUp("network").err().failed()).isTrue());

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
        }
    }
}
