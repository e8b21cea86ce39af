package org.barreleye.service.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.ECHO;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.PEER;
import static org.barreleye.boot.NetworkClients.SELF;
import static org.barreleye.boot.NetworkClients.await;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.barreleye.boot.BootResult;
import org.barreleye.demo.UdpEcho;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.network.ReceivedDatagram;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * UDP over a wire that loses, repeats and reorders, and that is cut again and again. What holds: the content of a
 * datagram that arrives is that of one that was sent; it may not arrive, may arrive more than once, and may overtake
 * others. What an application makes of that is its own matter: these number their datagrams.
 */
class UnreliableWireTest {
    private static final int DATAGRAMS = 100;
    private static final int HEADER = 2;
    private static final long ROUND_TRIP_MAX = MILLISECOND;
    private static final long LATENESS = 200_000_000;
    private static final int FLAPS = 8;
    private static final long FLAP_PERIOD = 15 * MILLISECOND;
    private static final long FLAP = 3 * MILLISECOND;
    // Each copy of a request is answered, and each copy of an answer arrives; each port may double each frame.
    private static final int COPIES_MAX = 16;

    private static NetworkFaults faults(boolean withFlaps) {
        List<LinkFlap> flaps = new ArrayList<>();
        // Of both stations in turn.
        for (int i = 0; withFlaps && i < FLAPS; i++) {
            flaps.add(new LinkFlap(i % 2 == 0 ? "nic0" : "peer", (i + 1) * FLAP_PERIOD * 1_000, FLAP * 1_000));
        }
        return new NetworkFaults(List.of(new PortFaults("nic0", 10, 20, 20, LATENESS),
                new PortFaults("peer", 10, 20, 20, LATENESS)), flaps);
    }

    private static BootResult.BootBuilder on(long seed, boolean withFlaps) {
        return BootResult.on("demo").withSeed(seed).withFaults(Faults.none().with(faults(withFlaps)));
    }

    /** A datagram of a number: its size and content follow from it. */
    private static byte[] numbered(int number) {
        byte[] data = new byte[HEADER + new Random(number).nextInt(number % 8 == 0 ? 1_400 : 60)];
        new Random(number).nextBytes(data);
        data[0] = (byte) (number >>> 8);
        data[1] = (byte) number;
        return data;
    }

    private static int numberOf(byte[] data) {
        int number = (data[0] & 0xff) << 8 | data[1] & 0xff;
        assertThat(data).as("content of datagram %d", number).isEqualTo(numbered(number));
        return number;
    }

    private static boolean isSent(UdpSocket socket, int number) {
        try {
            socket.send(new Datagram(PEER, ECHO, numbered(number)));
            return true;
        } catch (CallFailed down) {
            assertThat(down).hasMessageContaining("not up");
            return false;
        }
    }

    /** Sends each datagram until its answer has come, and returns how often each answer came. */
    private static TreeMap<Integer, Integer> transfer(Domain domain, UdpSocket socket) {
        TreeMap<Integer, Integer> answers = new TreeMap<>();
        for (int number = 0; number < DATAGRAMS; number++) {
            int tries = 0;
            while (!answers.containsKey(number)) {
                assertThat(tries++).as("attempts to send datagram %d", number).isLessThan(200);
                isSent(socket, number);
                // All that may come: who sends again at once makes a flood of copies.
                pause(domain, ROUND_TRIP_MAX);
                Optional<Datagram> answer = socket.receive(0);
                while (answer.isPresent()) {
                    answers.merge(numberOf(answer.get().data()), 1, Integer::sum);
                    answer = socket.receive(0);
                }
            }
        }
        return answers;
    }

    @Nested
    class Echoes_of_the_peer {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void are_those_of_datagrams_that_were_sent(long seed) {
            List<TreeMap<Integer, Integer>> answers = new ArrayList<>();
            BootResult result = on(seed, false).run(domain -> {
                await(domain, InterfaceState.UP);
                try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                    answers.add(transfer(domain, socket));
                }
            });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            assertThat(answers.get(0)).as("seed %d", seed).hasSize(DATAGRAMS);
            assertThat(answers.get(0).values()).as("seed %d: copies", seed).contains(1, 2);
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void arrive_although_both_stations_lose_their_links_meanwhile(long seed) {
            List<Object> results = new ArrayList<>();
            BootResult result = on(seed, true).run(domain -> {
                await(domain, InterfaceState.UP);
                try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                    results.add(transfer(domain, socket).size());
                }
                results.add(domain.syscalls().now() > FLAPS * FLAP_PERIOD);
                results.add(await(domain, InterfaceState.UP));
            });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            assertThat(results).as("seed %d", seed).containsExactly(DATAGRAMS, true, InterfaceState.UP);
            assertThat(result.console()).as("seed %d: of each second loss, that of the peer, it sees nothing", seed)
                    .filteredOn(("network: nic0: not up: the link is down: no wire is connected, or the wire is"
                    + " cut")::equals).hasSize(FLAPS / 2);
        }
    }

    @Nested
    class A_service {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void answers_each_copy_of_a_datagram_and_nothing_else(long seed) {
            List<PeerHost> peers = new ArrayList<>();
            BootResult result = on(seed, false).with(new UdpEcho())
                    .observedBy(machine -> peers.add(machine.peer().orElseThrow())).run(domain -> {
                        await(domain, InterfaceState.UP);
                        domain.spawn(1, "udp-echo", "port=9000");
                        pause(domain, MILLISECOND);
                        for (int number = 0; number < 100; number++) {
                            peers.get(0).sendDatagram(domain.syscalls().now() * 1_000, SELF, 6_000, 9_000,
                                    Payload.of(numbered(number)));
                            pause(domain, MILLISECOND / 20);
                        }
                        pause(domain, MILLISECOND);
                        assertThat(network(domain).getCounts().refused()).isZero();
                    });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            TreeMap<Integer, Integer> copies = new TreeMap<>();
            List<Integer> order = new ArrayList<>();
            for (ReceivedDatagram datagram : peers.get(0).datagrams()) {
                order.add(numberOf(datagram.data()));
                copies.merge(numberOf(datagram.data()), 1, Integer::sum);
            }
            assertThat(copies.size()).as("seed %d: of 100 datagrams", seed).isBetween(50, 99);
            assertThat(copies.values()).as("seed %d: copies", seed).contains(1, 2)
                    .allMatch(count -> count <= COPIES_MAX);
            Integer[] sorted = order.toArray(Integer[]::new);
            Arrays.sort(sorted);
            assertThat(order).as("seed %d: some have overtaken others", seed).isNotEqualTo(List.of(sorted));
        }
    }
}
