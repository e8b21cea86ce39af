package org.barreleye.benchmarks;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** An exchange over two IPC channels of Aeron, both ends in this process; its driver sleeps between duty cycles. */
final class AeronExchange implements MessageExchange {
    private static final String CHANNEL = "aeron:ipc?term-length=64k";
    private static final int ECHO_STREAM = 1;
    private static final int REPLY_STREAM = 2;

    // The first word of a sample; that of a message to be returned is never negative.
    private static final long SAMPLE = -1;

    // The interval of the duty cycles of driver and client, which advance the limits of flow control.
    private static final int MESSAGES_PER_DUTY = 64;

    private final MediaDriver driver;
    private final Aeron aeron;
    private final ExclusivePublication publication;
    private final Subscription replies;
    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(BYTES));
    private final FragmentHandler replied = (buffer, offset, length, header) -> replySum = sum(buffer, offset);
    private final EchoPeer peer;
    private long replySum;
    private long sent;
    private int messagesSinceDuty;

    AeronExchange() {
        driver = MediaDriver.launchEmbedded(
                new MediaDriver.Context().threadingMode(ThreadingMode.INVOKER).dirDeleteOnShutdown(true));
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName())
                .driverAgentInvoker(driver.sharedAgentInvoker()).useConductorAgentInvoker(true));
        Subscription incoming = aeron.addSubscription(CHANNEL, ECHO_STREAM);
        ExclusivePublication outgoing = aeron.addExclusivePublication(CHANNEL, REPLY_STREAM);
        replies = aeron.addSubscription(CHANNEL, REPLY_STREAM);
        publication = aeron.addExclusivePublication(CHANNEL, ECHO_STREAM);
        while (!publication.isConnected() || !outgoing.isConnected() || !replies.isConnected()
                || !incoming.isConnected()) {
            duties();
        }
        peer = new EchoPeer(self -> new EchoLoop(self, incoming, outgoing)::step);
    }

    private static long sum(DirectBuffer buffer, int offset) {
        long sum = 0;
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            sum += buffer.getLong(offset + i);
        }
        return sum;
    }

    private void send(long value) {
        message.putLong(0, value);
        for (int i = 1; i < WORDS; i++) {
            message.putLong(i * Long.BYTES, i);
        }
        if (++messagesSinceDuty == MESSAGES_PER_DUTY) {
            duties();
        }
        while (publication.offer(message, 0, BYTES) < 0) {
            duties();
        }
    }

    private void duties() {
        messagesSinceDuty = 0;
        driver.sharedAgentInvoker().invoke();
        aeron.conductorAgentInvoker().invoke();
    }

    @Override
    public long roundTrip(long value) {
        send(value);
        while (replies.poll(replied, 1) == 0) {
            Thread.onSpinWait();
        }
        return replySum;
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            send(SAMPLE);
        }
        sent += messages;
        peer.awaitReceived(sent);
    }

    @Override
    public void close() {
        peer.stop();
        aeron.close();
        driver.close();
    }

    /** The loop of the other thread. */
    private static final class EchoLoop implements FragmentHandler {
        private final EchoPeer peer;
        private final Subscription incoming;
        private final ExclusivePublication outgoing;
        private long received;
        private long sum;

        EchoLoop(EchoPeer peer, Subscription incoming, ExclusivePublication outgoing) {
            this.peer = peer;
            this.incoming = incoming;
            this.outgoing = outgoing;
        }

        void step() {
            incoming.poll(this, LINES);
        }

        @Override
        public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
            if (buffer.getLong(offset) == SAMPLE) {
                sum += AeronExchange.sum(buffer, offset);
                peer.reportReceived(++received);
            } else {
                while (outgoing.offer(buffer, offset, BYTES) < 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
