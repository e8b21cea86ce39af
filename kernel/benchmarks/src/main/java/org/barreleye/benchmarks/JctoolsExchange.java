package org.barreleye.benchmarks;

import org.jctools.queues.SpscArrayQueue;

/** Over two of JCTools' queues for one producer and one consumer, with messages that are used again. */
final class JctoolsExchange implements Exchange {
    private final SpscArrayQueue<Message> there = new SpscArrayQueue<>(SLOTS);
    private final SpscArrayQueue<Message> back = new SpscArrayQueue<>(SLOTS);
    private final Pool pool = new Pool();
    private final Partner partner;
    private long sent;

    JctoolsExchange() {
        partner = new Partner(self -> new Answering(self, there, back)::step);
    }

    @Override
    public long roundTrip(long value) {
        there.offer(pool.next(value, 1, 2, 3, 4, 5, 6, true));
        Message reply = back.poll();
        while (reply == null) {
            Thread.onSpinWait();
            reply = back.poll();
        }
        return reply.sum();
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            Message message = pool.next(i, 1, 2, 3, 4, 5, 6, false);
            while (!there.offer(message)) {
                Thread.onSpinWait();
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
        private final SpscArrayQueue<Message> incoming;
        private final SpscArrayQueue<Message> outgoing;
        private final Pool pool = new Pool();
        private final Partner partner;
        private long taken;
        private long sum;

        Answering(Partner partner, SpscArrayQueue<Message> incoming, SpscArrayQueue<Message> outgoing) {
            this.partner = partner;
            this.incoming = incoming;
            this.outgoing = outgoing;
        }

        boolean step() {
            Message message = incoming.poll();
            if (message == null) {
                return false;
            }
            if (message.echo) {
                outgoing.offer(pool.next(message.w0, message.w1, message.w2, message.w3, message.w4, message.w5,
                        message.w6, true));
            } else {
                sum += message.sum();
                partner.took(++taken);
            }
            return true;
        }
    }

    /** More messages than can be under way, so that none is written while it is read. */
    private static final class Pool {
        private final Message[] messages = new Message[4 * SLOTS];
        private int last;

        Pool() {
            for (int i = 0; i < messages.length; i++) {
                messages[i] = new Message();
            }
        }

        Message next(long w0, long w1, long w2, long w3, long w4, long w5, long w6, boolean echo) {
            last = last + 1 & messages.length - 1;
            Message message = messages[last];
            message.w0 = w0;
            message.w1 = w1;
            message.w2 = w2;
            message.w3 = w3;
            message.w4 = w4;
            message.w5 = w5;
            message.w6 = w6;
            message.echo = echo;
            return message;
        }
    }

    /** Seven words. */
    private static final class Message {
        private long w0;
        private long w1;
        private long w2;
        private long w3;
        private long w4;
        private long w5;
        private long w6;
        private boolean echo;

        long sum() {
            return w0 + w1 + w2 + w3 + w4 + w5 + w6;
        }
    }
}
