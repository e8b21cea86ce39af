package org.barreleye.benchmarks;

import org.barreleye.kpi.channel.CacheLinePadding;

/** An exchange over a pair of hand-written rings. */
final class HandWrittenRingExchange implements MessageExchange {
    private final End end;
    private final EchoPeer peer;
    private long sent;

    HandWrittenRingExchange() {
        HandWrittenRing requests = new HandWrittenRing();
        HandWrittenRing replies = new HandWrittenRing();
        end = new End(requests, replies);
        peer = new EchoPeer(self -> new EchoLoop(self, new End(replies, requests))::step);
    }

    @Override
    public long roundTrip(long value) {
        while (!end.send(End.ECHO, value, 1, 2, 3, 4, 5, 6)) {
            end.receive();
        }
        while (end.receive() == 0) {
            Thread.onSpinWait();
        }
        return end.sum;
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            while (!end.send(End.SAMPLE, i, 1, 2, 3, 4, 5, 6)) {
                end.receive();
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
    private static final class EchoLoop {
        private final EchoPeer peer;
        private final End end;
        private long received;
        private long sum;

        EchoLoop(EchoPeer peer, End end) {
            this.peer = peer;
            this.end = end;
        }

        void step() {
            for (int message = end.receive(); message != 0; message = end.receive()) {
                if (message == End.ECHO) {
                    end.send(End.ECHO, end.words[0], end.words[1], end.words[2], end.words[3], end.words[4],
                            end.words[5], end.words[6]);
                } else {
                    sum += end.sum;
                    end.acknowledge();
                    peer.reportReceived(++received);
                }
            }
        }
    }

    /** One end. A header has the epoch in bit 0, the acknowledgement in bits 1 to 16, and the message above. */
    private static final class End extends CacheLinePadding {
        static final int ECHO = 1;
        static final int SAMPLE = 2;

        private static final int MESSAGE_SHIFT = 17;
        private static final long COUNT_MASK = 0xffff;

        private final HandWrittenRing outgoing;
        private final HandWrittenRing incoming;
        private final long[] words = new long[WORDS];
        private long sum;
        private long sent;
        private long acknowledged;
        private long received;
        private long advertised;

        End(HandWrittenRing outgoing, HandWrittenRing incoming) {
            this.outgoing = outgoing;
            this.incoming = incoming;
        }

        boolean send(int message, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            if (sent - acknowledged == LINES - 1) {
                return false;
            }
            outgoing.publish(line(sent), w0, w1, w2, w3, w4, w5, w6, header(message));
            sent++;
            advertised = received;
            return true;
        }

        void acknowledge() {
            if (received - advertised >= LINES / 4) {
                outgoing.publish(line(sent), 0, 0, 0, 0, 0, 0, 0, header(0));
                advertised = received;
            }
        }

        /** Receives a message; returns 0 if there is none. */
        int receive() {
            int line = line(received);
            long header = incoming.header(line);
            if ((header & 1) != epoch(received)) {
                return 0;
            }
            acknowledged += (header >>> 1) - acknowledged & COUNT_MASK;
            int message = (int) (header >>> MESSAGE_SHIFT);
            if (message != 0) {
                sum = 0;
                for (int i = 0; i < WORDS; i++) {
                    words[i] = incoming.word(line, i);
                    sum += words[i];
                }
                received++;
            }
            return message;
        }

        private static int line(long count) {
            return (int) count & LINES - 1;
        }

        private static long epoch(long count) {
            return (count / LINES & 1) ^ 1;
        }

        private long header(int message) {
            return (long) message << MESSAGE_SHIFT | (received & COUNT_MASK) << 1 | epoch(sent);
        }
    }
}
