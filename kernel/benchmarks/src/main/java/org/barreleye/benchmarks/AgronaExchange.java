package org.barreleye.benchmarks;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** An exchange over two single-producer single-consumer rings of Agrona. */
final class AgronaExchange implements MessageExchange {
    private static final int ECHO = 1;
    private static final int SAMPLE = 2;
    // A record has a header of eight bytes.
    private static final int RECORD_BYTES = 64;

    private final OneToOneRingBuffer requests = ring();
    private final OneToOneRingBuffer replies = ring();
    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(BYTES));
    private final MessageHandler replied = (type, buffer, index, length) -> replySum = sum(buffer, index);
    private final EchoPeer peer;
    private long replySum;
    private long sent;

    AgronaExchange() {
        peer = new EchoPeer(self -> new EchoLoop(self, requests, replies)::step);
    }

    private static OneToOneRingBuffer ring() {
        int bytes = LINES * RECORD_BYTES + RingBufferDescriptor.TRAILER_LENGTH;
        return new OneToOneRingBuffer(new UnsafeBuffer(ByteBuffer.allocateDirect(BitUtil.align(bytes, RECORD_BYTES))));
    }

    private static long sum(MutableDirectBuffer buffer, int index) {
        long sum = 0;
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            sum += buffer.getLong(index + i);
        }
        return sum;
    }

    private static void fill(UnsafeBuffer buffer, long value) {
        buffer.putLong(0, value);
        for (int i = 1; i < WORDS; i++) {
            buffer.putLong(i * Long.BYTES, i);
        }
    }

    @Override
    public long roundTrip(long value) {
        fill(message, value);
        while (!requests.write(ECHO, message, 0, BYTES)) {
            Thread.onSpinWait();
        }
        while (replies.read(replied, 1) == 0) {
            Thread.onSpinWait();
        }
        return replySum;
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            fill(message, i);
            while (!requests.write(SAMPLE, message, 0, BYTES)) {
                Thread.onSpinWait();
            }
        }
        sent += messages;
        peer.awaitReceived(sent);
    }

    @Override
    public void close() {
        peer.stop();
    }

    /** The loop of the other thread. */
    private static final class EchoLoop implements MessageHandler {
        private final OneToOneRingBuffer incoming;
        private final OneToOneRingBuffer outgoing;
        private final EchoPeer peer;
        private long received;
        private long sum;

        EchoLoop(EchoPeer peer, OneToOneRingBuffer incoming, OneToOneRingBuffer outgoing) {
            this.peer = peer;
            this.incoming = incoming;
            this.outgoing = outgoing;
        }

        void step() {
            incoming.read(this, LINES);
        }

        @Override
        public void onMessage(int type, MutableDirectBuffer buffer, int index, int length) {
            if (type == ECHO) {
                while (!outgoing.write(ECHO, buffer, index, BYTES)) {
                    Thread.onSpinWait();
                }
            } else {
                sum += AgronaExchange.sum(buffer, index);
                peer.reportReceived(++received);
            }
        }
    }
}
