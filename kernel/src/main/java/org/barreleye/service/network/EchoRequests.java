package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.net.PingReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;

/** The ICMP echo requests that wait for a reply, each with a sequence number of its own. */
final class EchoRequests implements Copyable {
    private static final int PENDING_MAX = 64;
    private static final int IDENTIFIER = 1;
    private static final int MASK = 0xffff;

    private final Domain domain;
    private final DeadlineQueue<Request> pending;
    private int count;
    private int sequence;

    EchoRequests(Domain domain) {
        this.domain = domain;
        pending = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(pending);
    }

    /** Sends a request of a client, who gets the time until the reply. */
    void send(IpStack stack, Ipv4Address target, int bytes, long timeout, PingReply reply) {
        if (count == PENDING_MAX) {
            reply.reply(0, SystemError.BUSY.code());
            return;
        }
        sequence = sequence + 1 & MASK;
        byte[] data = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            data[i] = (byte) (sequence + i);
        }
        // Registered first: the reply of this host itself comes within the call.
        count++;
        Request request = new Request(this, target, sequence, data, domain.syscalls().now(), reply);
        pending.add(request, timeout);
        SendResult result = stack.sendEcho(target, new IcmpEcho(false, IDENTIFIER, sequence, Payload.of(data)));
        if (result != SendResult.SENT) {
            pending.removeIf(other -> other == request);
            count--;
            reply.reply(0, result.error());
        }
    }

    /** A reply has arrived: it is that of a request if it has its address, number and content. */
    void onReply(Ipv4Address source, IcmpEcho echo) {
        Optional<Request> answered = pending.removeIf(request -> echo.identifier() == IDENTIFIER
                && request.sequence == echo.sequence() && request.target.equals(source)
                && Payload.of(request.data).equals(echo.data())).stream().findFirst();
        answered.ifPresent(request -> {
            count--;
            request.reply.reply(domain.syscalls().now() - request.begin, ErrorCode.NONE);
        });
    }

    /**
     * A request that waits.
     *
     * @param requests to which it belongs
     * @param target which is asked
     * @param sequence its number
     * @param data which have to come back
     * @param begin when it was sent, in nanoseconds
     * @param reply to the client
     */
    private record Request(EchoRequests requests, Ipv4Address target, int sequence, byte[] data, long begin,
            PingReply reply) implements DeadlineQueue.Expirable {
        @Override
        public void expire() {
            requests.count--;
            reply.reply(0, SystemError.TIMED_OUT.code());
        }
    }
}
