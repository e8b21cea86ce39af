package org.barreleye.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.barreleye.boot.BootResult;
import org.barreleye.demo.UdpEcho;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.generated.user.udp.AttachReply;
import org.barreleye.generated.user.udp.GetCoresReply;
import org.barreleye.generated.user.udp.OpenReply;
import org.barreleye.generated.user.udp.SendReply;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.packet.Ipv4Address;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of a network stack that answers garbage, gives back buffers that it does not have, or does not answer. */
class LyingStackTest {
    private static final Ipv4Address HOST = Ipv4Address.of(10, 0, 0, 1);
    private static final long MILLISECOND = 1_000_000;
    private static final int PORT = 6_000;
    private static final int BUFFERS = 8;
    private static final ByteArrayView NONE = new ByteArrayView();

    /** The lines of a client. */
    private interface Client {
        void run(UdpSocket socket) throws CallFailed;
    }

    private static void on(LyingStack.Lie lie, BootResult.Lines lines) {
        BootResult result = BootResult.on("two-x86").controlling().with(new LyingStack(lie), new UdpEcho())
                .run(domain -> {
                    domain.spawn(LyingStack.CORE, UdpSocket.SERVICE, "");
                    lines.run(domain);
                });
        assertThat(result.status()).as("%s", result.console()).hasValue(0);
    }

    private static void withSocket(LyingStack.Lie lie, Client client) {
        on(lie, domain -> {
            try (UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS)) {
                client.run(socket);
            }
        });
    }

    private static Datagram large() {
        return new Datagram(HOST, 7, new byte[1_000]);
    }

    /** All buffers can be taken, written and read, and freed by sending them to no stack. */
    private static void requireAllBuffers(UdpSocket socket) {
        List<BulkBuffer> taken = new ArrayList<>();
        for (Optional<BulkBuffer> next = socket.take(); next.isPresent(); next = socket.take()) {
            taken.add(next.get());
        }
        assertThat(taken).hasSize(BUFFERS);
        for (BulkBuffer buffer : taken) {
            buffer.put(0, new byte[] {(byte) buffer.number()});
            assertThat(buffer.get(0, 1)).containsExactly(buffer.number());
        }
        long unsent = socket.unsent();
        taken.forEach(buffer -> socket.send(HOST, 7, buffer));
        assertThat(socket.unsent()).isEqualTo(unsent + BUFFERS);
    }

    /** A stack that makes a mistake when it is given a buffer to send. */
    private interface Mistake extends LyingStack.Lie {
        void make(UdpBinding client, long buffer);

        @Override
        default void transmit(UdpBinding client, long buffer) {
            make(client, buffer);
        }
    }

    private static void requireEnd(Mistake mistake, String sentence) {
        withSocket(mistake, socket -> {
            BulkBuffer buffer = socket.take().orElseThrow();
            buffer.put(0, new byte[1_000]);
            socket.send(HOST, 7, buffer);
            assertThat(socket.receive(10 * MILLISECOND)).isEmpty();
            assertThat(socket.end()).isPresent();
            assertThat(socket.end().get().toString()).matches("MALFORMED: the stack gives back buffer .*" + sentence);
            assertThatThrownBy(() -> socket.send(large())).isInstanceOf(CallFailed.class)
                    .hasMessageContaining("the stack gives back buffer");
            requireAllBuffers(socket);
        });
    }

    @Nested
    class A_socket_ends_and_keeps_its_buffers_if_the_stack {
        @ParameterizedTest
        @ValueSource(longs = {BUFFERS, 0x7fff_ffffL, 0x8000_0000L, LyingStack.LARGEST})
        void gives_back_a_buffer_that_does_not_exist(long buffer) {
            requireEnd((client, own) -> client.sendTransmitted(buffer, ErrorCode.NONE), "there is no buffer .*");
            requireEnd((client, own) -> client.sendDelivered(1, 7, buffer, 10, NONE), "there is no buffer .*");
        }

        @Test
        void gives_back_a_buffer_that_the_socket_has() {
            requireEnd((client, own) -> client.sendTransmitted(BUFFERS - 1, ErrorCode.NONE),
                    "is not the other domain's to give.*");
        }

        @Test
        void gives_back_a_buffer_twice() {
            requireEnd((client, own) -> {
                client.sendTransmitted(own, ErrorCode.NONE);
                client.sendTransmitted(own, ErrorCode.NONE);
            }, "is not the other domain's to give.*");
        }

        @Test
        void says_that_it_has_sent_a_buffer_that_it_was_given_to_receive_into() {
            requireEnd((client, own) -> client.sendTransmitted(0, ErrorCode.NONE), "it was not given it to send");
        }

        @Test
        void delivers_a_buffer_that_it_was_given_to_send() {
            requireEnd((client, own) -> client.sendDelivered(1, 7, own, 10, NONE),
                    "it was not given it to receive into");
        }

        @ParameterizedTest
        @ValueSource(longs = {UdpSocket.BUFFER_BYTES + 1, 0x8000_0000L, LyingStack.LARGEST})
        void delivers_more_than_the_buffer_holds(long length) {
            requireEnd((client, own) -> client.sendDelivered(1, 7, 0, length, NONE), "bytes do not fit buffer 0.*");
        }

        @Test
        void sends_bytes_inside_the_message_besides() {
            requireEnd((client, own) -> client.sendDelivered(1, 7, 0, 4, ByteArrayView.of(new byte[4])),
                    "the message has 4 bytes of data.*");
        }
    }

    @Nested
    class A_socket {
        @Test
        void drops_a_datagram_that_fits_its_buffer_and_is_none() {
            withSocket(new Mistake() {
                @Override
                public void make(UdpBinding client, long own) {
                    client.sendDelivered(1, 0, 0, 10, NONE);
                    client.sendDelivered(1, 7, 1, UdpSocket.BUFFER_BYTES, NONE);
                    client.sendReceived(1, 0, NONE);
                    client.sendTransmitted(own, new ErrorCode(LyingStack.LARGEST));
                }
            }, socket -> {
                assertThatThrownBy(() -> socket.send(large())).hasMessageContaining("error 0xffffffff");
                assertThat(socket.receive(MILLISECOND)).isEmpty();
                assertThat(socket.end()).isEmpty();
            });
        }

        @Test
        void says_so_if_a_buffer_to_send_does_not_come_back() {
            withSocket(new LyingStack.Lie() {
                @Override
                public void transmit(UdpBinding client, long buffer) {
                    // Kept.
                }
            }, socket -> {
                assertThatThrownBy(() -> socket.send(large())).isInstanceOf(CallFailed.class)
                        .hasMessageContaining("DEADLINE_PASSED: the stack has not given back buffer");
                assertThat(socket.end()).isEmpty();
            });
        }

        @Test
        void keeps_at_most_64_datagrams_of_a_flood() {
            withSocket(new LyingStack.Lie() {
                @Override
                public void send(UdpBinding client, SendReply reply) {
                    for (int i = 0; i < 1_000; i++) {
                        client.sendReceived(1, 7, ByteArrayView.of(new byte[] {1}));
                    }
                    reply.reply(ErrorCode.NONE);
                }
            }, socket -> {
                socket.send(Datagram.of(HOST, 7, "small"));
                int read = 0;
                while (socket.receive(MILLISECOND).isPresent()) {
                    read++;
                }
                assertThat(read).isEqualTo(SocketEvents.UNREAD_MAX);
            });
        }

        @Test
        void is_not_opened_by_a_stack_that_does_not_answer_or_says_what_cannot_be() {
            for (String silent : List.of("open", "cores", "attach", "port", "mechanism", "core")) {
                on(new HalfSilent(silent), domain ->
                        assertThatThrownBy(() -> UdpSocket.open(domain, PORT, BUFFERS)).as(silent)
                                .isInstanceOf(CallFailed.class)
                                .hasMessageMatching(switch (silent) {
                                    case "port" -> "MALFORMED: the stack has opened port 0 instead of 6000";
                                    case "mechanism" -> "REFUSED: the buffers of the socket: .*";
                                    case "core" -> "REFUSED: the buffers of the socket: .*no such core.*";
                                    default -> "DEADLINE_PASSED: .*";
                                }));
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void survives_any_answers(long seed) {
            on(new Garbage(new Random(seed)), domain -> {
                try (UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS)) {
                    for (int i = 0; i < 30; i++) {
                        Optional<BulkBuffer> buffer = socket.take();
                        buffer.ifPresent(taken -> {
                            taken.put(0, new byte[400]);
                            socket.send(HOST, 7, taken);
                        });
                        socket.receiveInBuffer(MILLISECOND / 10).ifPresent(ReceivedDatagram::close);
                    }
                    assertThat(socket.end()).as("seed %d", seed).isPresent();
                    requireAllBuffers(socket);
                }
            });
        }
    }

    @Nested
    class A_socket_and_a_server_of_a_stack_that_dies {
        @Test
        void end_or_wait_for_the_next_one() {
            LyingStack.Lie keeping = new LyingStack.Lie() {
                @Override
                public void transmit(UdpBinding client, long buffer) {
                    // Kept.
                }
            };
            BootResult result = BootResult.on("two-x86").controlling().with(new LyingStack(keeping), new UdpEcho())
                    .run(domain -> {
                        long stack = domain.spawn(LyingStack.CORE, UdpSocket.SERVICE, "");
                        domain.spawn(0, "udp-echo", "port=9000");
                        try (UdpSocket socket = UdpSocket.open(domain, PORT, BUFFERS)) {
                            socket.send(HOST, 7, socket.take().orElseThrow());
                            new CoreControl(domain).client().kill(stack);
                            assertThat(socket.receive(100 * MILLISECOND)).isEmpty();
                            assertThat(socket.end().orElseThrow().toString()).startsWith("PEER_GONE");
                            assertThatThrownBy(() -> socket.send(large())).hasMessageContaining("PEER_GONE");
                            requireAllBuffers(socket);
                        }
                        domain.spawn(LyingStack.CORE, UdpSocket.SERVICE, "");
                        domain.processes().waitFor(stack, 100 * MILLISECOND);
                        UdpSocket.open(domain, PORT, BUFFERS).close();
                    });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(result.console()).filteredOn(line -> line.equals("udp-echo: answers at UDP port 9000"))
                    .hasSize(2);
        }
    }

    @Nested
    class A_server {
        @Test
        void ends_with_the_reason_if_the_stack_gives_back_what_it_does_not_have() {
            List<Integer> statuses = new ArrayList<>();
            BootResult result = BootResult.on("two-x86").with(new LyingStack(new LyingStack.Lie() {
                @Override
                public void provide(UdpBinding client, long buffer) {
                    client.sendTransmitted(buffer, ErrorCode.NONE);
                }
            }), new UdpEcho()).run(domain -> {
                domain.spawn(LyingStack.CORE, UdpSocket.SERVICE, "");
                statuses.add(domain.processes().waitFor(domain.spawn(0, "udp-echo", "port=9000"), 100 * MILLISECOND)
                        .status());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(statuses).containsExactly(1);
            assertThat(result.console()).contains("udp-echo: does not use the network any more: MALFORMED: the stack"
                    + " gives back buffer 0, which it cannot: it was not given it to send");
        }
    }

    /** A stack that does not answer a call, or answers it with what cannot be. */
    private record HalfSilent(String silent) implements LyingStack.Lie {
        @Override
        public void open(int port, OpenReply reply) {
            if (!silent.equals("open")) {
                reply.reply(silent.equals("port") ? 0 : port, ErrorCode.NONE);
            }
        }

        @Override
        public void getCores(GetCoresReply reply) {
            if (!silent.equals("cores")) {
                reply.reply(silent.equals("core") ? LyingStack.LARGEST : LyingStack.CORE, 0);
            }
        }

        @Override
        public void attach(AttachReply reply) {
            if (!silent.equals("attach")) {
                reply.reply(silent.equals("mechanism") ? 1 : 0, ErrorCode.NONE);
            }
        }
    }

    /** A stack that answers with random numbers. */
    private record Garbage(Random random) implements LyingStack.Lie {
        @Override
        public void transmit(UdpBinding client, long buffer) {
            long other = random.nextInt(4) == 0 ? random.nextLong() & LyingStack.LARGEST : random.nextInt(BUFFERS);
            long length = random.nextBoolean() ? random.nextLong() & LyingStack.LARGEST : random.nextInt(2_000);
            switch (random.nextInt(4)) {
                case 0 -> client.sendTransmitted(buffer, ErrorCode.NONE);
                case 1 -> client.sendTransmitted(other, new ErrorCode(random.nextInt(1 << 16)));
                case 2 -> client.sendDelivered(random.nextInt() & LyingStack.LARGEST, random.nextInt(1 << 16), other,
                        length, NONE);
                default -> client.sendDelivered(1, 7, other, 10, ByteArrayView.of(new byte[random.nextInt(64)]));
            }
        }
    }
}
