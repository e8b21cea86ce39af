package org.barreleye.driver.nic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.DemoWithInterface;
import org.barreleye.demo.UdpEcho;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkMechanism;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.net.InterfaceCounts;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.net.NetHandler;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.machine.Machine;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.network.ReceivedDatagram;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same driver on a 64-bit x86 core, on an ARM core, and on the big-endian core, which has no MMU, whose cache is
 * not coherent, and which reaches 16 MiB of memory: what is sent and what arrives is the same.
 */
class DriverOnAnyCoreTest {
    private static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
    private static final Ipv4Address SELF = Ipv4Address.of(10, 0, 0, 2);
    private static final long PEER_NUMBER = 0x0a00_0001L;
    private static final long MILLISECOND = 1_000_000;
    private static final int[] PING_BYTES = {0, 1, 17, 18, 56, 1_000, 1_471, 1_472};
    private static final int DATAGRAMS = 200;
    // The answers fit into the buffers that the driver has.
    private static final int AT_ONCE = 8;
    private static final int SERVICE_PORT = 9_000;
    private static final int PEER_PORT = 5_000;
    // The peer keeps as many.
    private static final int REQUESTS = 200;

    private static NetClient network(Domain domain) throws CallFailed {
        return NetInterface.client(
                domain.connect("network", channel -> NetInterface.connect(channel, new NetHandler() {})),
                domain.events());
    }

    private static void pause(Domain domain, long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < end) {
            domain.events().pause(end);
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(Datagram.BYTES_MAX + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Sends datagrams to the peer, several at a time, and expects each one back, in their order. */
    private static void exchange(Domain domain, long seed) throws CallFailed {
        Random random = new Random(seed);
        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
            for (int i = 0; i < DATAGRAMS; i += AT_ONCE) {
                List<byte[]> sent = new ArrayList<>();
                for (int j = 0; j < AT_ONCE; j++) {
                    sent.add(bytes(random));
                    socket.send(new Datagram(PEER, PeerHost.ECHO_PORT, sent.get(j)));
                }
                for (byte[] expected : sent) {
                    Optional<Datagram> answer = socket.receive(20 * MILLISECOND);
                    assertThat(answer).as("seed %d, after datagram %d", seed, i).isPresent();
                    assertThat(answer.get().data()).as("seed %d, after datagram %d", seed, i).isEqualTo(expected);
                }
            }
        }
    }

    /** Lets the peer send datagrams to the echo service of this host, and expects that each one came back to it. */
    private static void serve(Domain domain, PeerHost peer, long seed) throws CallFailed {
        domain.spawn(1, "udp-echo", "port=" + SERVICE_PORT);
        pause(domain, MILLISECOND);
        Random random = new Random(seed);
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            sent.add(bytes(random));
            peer.sendDatagram(domain.syscalls().now() * 1_000, SELF, PEER_PORT, SERVICE_PORT, Payload.of(sent.get(i)));
            pause(domain, MILLISECOND / 10);
        }
        pause(domain, MILLISECOND);
        assertThat(peer.datagrams()).as("seed %d", seed).extracting(ReceivedDatagram::data).containsExactlyElementsOf(
                sent);
    }

    private static InterfaceCounts traffic(int core, BulkMechanism mechanism, long seed) {
        List<Machine> machines = new ArrayList<>();
        List<InterfaceCounts> counts = new ArrayList<>();
        BootResult result = BootResult.on(DemoWithInterface.at(core)).with(new UdpEcho()).observedBy(machines::add)
                .run(domain -> {
                    NetClient network = network(domain);
                    InterfaceCounts before = network.getCounts();
                    for (int bytes : PING_BYTES) {
                        assertThat(network.ping(PEER_NUMBER, bytes, 20 * MILLISECOND).err())
                                .as("a ping of %d bytes", bytes).isEqualTo(ErrorCode.NONE);
                    }
                    exchange(domain, seed);
                    serve(domain, machines.get(0).peer().orElseThrow(), seed + 1);
                    InterfaceCounts after = network.getCounts();
                    // Each buffer is passed on without a copy, on cores that are not coherent too.
                    assertThat(network.getQueue().mechanism()).startsWith(mechanism + ": ");
                    assertThat(network.getQueue().copied()).isZero();
                    counts.add(new InterfaceCounts(after.sent() - before.sent(),
                            after.received() - before.received(), after.unsent() - before.unsent(),
                            after.refused() - before.refused(), after.unclaimed() - before.unclaimed()));
                });
        assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
        assertThat(result.console()).contains("network: nic0: up, 10.0.0.2, driver on core " + core
                + " because its interrupts go to this core");
        return counts.get(0);
    }

    @ParameterizedTest(name = "core {0}")
    @CsvSource({"0, COHERENT", "4, COHERENT", "16, COHERENT", "32, CACHE_MAINTENANCE"})
    void carries_equal_traffic(int core, BulkMechanism mechanism) {
        long seed = 18;
        // And two ARP packets, one in each direction: a request and a reply.
        int frames = PING_BYTES.length + DATAGRAMS + REQUESTS + 1;
        assertThat(traffic(core, mechanism, seed)).isEqualTo(new InterfaceCounts(frames, frames, 0, 0, 0));
    }
}
