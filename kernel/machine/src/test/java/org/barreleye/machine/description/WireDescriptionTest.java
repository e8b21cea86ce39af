package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.machine.Machine;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.barreleye.machine.network.PeerCounter;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The network in a machine file. */
class WireDescriptionTest {
    private static final String FILE = """
            name: small
            about: One core and two network interfaces
            kinds:
              plain:
                isa: x86-64
                word-bits: 64
                endianness: little
                megahertz: 1000
                costs: {hit: 2, memory-fetch: 100, interrupt-send: 10, interrupt-entry: 10, trap: 0, resume: 0,
                        space-switch: 0, timer-programming: 0, console-line: 0}
            nodes:
              - {kind: plain, cores: [7]}
            memory:
              - {space: 0, node: 0, bytes: 1 MiB}
              - {space: 1, node: 0, bytes: 8 KiB, kind: device}
            devices:
              - {name: nic0, kind: nic, space: 1, offset: 0x0, interrupts: 7, vector: 40}
              - {name: nic1, kind: nic, space: 1, offset: 0x1000, interrupts: 7, vector: 41}
            wire: {latency: 5 us, megabits: 100, peer: yes}
            """;

    private static MachineDescription parse(String text) {
        return MachineFile.parse("small.yaml", text);
    }

    @Nested
    class A_machine_with_a_wire {
        private final MachineDescription machine = parse(FILE);

        @Test
        void has_latency_speed_and_peer() {
            assertThat(machine.wire()).contains(new WireDescription(5_000_000, 100, WireDescription.Presence.YES));
        }

        @Test
        void assigns_addresses_in_the_order_of_its_interfaces() {
            assertThat(machine.devices().stream().map(machine::macOf).map(MacAddress::toString))
                    .isEqualTo(List.of("02:00:00:00:00:01", "02:00:00:00:00:02"));
        }

        @Test
        void takes_an_address_from_the_file() {
            MachineDescription other = parse(FILE.replace("vector: 41}", "vector: 41, mac: 02:12:34:56:78:9a}"));

            assertThat(other.macOf(other.devices().get(1))).hasToString("02:12:34:56:78:9a");
        }

        @Test
        void connects_the_peer_to_the_interfaces() {
            Machine running = Machine.of(machine, 1);
            PeerHost peer = running.peer().orElseThrow();
            running.wire().orElseThrow().startRecording();
            peer.ping(0, Ipv4Address.of(10, 0, 0, 2), 1, Payload.EMPTY);
            running.run();

            assertThat(running.wire().orElseThrow().recorded()).as("a question for the address").hasSize(1);
            assertThat(running.now()).as("84 bytes of 80 ns for each bit, and the latency")
                    .isEqualTo(84 * 8 * 10_000 + 5_000_000);
            assertThat(peer.count(PeerCounter.FRAMES)).isZero();
        }

        @Test
        void has_no_peer_if_the_file_says_so() {
            Machine running = Machine.of(parse(FILE.replace("peer: yes", "peer: no")), 1);

            assertThat(running.wire()).isPresent();
            assertThat(running.peer()).isEmpty();
        }

        @Test
        void loses_links_by_faults_of_its_ports() {
            Machine running = Machine.of(machine, 1,
                    Faults.none().with(NetworkFaults.of(new LinkFlap("nic1", 10, 20))));

            assertThat(running.run()).as("lost and back").isEqualTo(2);
            assertThat(running.now()).isEqualTo(30);
        }

        @Test
        void refuses_faults_of_ports_that_it_does_not_have() {
            assertThatThrownBy(() -> Machine.of(machine, 1,
                    Faults.none().with(NetworkFaults.of(PortFaults.none("nic2")))))
                    .hasMessage("the wire has no port 'nic2'; there are [nic0, nic1, peer]");
        }
    }

    @Test
    void a_machine_without_a_wire_has_neither_wire_nor_peer() {
        Machine running = Machine.of(Presets.named("two-x86"), 1);

        assertThat(running.wire()).isEmpty();
        assertThat(running.peer()).isEmpty();
    }

    @Nested
    class A_file_is_refused {
        private void refuses(String what, String with, int line, String message) {
            assertThat(FILE).contains(what);
            assertThatThrownBy(() -> parse(FILE.replace(what, with)))
                    .hasMessageStartingWith("small.yaml:" + line + ":").hasMessageContaining(message);
        }

        @Test
        void for_an_interface_without_a_wire() {
            refuses("wire: {latency: 5 us, megabits: 100, peer: yes}", "", 17,
                    "device 'nic0' is a network interface, and there is no wire; add a 'wire'");
        }

        @Test
        void for_an_address_that_is_none_or_a_group_or_used_twice_or_of_another_device() {
            refuses("vector: 41}", "vector: 41, mac: 02:12}", 18, "'mac' is an address such as 02:00:00:00:00:01");
            refuses("vector: 41}", "vector: 41, mac: 01:00:00:00:00:01}", 18, "of one station, not of a group");
            refuses("vector: 41}", "vector: 41, mac: 02:00:00:00:00:01}", 18,
                    "the devices 'nic0' and 'nic1' have the same address 02:00:00:00:00:01");
            refuses("kind: nic, space: 1, offset: 0x1000, interrupts: 7, vector: 41}",
                    "kind: uart, space: 1, offset: 0x1000, interrupts: 7, vector: 41, mac: 02:00:00:00:00:01}", 18,
                    "only a 'nic' has a 'mac'");
        }

        @Test
        void for_a_wire_that_is_none() {
            refuses("megabits: 100", "megabits: 0", 19, "the speed of the wire in megabits per second is 1 to 400000");
            refuses("5 us", "2000 ms", 19, "the latency of the wire takes 0 ps to 1 s");
            refuses("peer: yes", "peer: maybe", 19, "'peer' is one of 'yes', 'no', not 'maybe'");
            refuses("latency: 5 us, ", "", 19, "the key 'latency' is missing");
        }

        @Test
        void for_an_interface_named_as_the_peer() {
            refuses("name: nic1", "name: peer", 18, "the port of the peer host is named 'peer'");
        }
    }
}
