package org.barreleye.benchmarks;

/** Over a pair of rings written by hand. */
final class HandRingExchange implements Exchange {
    private final End mine;
    private final Partner partner;
    private long sent;

    HandRingExchange() {
        HandRing there = new HandRing();
        HandRing back = new HandRing();
        mine = new End(there, back);
        partner = new Partner(self -> new Answering(self, new End(back, there))::step);
    }

    @Override
    public long roundTrip(long value) {
        while (!mine.send(End.ECHO, value, 1, 2, 3, 4, 5, 6)) {
            mine.receive();
        }
        while (mine.receive() == 0) {
            Thread.onSpinWait();
        }
        return mine.sum;
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            while (!mine.send(End.SAMPLE, i, 1, 2, 3, 4, 5, 6)) {
                mine.receive();
            }
        }
        sent += messages;
        partner.awaitTaken(sent);
    }

    @Override
    public void close() {
        partner.stop();
    }

    /** What the other thread does. */
    private static final class Answering {
        private final Partner partner;
        private final End end;
        private long taken;
        private long sum;

        Answering(Partner partner, End end) {
            this.partner = partner;
            this.end = end;
        }

        boolean step() {
            int message = end.receive();
            if (message == End.ECHO) {
                end.send(End.ECHO, end.words[0], end.words[1], end.words[2], end.words[3], end.words[4], end.words[5],
                        end.words[6]);
            } else if (message == End.SAMPLE) {
                sum += end.sum;
                end.acknowledge();
                partner.took(++taken);
            }
            return message != 0;
        }
    }

    /** One end: epoch in bit 0 of a header, what was received in bits 1 to 16, the message above. */
    private static final class End {
        static final int ECHO = 1;
        static final int SAMPLE = 2;

        private static final int MESSAGE_SHIFT = 17;
        private static final long COUNT_MASK = 0xffff;

        private final HandRing outgoing;
        private final HandRing incoming;
        private final long[] words = new long[WORDS];
        private long sum;
        private long sent;
        private long acknowledged;
        private long received;
        private long told;

        End(HandRing outgoing, HandRing incoming) {
            this.outgoing = outgoing;
            this.incoming = incoming;
        }

        boolean send(int message, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            if (sent - acknowledged == SLOTS - 1) {
                return false;
            }
            outgoing.publish(line(sent), w0, w1, w2, w3, w4, w5, w6, header(message));
            sent++;
            told = received;
            return true;
        }

        void acknowledge() {
            if (received - told >= SLOTS / 4) {
                outgoing.publish(line(sent), 0, 0, 0, 0, 0, 0, 0, header(0));
                told = received;
            }
        }

        /** Takes a message; 0 if there is none. */
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
            return (int) count & SLOTS - 1;
        }

        private static long epoch(long count) {
            return (count / SLOTS & 1) ^ 1;
        }

        private long header(int message) {
            return (long) message << MESSAGE_SHIFT | (received & COUNT_MASK) << 1 | epoch(sent);
        }
    }
}
