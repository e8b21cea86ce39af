package org.barreleye.benchmarks;

import org.jctools.queues.SpscArrayQueue;

/** An exchange over two single-producer single-consumer queues of JCTools, with reused message objects. */
final class JctoolsExchange implements MessageExchange {
    private final SpscArrayQueue<Message> requests = new SpscArrayQueue<>(LINES);
    private final SpscArrayQueue<Message> replies = new SpscArrayQueue<>(LINES);
    private final MessagePool pool = new MessagePool();
    private final EchoPeer peer;
    private long sent;

    JctoolsExchange() {
        peer = new EchoPeer(self -> new EchoLoop(self, requests, replies)::step);
    }

    @Override
    public long roundTrip(long value) {
        requests.offer(pool.next(value, 1, 2, 3, 4, 5, 6, true));
        Message reply = replies.poll();
        while (reply == null) {
            Thread.onSpinWait();
            reply = replies.poll();
        }
        return reply.sum();
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            Message message = pool.next(i, 1, 2, 3, 4, 5, 6, false);
            while (!requests.offer(message)) {
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
    private static final class EchoLoop {
        private final SpscArrayQueue<Message> incoming;
        private final SpscArrayQueue<Message> outgoing;
        private final MessagePool pool = new MessagePool();
        private final EchoPeer peer;
        private long received;
        private long sum;

        EchoLoop(EchoPeer peer, SpscArrayQueue<Message> incoming, SpscArrayQueue<Message> outgoing) {
            this.peer = peer;
            this.incoming = incoming;
            this.outgoing = outgoing;
        }

        void step() {
            for (Message message = incoming.poll(); message != null; message = incoming.poll()) {
                if (message.echo) {
                    outgoing.offer(pool.next(message.w0, message.w1, message.w2, message.w3, message.w4, message.w5,
                            message.w6, true));
                } else {
                    sum += message.sum();
                    peer.reportReceived(++received);
                }
            }
        }
    }

    /** A pool with more messages than can be in flight, so that none is written while it is read. */
    private static final class MessagePool {
        private final Message[] messages = new Message[4 * LINES];
        private int last;

        MessagePool() {
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
