package org.barreleye.domain.network;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.udp.AttachReply;
import org.barreleye.generated.user.udp.GetCoresReply;
import org.barreleye.generated.user.udp.OpenReply;
import org.barreleye.generated.user.udp.SendReply;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.generated.user.udp.UdpHandler;
import org.barreleye.generated.user.udp.UdpInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A program in the place of the network stack, on core 1, which breaks the rules.
 *
 * @param lie its mistakes
 */
record LyingStack(Lie lie) implements Server {
    /** The core that it is to run on. */
    static final int CORE = 1;
    /** The largest number of a message. */
    static final long LARGEST = 0xffff_ffffL;

    /** The mistakes of a stack; in a method that is not overridden it makes none. */
    interface Lie {
        /** Answers that a port is open. */
        default void open(int port, OpenReply reply) {
            reply.reply(port == 0 ? 49_152 : port, ErrorCode.NONE);
        }

        /** Answers with the cores of stack and client. */
        default void getCores(GetCoresReply reply) {
            reply.reply(CORE, 0);
        }

        /** Answers with the mechanism. */
        default void attach(AttachReply reply) {
            reply.reply(0, ErrorCode.NONE);
        }

        /** Answers that a datagram was sent. */
        default void send(UdpBinding client, SendReply reply) {
            reply.reply(ErrorCode.NONE);
        }

        /** Sends the datagram of a buffer, and gives it back. */
        default void transmit(UdpBinding client, long buffer) {
            client.sendTransmitted(buffer, ErrorCode.NONE);
        }

        /** Is given a buffer to receive into. */
        default void provide(UdpBinding client, long buffer) {}
    }

    @Override
    public String name() {
        return UdpSocket.SERVICE;
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        UdpBinding[] client = new UdpBinding[1];
        client[0] = UdpInterface.accept(channel, new UdpHandler() {
            @Override
            public void open(int port, OpenReply reply) {
                lie.open(port, reply);
            }

            @Override
            public void getCores(GetCoresReply reply) {
                lie.getCores(reply);
            }

            @Override
            public void attach(CapabilityReference memory, long buffers, long bytes, long small, AttachReply reply) {
                lie.attach(reply);
            }

            @Override
            public void send(long address, int port, ByteArrayView data, SendReply reply) {
                lie.send(client[0], reply);
            }

            @Override
            public void transmit(long address, int port, long buffer, long length, ByteArrayView data) {
                lie.transmit(client[0], buffer);
            }

            @Override
            public void provide(long buffer) {
                lie.provide(client[0], buffer);
            }
        });
        return client[0];
    }
}
