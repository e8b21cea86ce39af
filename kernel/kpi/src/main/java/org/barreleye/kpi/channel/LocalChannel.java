package org.barreleye.kpi.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/**
 * One end of a channel within one domain: lines in plain memory, capabilities as the references that they are, since
 * both ends use the same capability space. Used by one thread.
 */
public final class LocalChannel implements LineChannel {
    /** The default number of lines of one direction. */
    public static final int DEFAULT_LINES = 64;

    private static final int LINE_WORDS = PAYLOAD_WORDS + 1;

    private final Ring outgoing;
    private final Ring incoming;
    private final LocalCapabilityChannel capabilities;
    private final QueueSizes sizes;

    private LocalChannel(Ring outgoing, Ring incoming, CapabilityInspector inspector, QueueSizes sizes) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.sizes = sizes;
        this.capabilities = new LocalCapabilityChannel(outgoing, incoming, inspector);
    }

    /**
     * Two ends.
     *
     * @param first one
     * @param second the other
     */
    public record Pair(LocalChannel first, LocalChannel second) {}

    /**
     * Two ends of one channel.
     *
     * @param lines how many can be in flight in each direction, 1 or more
     */
    public static Pair pair(int lines) {
        return pair(lines, CapabilityInspector.NONE);
    }

    /**
     * Two ends of one channel.
     *
     * @param lines how many can be in flight in each direction, 1 or more
     * @param inspector describes the capabilities of the space that both ends use
     */
    public static Pair pair(int lines, CapabilityInspector inspector) {
        return pair(lines, inspector, QueueSizes.DEFAULT);
    }

    /** Two ends of one channel in a system of given sizes. */
    public static Pair pair(QueueSizes sizes) {
        return pair(sizes.localLines(), CapabilityInspector.NONE, sizes);
    }

    private static Pair pair(int lines, CapabilityInspector inspector, QueueSizes sizes) {
        Ring forward = new Ring(lines);
        Ring backward = new Ring(lines);
        return new Pair(new LocalChannel(forward, backward, inspector, sizes),
                new LocalChannel(backward, forward, inspector, sizes));
    }

    /**
     * A channel whose two ends are the same.
     *
     * @param lines how many can be in flight, 1 or more
     */
    public static LocalChannel loopback(int lines) {
        return loopback(lines, CapabilityInspector.NONE);
    }

    /**
     * A channel whose two ends are the same.
     *
     * @param lines how many can be in flight, 1 or more
     * @param inspector describes the capabilities of the space
     */
    public static LocalChannel loopback(int lines, CapabilityInspector inspector) {
        Ring ring = new Ring(lines);
        return new LocalChannel(ring, ring, inspector, QueueSizes.DEFAULT);
    }

    @Override
    public QueueSizes queueSizes() {
        return sizes;
    }

    @Override
    public CapabilityChannel capabilities() {
        return capabilities;
    }

    @Override
    public int free() {
        return outgoing.lines - outgoing.size;
    }

    @Override
    public boolean send(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        if (outgoing.size >= outgoing.room && !outgoing.growsFor(outgoing.size)) {
            return false;
        }
        outgoing.store(outgoing.last, message, token, w0, w1, w2, w3, w4, w5, w6);
        advance(1);
        return true;
    }

    @Override
    public void publishAhead(
            int ahead, int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        Ring ring = outgoing;
        if (ring.size + ahead >= ring.room) {
            ring.growsFor(ring.size + ahead);
        }
        ring.store(ring.at(ring.last + ahead * LINE_WORDS), message, token, w0, w1, w2, w3, w4, w5, w6);
    }

    @Override
    public void advance(int lines) {
        Ring ring = outgoing;
        ring.last = ring.at(ring.last + lines * LINE_WORDS);
        ring.size += lines;
    }

    @Override
    public void sendLast(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        outgoing.store(outgoing.last, message, token, w0, w1, w2, w3, w4, w5, w6);
        advance(1);
    }

    @Override
    public long poll() {
        return incoming.size == 0 ? 0 : incoming.words[incoming.first + PAYLOAD_WORDS];
    }

    @Override
    public void take(long header, LineReceiver receiver) {
        receive(receiver);
    }

    @Override
    public boolean receive(LineReceiver receiver) {
        Ring ring = incoming;
        if (ring.size == 0) {
            return false;
        }
        int at = ring.first;
        ring.first = ring.at(at + LINE_WORDS);
        ring.size--;
        long[] words = ring.words;
        long header = words[at + PAYLOAD_WORDS];
        receiver.onLine((int) header, (int) (header >>> Integer.SIZE), words[at], words[at + 1], words[at + 2],
                words[at + 3], words[at + 4], words[at + 5], words[at + 6]);
        return true;
    }

    /** Returns false: both ends see the same memory. */
    @Override
    public boolean isAcknowledgementDue() {
        return false;
    }

    @Override
    public void acknowledge() {}

    /** The lines and the capabilities of one direction. */
    private static final class Ring implements Copyable {
        private static final int FEW_LINES = 7;

        private final int lines;
        // Memory for a few lines until more are in flight: a large machine has thousands of these channels.
        private long[] words;
        // The number of lines in flight for which there is memory.
        private int room;
        private final Deque<CapabilityReference> capabilities;
        // Places in the words: of the oldest line, and behind the youngest.
        private int first;
        private int last;
        private int size;
        private boolean closed;

        Ring(int lines) {
            if (lines < 1) {
                throw new IllegalArgumentException("a channel has 1 line or more, not " + lines);
            }
            this.lines = lines;
            makeRoom(Math.min(lines, FEW_LINES));
            this.capabilities = new ArrayDeque<>();
        }

        private void makeRoom(int count) {
            room = count;
            // One line more: the last line of all always has room.
            words = new long[(count + 1) * LINE_WORDS];
        }

        /** Makes room for a line behind a number of others; returns whether the ring can have so many. */
        boolean growsFor(int others) {
            if (others >= lines) {
                return false;
            }
            long[] old = words;
            makeRoom(Math.min(lines, 2 * Math.max(room, others)));
            System.arraycopy(old, first, words, 0, old.length - first);
            System.arraycopy(old, 0, words, old.length - first, first);
            first = 0;
            last = size * LINE_WORDS;
            return true;
        }

        void store(int at, int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            words[at] = w0;
            words[at + 1] = w1;
            words[at + 2] = w2;
            words[at + 3] = w3;
            words[at + 4] = w4;
            words[at + 5] = w5;
            words[at + 6] = w6;
            words[at + PAYLOAD_WORDS] = (long) token << Integer.SIZE | message;
        }

        int at(int place) {
            return place < words.length ? place : place - words.length;
        }
    }

    /** The capabilities beside the lines. */
    private record LocalCapabilityChannel(Ring outgoing, Ring incoming, CapabilityInspector inspector)
            implements CapabilityChannel {
        @Override
        public boolean send(CapabilityReference capability, boolean move) {
            if (!outgoing.closed) {
                outgoing.capabilities.add(
                        move ? capability : inspector.mintReduced(capability, Rights.ALL).orElse(capability));
            } else if (move && capability.isPresent()) {
                release(capability);
            }
            return true;
        }

        @Override
        public void close() {
            incoming.closed = true;
            while (isReady()) {
                CapabilityReference late = take();
                if (late.isPresent()) {
                    release(late);
                }
            }
        }

        @Override
        public void release(CapabilityReference capability) {
            inspector.release(capability);
        }

        @Override
        public boolean isReady() {
            return !incoming.capabilities.isEmpty();
        }

        @Override
        public CapabilityReference take() {
            CapabilityReference next = incoming.capabilities.poll();
            if (next == null) {
                throw new IllegalStateException("no capability has arrived");
            }
            return next;
        }
    }
}
