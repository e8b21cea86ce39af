package org.barreleye.benchmarks.process;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A link over two IPC channels of Aeron. Its media driver is embedded in the process that measures, and driven by the
 * thread that sends, since there is no third processor for it.
 */
final class AeronLink implements ProcessLink {
    static final String CHANNEL = "aeron:ipc?term-length=" + System.getProperty("aeron.term", "64k");
    static final int ECHO_STREAM = 1;
    static final int REPLY_STREAM = 2;
    static final int WORDS = 7;
    static final int BYTES = WORDS * Long.BYTES;

    /** The first word of a message one way; that of a message to be returned is never negative. */
    static final long SAMPLE = -1;

    // The messages between two duty cycles of driver and client, which advance the limits of flow control.
    private static final int MESSAGES_PER_DUTY = 64;

    private final MediaDriver driver;
    private final Aeron aeron;
    private final ExclusivePublication publication;
    private final Subscription replies;
    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(BYTES));
    private final FragmentHandler replied = (buffer, offset, length, header) -> sum = sum(buffer, offset);
    private long sum;
    private int messagesSinceDuty;

    AeronLink(String folder) {
        driver = MediaDriver.launchEmbedded(new MediaDriver.Context().aeronDirectoryName(folder)
                .threadingMode(ThreadingMode.INVOKER).dirDeleteOnShutdown(true)
                .clientLivenessTimeoutNs(TimeUnit.MINUTES.toNanos(5))
                .publicationUnblockTimeoutNs(TimeUnit.MINUTES.toNanos(6)));
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName())
                .driverAgentInvoker(driver.sharedAgentInvoker()).useConductorAgentInvoker(true));
        replies = aeron.addSubscription(CHANNEL, REPLY_STREAM);
        publication = aeron.addExclusivePublication(CHANNEL, ECHO_STREAM);
    }

    /** Waits until the other process has connected as well. */
    void awaitPeer() {
        while (!publication.isConnected() || !replies.isConnected()) {
            idle();
        }
    }

    static long sum(DirectBuffer buffer, int offset) {
        long sum = 0;
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            sum += buffer.getLong(offset + i);
        }
        return sum;
    }

    @Override
    public String name() {
        return "aeron";
    }

    @Override
    public long roundTrip(long value) {
        offer(value);
        while (replies.poll(replied, 1) == 0) {
            Thread.onSpinWait();
        }
        return sum;
    }

    @Override
    public void send(long value) {
        offer(SAMPLE);
    }

    private void offer(long first) {
        message.putLong(0, first);
        for (int i = 1; i < WORDS; i++) {
            message.putLong(i * Long.BYTES, i);
        }
        if (++messagesSinceDuty == MESSAGES_PER_DUTY) {
            idle();
        }
        while (publication.offer(message, 0, BYTES) < 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        messagesSinceDuty = 0;
        driver.sharedAgentInvoker().invoke();
        aeron.conductorAgentInvoker().invoke();
    }

    void close() {
        aeron.close();
        driver.close();
    }
}
