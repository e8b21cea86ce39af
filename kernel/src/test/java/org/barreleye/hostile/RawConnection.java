package org.barreleye.hostile;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.MailboxRing;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.generated.user.EndPointReceiveResult;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** A connection to a service whose lines and transport messages a program writes itself, without stubs. */
final class RawConnection {
    private static final long PROTOCOL = 0x4241_5252_4503L;
    private static final int BIND = 1;
    private static final int BIND_REPLY = 2;
    private static final int CLOSE = 32_767;
    private static final int NUMBER_BITS = 16;
    private static final int WORDS = 10;

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final LongConsumer pauseUntil;
    // How many words a transport message has.
    private final int width;
    private final CapabilityReference incoming;
    private final CapabilityReference outgoing;
    // Of a connection over endpoints these are absent.
    private final Optional<UmpChannel> lines;
    private final Optional<LineStorage> ring;
    private Optional<Failure.Kind> closed = Optional.empty();
    private Consumer<CapabilityReference> withCapabilities = capability -> {};
    private Runnable onClose = () -> {};
    private boolean agreed;
    private int answers;

    private RawConnection(SystemCalls syscalls, SlotAllocator slots, AddressSpace addressSpace,
            LongConsumer pauseUntil, int width, CapabilityReference incoming,
            CapabilityReference outgoing, Transport transport) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.pauseUntil = pauseUntil;
        this.width = width;
        this.incoming = incoming;
        this.outgoing = outgoing;
        if (transport == Transport.LMP) {
            lines = Optional.empty();
            ring = Optional.empty();
            return;
        }
        long base = addressSpace.map(new FrameReference(incoming.address())).value().base();
        boolean uncached = transport == Transport.UMP_UNCACHED;
        int count = syscalls.queueSizes().ringLines();
        FrameRing first = new FrameRing(syscalls.memory(), base, count, uncached);
        FrameRing second = new FrameRing(syscalls.memory(),
                base + syscalls.queueSizes().ringBytes(), count, uncached);
        LineStorage sent = transport == Transport.MAILBOX
                ? new MailboxRing(syscalls, first, outgoing.address()) : first;
        ring = Optional.of(sent);
        lines = Optional.of(new UmpChannel(sent, second, new AbsentCapabilityChannel()));
    }

    /** Capabilities are sent beside the channel. */
    private static final class AbsentCapabilityChannel implements CapabilityChannel {
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

    /** The reply of the monitor to a request to bind. */
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

    /** The connection to the monitor of the core, which every domain has; nothing has been sent over it. */
    static RawConnection toMonitor(SystemCalls syscalls, SlotAllocator slots, AddressSpace addressSpace, int width) {
        RawConnection connection = new RawConnection(syscalls, slots, addressSpace,
                deadline -> syscalls.suspend(new Wait(new long[0], deadline)), width,
                CapabilityReference.at(WellKnownSlots.FROM_MONITOR), CapabilityReference.at(WellKnownSlots.TO_MONITOR),
                Transport.LMP);
        connection.agree(MonitorInterface.FINGERPRINT_WORD);
        return connection;
    }

    /**
     * Connects to the service of a capability, and agrees on an interface of the given fingerprint.
     *
     * @param width how many words a transport message has, if the connection is over endpoints
     */
    static RawConnection to(Domain domain, CapabilityReference service, long fingerprint, int width) {
        Bound bound = new Bound();
        domain.monitor().sendBind(service, bound);
        while (!bound.done) {
            domain.events().pause(domain.events().now() + 1_000);
        }
        if (bound.error.failed()) {
            throw new IllegalStateException("the service cannot be bound: " + bound.error);
        }
        RawConnection connection = new RawConnection(domain.syscalls(), domain.slots(), domain.addressSpace(),
                deadline -> domain.events().pause(deadline), width, bound.incoming, bound.outgoing, bound.transport);
        connection.withCapabilities = capability -> domain.monitor().tryCapCopy(bound.connection, capability);
        connection.onClose = () -> {
            domain.slots().release(bound.incoming);
            domain.slots().release(bound.outgoing);
            domain.monitor().sendDisconnect(bound.connection);
        };
        connection.agree(fingerprint);
        return connection;
    }

    private void agree(long fingerprint) {
        send(BIND, 0, PROTOCOL, fingerprint);
        rest();
        if (!agreed) {
            throw new IllegalStateException("the other side does not answer the handshake");
        }
    }

    boolean isOverLines() {
        return lines.isPresent();
    }

    /** Sends a line, or a transport message of the width of this connection, with a message number. */
    void send(int message, int token, long... words) {
        if (lines.isPresent()) {
            long[] w = Arrays.copyOf(words, UmpChannel.LINE_BYTES / 8 - 1);
            lines.get().send(message, token, w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
        } else if (message == BIND) {
            transport(2, CapabilityReference.ABSENT, words[0] << NUMBER_BITS | message, words[1]);
        } else {
            long[] w = new long[words.length + 1];
            w[0] = (token & 0xffff_ffffL) << NUMBER_BITS | message;
            System.arraycopy(words, 0, w, 1, words.length);
            transport(width, CapabilityReference.ABSENT, w);
        }
    }

    /** Sends a transport message; only over endpoints. */
    void transport(int count, CapabilityReference capability, long... words) {
        long[] w = Arrays.copyOf(words, WORDS);
        new EndPointReference(outgoing.address()).send(syscalls, count, capability.address(), false,
                w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9]);
    }

    /** Writes a line with any header at any place; only over lines. */
    void write(int line, long header, long... words) {
        long[] w = Arrays.copyOf(words, UmpChannel.LINE_BYTES / 8 - 1);
        ring.orElseThrow().publish(line, w[0], w[1], w[2], w[3], w[4], w[5], w[6], header);
    }

    /** Sends a capability beside the lines. */
    void sendCapability(CapabilityReference capability) {
        withCapabilities.accept(capability);
    }

    /** Lets the peer read what has been sent, and reads what it answers. */
    void rest() {
        long end = syscalls.now() + 30_000;
        while (syscalls.now() < end) {
            pauseUntil.accept(end);
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
        if (syscalls.receive(incoming.address(), (words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) ->
                note((int) (w0 & (1 << NUMBER_BITS) - 1), w1))) {
            return true;
        }
        CapabilityAddress slot = slots.take();
        Outcome<EndPointReceiveResult> received = endpoint.receive(syscalls, slot);
        slots.release(CapabilityReference.at(slot));
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
        onClose.run();
    }
}
