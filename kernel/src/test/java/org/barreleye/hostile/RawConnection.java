package org.barreleye.hostile;

import java.util.Arrays;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.MailboxRing;
import org.barreleye.generated.user.EndPointReceiveResult;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;

/** A connection to a service whose lines and transport messages a program writes itself, without stubs. */
final class RawConnection {
    private static final long PROTOCOL = 0x4241_5252_4503L;
    private static final int BIND = 1;
    private static final int BIND_REPLY = 2;
    private static final int CLOSE = 32_767;
    private static final int NUMBER_BITS = 16;
    private static final int WORDS = 10;

    private final Domain domain;
    private final long number;
    private final CapabilityReference incoming;
    private final CapabilityReference outgoing;
    // Of a connection over endpoints these are absent.
    private final Optional<UmpChannel> lines;
    private final Optional<LineStorage> ring;
    private Optional<Failure.Kind> closed = Optional.empty();
    private boolean agreed;
    private int answers;

    private RawConnection(Domain domain, Bound bound) {
        this.domain = domain;
        number = bound.connection;
        incoming = bound.incoming;
        outgoing = bound.outgoing;
        if (bound.transport == Transport.LMP) {
            lines = Optional.empty();
            ring = Optional.empty();
            return;
        }
        long base = new FrameReference(incoming.address()).map(domain.syscalls()).value().base();
        boolean uncached = bound.transport == Transport.UMP_UNCACHED;
        int count = domain.syscalls().queueSizes().ringLines();
        FrameRing first = new FrameRing(domain.syscalls().memory(), base, count, uncached);
        FrameRing second = new FrameRing(domain.syscalls().memory(),
                base + domain.syscalls().queueSizes().ringBytes(), count, uncached);
        LineStorage sent = bound.transport == Transport.MAILBOX
                ? new MailboxRing(domain.syscalls(), first, outgoing.address()) : first;
        ring = Optional.of(sent);
        lines = Optional.of(new UmpChannel(sent, second, new NoCapabilities()));
    }

    /** Capabilities are sent beside the channel. */
    private static final class NoCapabilities implements CapabilityChannel {
        @Override
        public boolean send(CapabilityReference capability, boolean move) {
            return false;
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public CapabilityReference take() {
            throw new IllegalStateException("no capability has arrived");
        }

        @Override
        public void release(CapabilityReference capability) {}
    }

    /** What the monitor replies to a request to bind. */
    private static final class Bound implements BindContinuation {
        private boolean done;
        private ErrorCode error = ErrorCode.NONE;
        private long connection;
        private Transport transport;
        private CapabilityReference incoming;
        private CapabilityReference outgoing;

        @Override
        public void replied(long newConnection, Transport by, CapabilityReference in, CapabilityReference out,
                ErrorCode err) {
            done = true;
            connection = newConnection;
            transport = by;
            incoming = in;
            outgoing = out;
            error = err;
        }

        @Override
        public void failed(Failure failure) {
            throw new IllegalStateException(failure.toString());
        }
    }

    /** Connects to the service of a capability, and agrees on an interface of the given fingerprint. */
    static RawConnection to(Domain domain, CapabilityReference service, long fingerprint) throws CallFailed {
        Bound bound = new Bound();
        domain.monitor().sendBind(service, bound);
        while (!bound.done) {
            domain.events().pause(domain.events().now() + 1_000);
        }
        if (bound.error.failed()) {
            throw new IllegalStateException("the service cannot be bound: " + bound.error);
        }
        RawConnection connection = new RawConnection(domain, bound);
        connection.send(BIND, 0, PROTOCOL, fingerprint);
        connection.rest();
        if (!connection.agreed) {
            throw new IllegalStateException("the service does not answer the handshake");
        }
        return connection;
    }

    boolean isOverLines() {
        return lines.isPresent();
    }

    /** Sends a line or a transport message of two words or of as many as are given, with a message number. */
    void send(int message, int token, long... words) {
        if (lines.isPresent()) {
            long[] w = Arrays.copyOf(words, UmpChannel.LINE_BYTES / 8 - 1);
            lines.get().send(message, token, w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
        } else if (message == BIND) {
            transport(2, CapabilityReference.ABSENT, words[0] << NUMBER_BITS | message, words[1]);
        } else {
            long[] w = new long[Math.min(WORDS, words.length + 1)];
            w[0] = (token & 0xffff_ffffL) << NUMBER_BITS | message;
            System.arraycopy(words, 0, w, 1, w.length - 1);
            transport(w.length, CapabilityReference.ABSENT, w);
        }
    }

    /** Sends a transport message; only over endpoints. */
    void transport(int count, CapabilityReference capability, long... words) {
        long[] w = Arrays.copyOf(words, WORDS);
        new EndPointReference(outgoing.address()).send(domain.syscalls(), count, capability.address(), false,
                w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9]);
    }

    /** Writes a line with any header at any place; only over lines. */
    void write(int line, long header, long... words) {
        long[] w = Arrays.copyOf(words, UmpChannel.LINE_BYTES / 8 - 1);
        ring.orElseThrow().publish(line, w[0], w[1], w[2], w[3], w[4], w[5], w[6], header);
    }

    /** Sends a capability beside the lines. */
    void sendCapability(CapabilityReference capability) {
        domain.monitor().tryCapCopy(number, capability);
    }

    /** Lets the peer read what has been sent, and reads what it answers. */
    void rest() {
        long end = domain.events().now() + 30_000;
        while (domain.events().now() < end) {
            domain.events().pause(end);
        }
        while (closed.isEmpty() && receive()) {
            // each call takes one line or message
        }
    }

    private boolean receive() {
        if (lines.isPresent()) {
            boolean received = lines.get().receive(
                    (message, token, w0, w1, w2, w3, w4, w5, w6) -> note(message, w1));
            if (received && lines.get().isAcknowledgementDue()) {
                lines.get().acknowledge();
            }
            return received;
        }
        EndPointReference endpoint = new EndPointReference(incoming.address());
        if (domain.syscalls().receive(incoming.address(), (words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) ->
                note((int) (w0 & (1 << NUMBER_BITS) - 1), w1))) {
            return true;
        }
        var slot = domain.slots().take();
        Outcome<EndPointReceiveResult> received = endpoint.receive(domain.syscalls(), slot);
        domain.slots().release(CapabilityReference.at(slot));
        received.flatMap(message -> {
            note((int) (message.word0() & (1 << NUMBER_BITS) - 1), message.word1());
            return Outcome.unit();
        });
        return received.succeeded();
    }

    private void note(int message, long word) {
        if (message == CLOSE) {
            closed = Optional.of(Failure.Kind.values()[(int) (word & 0xff)]);
        } else if (message == BIND_REPLY) {
            agreed = true;
        } else {
            answers++;
        }
    }

    /** Returns why the peer has closed the binding; empty if it has not. */
    Optional<Failure.Kind> closed() {
        return closed;
    }

    /** Returns how many lines or transport messages the peer has sent after the handshake. */
    int answers() {
        return answers;
    }

    /** Closes this end. */
    void close() {
        domain.slots().release(incoming);
        domain.slots().release(outgoing);
        domain.monitor().sendDisconnect(number);
    }
}
