package org.barreleye.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.domain.network.UdpProgram.bytes;
import static org.barreleye.domain.network.UdpProgram.pause;
import static org.barreleye.domain.network.UdpProgram.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.barreleye.boot.BootResult;
import org.barreleye.demo.UdpEcho;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkMechanism;
import org.barreleye.generated.user.memory.AvailableResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.net.NetHandler;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.generated.user.net.NextPortResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.packet.Ipv4Address;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams in buffers that a program shares with the network stack, which is on core 0. */
class UdpBuffersTest {
    private static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
    private static final Ipv4Address SELF = Ipv4Address.of(10, 0, 0, 2);
    private static final long MILLISECOND = 1_000_000;
    private static final long TIMEOUT = 20 * MILLISECOND;
    private static final int ECHO = 7;
    private static final int BUFFERS = 8;
    private static final int PORT = 6_000;

    private static NetClient network(Domain domain) throws CallFailed {
        return NetInterface.client(
                domain.connect("network", channel -> NetInterface.connect(channel, new NetHandler() {})),
                domain.events());
    }

    @Nested
    class A_socket {
        @ParameterizedTest
        @CsvSource({"0, COHERENT", "1, COHERENT", "4, COHERENT", "16, COHERENT", "32, CACHE_MAINTENANCE"})
        void sends_and_receives_the_same_bytes_on_any_core(int core, BulkMechanism mechanism) {
            run(core, domain -> {
                Random random = new Random(core);
                try (UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS)) {
                    for (int length : List.of(0, 1, 32, 33, 256, 257, 300, 1_000, 1_471, 1_472)) {
                        byte[] sent = bytes(random, length);
                        socket.send(new Datagram(PEER, ECHO, sent));
                        assertThat(socket.receive(TIMEOUT).orElseThrow().data()).isEqualTo(sent);

                        BulkBuffer buffer = socket.take().orElseThrow();
                        buffer.put(0, sent);
                        socket.send(PEER, ECHO, buffer);
                        try (ReceivedDatagram received = socket.receiveInBuffer(TIMEOUT).orElseThrow()) {
                            assertThat(received.bytes()).isEqualTo(sent);
                            assertThat(received.buffer().isPresent())
                                    .isEqualTo(length > (mechanism == BulkMechanism.COHERENT ? 256 : 32));
                        }
                    }
                    NextPortResult port = network(domain).nextPort(0);
                    assertThat(port.transfer()).startsWith(mechanism + ": ");
                    assertThat(port.sent()).isEqualTo(20);
                    assertThat(port.received()).isEqualTo(20);
                    assertThat(socket.report().orElseThrow().bytesCopied()).isZero();
                    assertThat(socket.unsent()).isZero();
                }
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 32})
        void sends_on_what_it_has_received_without_a_copy_and_loses_no_buffer(int core) {
            run(core, domain -> {
                Random random = new Random(core);
                try (UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS)) {
                    byte[] sent = bytes(random, 1_000);
                    BulkBuffer buffer = socket.take().orElseThrow();
                    buffer.put(0, sent);
                    for (int i = 0; i < 10 * BUFFERS; i++) {
                        socket.send(PEER, ECHO, buffer);
                        ReceivedDatagram received = socket.receiveInBuffer(TIMEOUT).orElseThrow();
                        assertThat(received.bytes()).isEqualTo(sent);
                        buffer = received.takeBuffer().orElseThrow();
                    }
                    socket.send(PEER, ECHO, buffer);
                    socket.receiveInBuffer(TIMEOUT).orElseThrow().close();
                    pause(domain, MILLISECOND);
                    for (int i = 0; i < BUFFERS / 2; i++) {
                        assertThat(socket.take()).isPresent();
                    }
                    assertThat(socket.take()).isEmpty();
                }
            });
        }

        @Test
        void loses_datagrams_while_it_keeps_its_buffers_and_they_are_counted() {
            run(1, domain -> {
                try (UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS);
                        UdpSocket sender = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                    List<ReceivedDatagram> kept = new ArrayList<>();
                    for (int i = 0; i < BUFFERS; i++) {
                        sender.send(new Datagram(SELF, PORT, new byte[1_000]));
                        socket.receiveInBuffer(MILLISECOND).ifPresent(kept::add);
                    }
                    assertThat(kept).hasSize(BUFFERS / 2);
                    assertThat(network(domain).nextPort(0).dropped()).isEqualTo(BUFFERS / 2);
                    kept.forEach(ReceivedDatagram::close);
                    sender.send(new Datagram(SELF, PORT, new byte[1_000]));
                    assertThat(socket.receive(TIMEOUT)).isPresent();
                }
            });
        }

        @Test
        void says_why_a_datagram_was_not_sent() {
            run(1, domain -> {
                try (UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS)) {
                    BulkBuffer buffer = socket.take().orElseThrow();
                    buffer.put(0, new byte[300]);
                    // Port 0 stands for no port.
                    socket.send(PEER, 0, buffer);
                    pause(domain, MILLISECOND);
                    assertThat(socket.unsent()).isEqualTo(1);
                    assertThat(socket.take()).isPresent();
                }
            });
        }
    }

    @Nested
    class A_server {
        private static final int LENGTH = 1_400;

        private static void exchange(Domain domain, long seed) throws CallFailed {
            Random random = new Random(seed);
            try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT, BUFFERS)) {
                // What is sent before the server has its buffers goes inside messages, or is lost before it is there.
                for (int i = 0; i < 50; i++) {
                    byte[] sent = bytes(random, LENGTH);
                    Optional<Datagram> answer = Optional.empty();
                    for (int tries = 0; tries < 20 && answer.isEmpty(); tries++) {
                        socket.send(new Datagram(SELF, PORT, sent));
                        answer = socket.receive(MILLISECOND * 2);
                    }
                    assertThat(answer.orElseThrow().data()).as("seed %d", seed).isEqualTo(sent);
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"0, COHERENT", "1, COHERENT", "16, COHERENT", "32, CACHE_MAINTENANCE"})
        void answers_large_datagrams_in_buffers_on_any_core(int core, BulkMechanism mechanism) {
            BootResult result = BootResult.on("demo").with(new UdpEcho()).run(domain -> {
                domain.spawn(core, "udp-echo", "port=" + PORT);
                exchange(domain, core);
                assertThat(network(domain).nextPort(0).transfer()).startsWith(mechanism + ": ");
            });
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
        }

        @Test
        void opens_its_port_with_new_buffers_when_the_stack_was_killed() {
            BootResult result = BootResult.on("demo").controlling().with(new UdpEcho()).run(domain -> {
                domain.spawn(32, "udp-echo", "port=" + PORT);
                exchange(domain, 1);
                var next = domain.processes().nextProcess(0);
                while (!next.program().equals("network")) {
                    next = domain.processes().nextProcess(next.next());
                }
                new CoreControl(domain).client().kill(next.next());
                pause(domain, TIMEOUT);
                exchange(domain, 2);
                assertThat(network(domain).nextPort(0).transfer()).startsWith("CACHE_MAINTENANCE: ");
            });
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
        }
    }

    @Nested
    class A_client_that_is_killed {
        private static final int KILLS = 12;

        @ParameterizedTest
        @ValueSource(ints = {1, 16, 32})
        void leaves_its_port_and_all_memory(int core) {
            List<Long> free = new ArrayList<>();
            BootResult result = BootResult.on("demo").controlling().with("talker", domain -> {
                UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS);
                while (true) {
                    socket.send(new Datagram(PEER, ECHO, new byte[1_000]));
                    socket.receiveInBuffer(MILLISECOND / 100);
                }
            }).run(domain -> {
                for (int kill = 0; kill < KILLS; kill++) {
                    long talker = domain.spawn(core, "talker", "");
                    pause(domain, MILLISECOND + kill * 13_700);
                    new CoreControl(domain).client().kill(talker);
                    domain.processes().waitFor(talker, TIMEOUT);
                    pause(domain, 2 * MILLISECOND);
                    free.add(free(domain));
                }
                UdpSocket.open(domain, PORT, BUFFERS).close();
                assertThat(network(domain).ping(0x0a00_0001L, 10, TIMEOUT).err()).isEqualTo(ErrorCode.NONE);
            });
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(free.get(KILLS - 1)).as("free memory after each kill: %s", free).isEqualTo(free.get(1));
        }

        private static long free(Domain domain) throws CallFailed {
            MemoryClient memory = MemoryInterface.client(
                    domain.connect("memory", channel -> MemoryInterface.connect(channel, new MemoryHandler() {})),
                    domain.events());
            long free = 0;
            AvailableResult next = memory.available(0);
            for (int index = 1; !next.err().failed(); index++) {
                free += next.free();
                next = memory.available(index);
            }
            return free;
        }
    }
}
