package org.barreleye.samples.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.barreleye.boot.Boot;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.DeviceWiring;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.WireDescription;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.barreleye.machine.network.PeerCounter;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.barreleye.samples.DriverCommand;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network interface of the booted system, with a driver and a stack. */
class NetworkTest {
    private static final String LINK_UP = "nic0: link up, 1000 Mbit/s, address 02:00:00:00:00:01";
    private static final String UP = "nic0: up, 10.0.0.2 from 10.0.0.1 by DHCP";
    private static final long SECOND = 1_000_000_000_000L;

    /** The end of a run: the status, the lines of the program, and what identifies the run. */
    private record Ended(int status, List<String> lines, long hash) {
        static Ended on(MachineDescription description, long seed, Faults faults) {
            try (Machine machine = Boot.on(DriverCommand.system(description, new NetworkProgram()), seed, faults)) {
                machine.run();
                return new Ended(machine.exitStatus().orElse(-1), machine.console().stream().map(ConsoleLine::text)
                        .filter(line -> line.startsWith("network: ")).map(line -> line.substring(9)).toList(),
                        machine.traceHash());
            }
        }

        static Ended on(Faults faults) {
            return on(Presets.named("amd-4x4"), 1, faults);
        }
    }

    private static MachineDescription withWire(Optional<WireDescription> wire) {
        MachineDescription all = Presets.named("amd-4x4");
        return new MachineDescription(all.name(), all.about(), all.cores(), all.nodes(), all.domains(), all.links(),
                all.memory(), wire.isPresent() ? all.devices() : List.of(),
                wire.isPresent() ? all.wiring() : DeviceWiring.DIRECT, all.memoryModel(), all.lineBytes(),
                all.startSkew(), wire);
    }

    @Nested
    class On_a_wire_with_a_peer_host {
        @Test
        void it_comes_up_and_reaches_the_services_of_the_peer() {
            Ended run = Ended.on(Faults.none());

            assertThat(run.lines()).hasSize(6);
            assertThat(run.lines().subList(0, 2)).containsExactly(LINK_UP, UP);
            assertThat(run.lines().get(2)).matches("ping 10\\.0\\.0\\.1: 3 of 3 answered, [1-9][0-9]* us");
            assertThat(run.lines().subList(3, 5)).containsExactly("udp echo: 'there and back again' came back",
                    "time: 2026-01-01T00:00:00Z");
            // Discover, request, ARP, three echo requests and two datagrams, and an answer to each.
            assertThat(run.lines().get(5)).startsWith("nic0: 8 frames sent, 8 received, 0 unsent, 0 missed, ")
                    .endsWith(" 0 errors");
            assertThat(run.status()).isZero();
        }

        @Test
        void the_same_seed_gives_the_same_run() {
            Faults faults = Faults.none().with(NetworkFaults.of(new PortFaults("nic0", 30, 0, 0, 0)));
            assertThat(Ended.on(faults)).isEqualTo(Ended.on(faults));
        }
    }

    @Nested
    class Of_which_the_peer_wants_something {
        @Test
        void it_answers_arp_and_echo_requests() {
            try (Machine machine = untilLine(1, UP)) {
                PeerHost peer = machine.peer().orElseThrow();
                peer.ping(machine.now(), Ipv4Address.of(10, 0, 0, 2), 9, Payload.of("hello"));
                machine.run();

                assertThat(peer.count(PeerCounter.ARP_REPLIES)).isEqualTo(1);
                assertThat(peer.count(PeerCounter.ECHO_REPLIES)).isEqualTo(1);
                assertThat(machine.exitStatus()).hasValue(0);
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void it_survives_a_flood_of_hostile_frames(long seed) {
            try (Machine machine = untilLine(seed, LINK_UP)) {
                Random random = new Random(seed);
                PeerHost peer = machine.peer().orElseThrow();
                for (int i = 0; i < 300; i++) {
                    peer.sendFrame(machine.now(), hostile(random));
                }
                machine.run();

                List<String> lines = machine.console().stream().map(ConsoleLine::text).toList();
                assertThat(machine.exitStatus()).as("seed %d: %s", seed, lines).hasValue(0);
                assertThat(lines).as("seed %d", seed).contains("network: " + UP)
                        .anyMatch(line -> line.matches("network: nic0: [0-9]+ frames sent, [0-9]{3} received.*"));
            }
        }

        /** A frame to all, of a protocol of the stack, with random bytes. */
        private static byte[] hostile(Random random) {
            byte[] payload = new byte[random.nextInt(200)];
            random.nextBytes(payload);
            return new EthernetFrame(MacAddress.BROADCAST, PeerHost.MAC,
                    random.nextBoolean() ? EthernetFrame.ARP : EthernetFrame.IPV4, Payload.of(payload)).toBytes();
        }

        private static Machine untilLine(long seed, String text) {
            Machine machine =
                    Boot.on(DriverCommand.system(Presets.named("amd-4x4"), new NetworkProgram()), seed);
            while (machine.console().stream().noneMatch(line -> line.text().equals("network: " + text))) {
                assertThat(machine.step()).as("seed %d: the machine goes on", seed).isTrue();
            }
            return machine;
        }
    }

    @Nested
    class On_a_wire_with_faults {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void it_comes_up_although_the_port_loses_frames(long seed) {
            Ended run = Ended.on(Presets.named("amd-4x4"), seed,
                    Faults.none().with(NetworkFaults.of(new PortFaults("nic0", 30, 0, 0, 0))));

            assertThat(run.lines()).as("seed %d", seed).contains(LINK_UP, UP,
                    "udp echo: 'there and back again' came back")
                    .as("frames were lost").noneMatch(line -> line.startsWith("nic0: 8 frames sent, 8 received"));
            assertThat(run.status()).as("seed %d", seed).isZero();
        }

        @Test
        void it_needs_no_interrupt_that_arrives() {
            Ended run = Ended.on(new Faults(100, 0, 0, 0, 0, List.of()));

            assertThat(run.lines()).contains(LINK_UP, UP, "time: 2026-01-01T00:00:00Z");
            assertThat(run.lines().get(5)).contains(" 0 interrupts, ").doesNotContain(" 0 deadlines");
            assertThat(run.status()).isZero();
        }

        @Test
        void it_waits_for_a_link_that_is_up_soon() {
            Ended run = Ended.on(Faults.none().with(NetworkFaults.of(new LinkFlap("nic0", 0, SECOND / 500))));

            assertThat(run.lines()).contains(LINK_UP, UP);
            assertThat(run.status()).isZero();
        }
    }

    @Nested
    class If_something_is_missing {
        @Test
        void it_says_that_no_dhcp_server_answered() {
            Ended run = Ended.on(
                    withWire(Optional.of(new WireDescription(1_000_000, 1_000, WireDescription.Presence.NO))), 1,
                    Faults.none());

            assertThat(run.lines()).startsWith(LINK_UP, "nic0: not up: no DHCP server answered 12 requests");
            assertThat(run.lines().get(2)).startsWith("nic0: 12 frames sent, 0 received, ");
            assertThat(run.status()).isEqualTo(1);
        }

        @Test
        void it_says_that_the_link_is_down() {
            Ended run = Ended.on(Faults.none().with(NetworkFaults.of(new LinkFlap("nic0", 0, SECOND))));

            assertThat(run.lines())
                    .startsWith("nic0: not up: the link is down; the interface is not connected to a wire");
            assertThat(run.lines().get(1)).startsWith("nic0: 0 frames sent, ");
            assertThat(run.status()).isEqualTo(1);
        }

        @Test
        void it_says_that_the_machine_has_no_interface() {
            Ended run = Ended.on(withWire(Optional.empty()), 1, Faults.none());

            assertThat(run.lines()).containsExactly("no network: the machine has no network interface");
            assertThat(run.status()).isEqualTo(1);
        }
    }
}
