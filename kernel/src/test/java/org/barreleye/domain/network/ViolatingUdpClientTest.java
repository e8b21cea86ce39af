package org.barreleye.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.domain.network.UdpProgram.bytes;
import static org.barreleye.domain.network.UdpProgram.pause;
import static org.barreleye.domain.network.UdpProgram.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.generated.user.udp.UdpClient;
import org.barreleye.generated.user.udp.UdpHandler;
import org.barreleye.generated.user.udp.UdpInterface;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.packet.Ipv4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of the network stack that violates the rules of the buffers which it shares with the stack. */
class ViolatingUdpClientTest {
    private static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
    private static final Ipv4Address SELF = Ipv4Address.of(10, 0, 0, 2);
    private static final long SELF_NUMBER = 0x0a00_0002L;
    private static final long MILLISECOND = 1_000_000;
    private static final long TIMEOUT = 20 * MILLISECOND;
    private static final int ECHO = 7;
    private static final int BUFFERS = 8;
    private static final int PORT = 6_000;
    private static final ByteArrayView NONE = new ByteArrayView();
    private static final int BYTES = 1_024;

    /** A client that uses the generated interface without the library, so that it can send anything. */
    private static final class ViolatingClient implements UdpHandler {
        private final List<String> received = new ArrayList<>();
        private final UdpBinding binding;
        private final UdpClient rpc;
        private final CapabilityReference memory;

        private ViolatingClient(Domain domain) throws CallFailed {
            binding = domain.connect("udp", channel -> UdpInterface.connect(channel, this));
            rpc = UdpInterface.client(binding, domain.events());
            assertThat(rpc.open(PORT).err()).isEqualTo(ErrorCode.NONE);
            memory = frame(domain, 4_096);
        }

        private ErrorCode attach() throws CallFailed {
            return rpc.attach(memory, 4, BYTES, 0).err();
        }

        @Override
        public void transmitted(long buffer, ErrorCode err) {
            received.add("transmitted " + buffer);
        }

        @Override
        public void delivered(long address, int port, long buffer, long length, ByteArrayView data) {
            received.add("delivered " + buffer);
        }

        @Override
        public void onClosed(Failure reason) {
            received.add("closed");
        }
    }

    private static CapabilityReference frame(Domain domain, long bytes) {
        PinnedObject memory = new PinnedObject(bytes, RamSource.ANY_NODE);
        assertThat(domain.addressSpace().map(memory).succeeded()).isTrue();
        return memory.frame().orElseThrow();
    }

    /** The violation of a client that has attached its buffers. */
    private interface Violation {
        void commit(Domain domain, ViolatingClient client) throws CallFailed;
    }

    /** The stack sends the client these messages; afterwards its port is free and the network works. */
    private static void expect(int core, Violation violation, String... received) {
        run(core, domain -> {
            ViolatingClient client = new ViolatingClient(domain);
            assertThat(client.attach()).isEqualTo(ErrorCode.NONE);
            violation.commit(domain, client);
            pause(domain, MILLISECOND);
            assertThat(client.received).containsExactly(received);
            client.binding.close();
            pause(domain, MILLISECOND);
            try (UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS)) {
                byte[] sent = bytes(new Random(core), 1_000);
                socket.send(new Datagram(PEER, ECHO, sent));
                assertThat(socket.receive(TIMEOUT).orElseThrow().data()).isEqualTo(sent);
            }
        });
    }

    @Test
    void is_disconnected_if_it_gives_a_buffer_that_does_not_exist() {
        expect(1, (domain, client) -> client.binding.sendTransmit(SELF_NUMBER, 1, 4, 10, NONE), "closed");
        expect(1, (domain, client) -> client.binding.sendProvide(0xffff_ffffL), "closed");
    }

    @Test
    void is_disconnected_if_a_datagram_is_longer_than_its_buffer() {
        expect(1, (domain, client) -> client.binding.sendTransmit(SELF_NUMBER, 1, 0, BYTES + 1, NONE), "closed");
    }

    @Test
    void is_disconnected_if_it_sends_bytes_that_are_to_be_in_the_buffer() {
        expect(1, (domain, client) -> client.binding.sendTransmit(SELF_NUMBER, 1, 0, 1, ByteArrayView.of((byte) 1)),
                "closed");
    }

    @Test
    void is_disconnected_if_it_gives_a_buffer_twice() {
        expect(1, (domain, client) -> {
            client.binding.sendProvide(1);
            client.binding.sendTransmit(SELF_NUMBER, 1, 1, 10, NONE);
        }, "closed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 32})
    void is_disconnected_if_it_revokes_the_memory_of_a_datagram_that_it_sends(int core) {
        expect(core, (domain, client) -> {
            assertThat(domain.revoke(client.memory).succeeded()).isTrue();
            client.binding.sendTransmit(SELF_NUMBER, 1, 0, 100, NONE);
        }, "closed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 32})
    void is_disconnected_if_it_has_revoked_the_memory_into_which_it_receives(int core) {
        expect(core, (domain, client) -> {
            client.binding.sendProvide(0);
            pause(domain, MILLISECOND);
            assertThat(domain.revoke(client.memory).succeeded()).isTrue();
            try (UdpSocket sender = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                sender.send(new Datagram(SELF, PORT, new byte[100]));
                pause(domain, MILLISECOND);
            }
        }, "closed");
    }

    @Test
    void is_refused_memory_that_does_not_fit_the_buffers() {
        run(1, domain -> {
            ViolatingClient client = new ViolatingClient(domain);
            ErrorCode refused = SystemError.BAD_ARGUMENT.code();
            assertThat(client.rpc.attach(client.memory, 5, BYTES, 0).err()).isEqualTo(refused);
            assertThat(client.rpc.attach(client.memory, 0, BYTES, 0).err()).isEqualTo(refused);
            assertThat(client.rpc.attach(client.memory, 4, 1_000, 0).err()).isEqualTo(refused);
            assertThat(client.rpc.attach(client.memory, 1, 4_096, 0).err()).isEqualTo(refused);
            assertThat(client.rpc.attach(frame(domain, 65_536), 4, BYTES, 0).err()).isEqualTo(refused);
            assertThat(client.rpc.attach(CapabilityReference.ABSENT, 4, BYTES, 0).err()).isEqualTo(refused);
            assertThat(client.attach()).isEqualTo(ErrorCode.NONE);
            assertThat(client.attach()).isEqualTo(refused);
            client.binding.sendTransmit(0x0a00_0001L, ECHO, 3, 10, NONE);
            pause(domain, MILLISECOND);
            assertThat(client.received).containsExactly("transmitted 3");
        });
    }

    @Test
    void is_disconnected_if_it_gives_a_buffer_before_it_has_some() {
        run(1, domain -> {
            ViolatingClient client = new ViolatingClient(domain);
            client.binding.sendProvide(0);
            pause(domain, MILLISECOND);
            assertThat(client.received).containsExactly("closed");
        });
    }
}
