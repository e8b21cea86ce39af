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
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/** Over two of Aeron's channels between processes, both ends in this one; its driver sleeps between its duties. */
final class AeronExchange implements Exchange {
    private static final String CHANNEL = "aeron:ipc?term-length=64k";
    private static final int ECHO_STREAM = 1;
    private static final int SAMPLE_STREAM = 2;
    private static final int REPLY_STREAM = 3;

    private final MediaDriver driver;
    private final Aeron aeron;
    private final ExclusivePublication calls;
    private final ExclusivePublication samples;
    private final Subscription replies;
    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(BYTES));
    private final FragmentHandler replied = (buffer, offset, length, header) -> replySum = sum(buffer, offset);
    private final Partner partner;
    private long replySum;
    private long sent;

    AeronExchange() {
        driver = MediaDriver.launchEmbedded(new MediaDriver.Context().threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(new SleepingMillisIdleStrategy(1)).dirDeleteOnShutdown(true));
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName()));
        replies = aeron.addSubscription(CHANNEL, REPLY_STREAM);
        Answering answering = new Answering(aeron);
        calls = aeron.addExclusivePublication(CHANNEL, ECHO_STREAM);
        samples = aeron.addExclusivePublication(CHANNEL, SAMPLE_STREAM);
        while (!calls.isConnected() || !samples.isConnected() || !replies.isConnected()) {
            Thread.onSpinWait();
        }
        partner = new Partner(answering::step);
        answering.partner = partner;
        partner.start();
    }

    private static long sum(DirectBuffer buffer, int offset) {
        long sum = 0;
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            sum += buffer.getLong(offset + i);
        }
        return sum;
    }

    private void send(ExclusivePublication publication, long value) {
        message.putLong(0, value);
        for (int i = 1; i < WORDS; i++) {
            message.putLong(i * Long.BYTES, i);
        }
        while (publication.offer(message, 0, BYTES) < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public long roundTrip(long value) {
        send(calls, value);
        while (replies.poll(replied, 1) == 0) {
            Thread.onSpinWait();
        }
        return replySum;
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            send(samples, i);
        }
        sent += messages;
        partner.awaitTaken(sent);
    }

    @Override
    public void close() {
        partner.stop();
        aeron.close();
        driver.close();
    }

    /** What the other thread does. */
    private static final class Answering {
        private final Subscription calls;
        private final Subscription samples;
        private final ExclusivePublication replies;
        private final FragmentHandler called = this::called;
        private final FragmentHandler sampled = this::sampled;
        private Partner partner;
        private long taken;
        private long sum;

        Answering(Aeron aeron) {
            calls = aeron.addSubscription(CHANNEL, ECHO_STREAM);
            samples = aeron.addSubscription(CHANNEL, SAMPLE_STREAM);
            replies = aeron.addExclusivePublication(CHANNEL, REPLY_STREAM);
        }

        boolean step() {
            return calls.poll(called, 1) + samples.poll(sampled, SLOTS) > 0;
        }

        private void called(DirectBuffer buffer, int offset, int length, Header header) {
            while (replies.offer(buffer, offset, BYTES) < 0) {
                Thread.onSpinWait();
            }
        }

        private void sampled(DirectBuffer buffer, int offset, int length, Header header) {
            sum += AeronExchange.sum(buffer, offset);
            partner.took(++taken);
        }
    }
}
