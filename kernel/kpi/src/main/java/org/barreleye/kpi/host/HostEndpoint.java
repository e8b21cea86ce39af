package org.barreleye.kpi.host;

import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/** One end of a pair of endpoints that one thread uses: two rings of messages. */
final class HostEndpoint implements LmpChannel {
    private final Ring outgoing;
    private final Ring incoming;
    private final CapabilityInspector inspector;

    HostEndpoint(Ring outgoing, Ring incoming, CapabilityInspector inspector) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.inspector = inspector;
    }

    @Override
    public CapabilityInspector inspector() {
        return inspector;
    }

    @Override
    public void release(CapabilityReference capability) {
        inspector.release(capability);
    }

    @Override
    public Sent send(int words, CapabilityReference capability, boolean move, long w0, long w1, long w2, long w3,
            long w4, long w5, long w6, long w7, long w8, long w9) {
        Ring ring = outgoing;
        if (ring.closed) {
            if (move) {
                discard(capability);
            }
            return Sent.SENT;
        }
        if (ring.size == ring.counts.length) {
            return Sent.NO_ROOM;
        }
        int place = ring.at(ring.size++);
        int at = place * WORDS_MAX;
        long[] target = ring.words;
        target[at] = w0;
        target[at + 1] = w1;
        target[at + 2] = w2;
        target[at + 3] = w3;
        target[at + 4] = w4;
        target[at + 5] = w5;
        target[at + 6] = w6;
        target[at + 7] = w7;
        target[at + 8] = w8;
        target[at + 9] = w9;
        ring.counts[place] = words;
        ring.capabilities[place] =
                move ? capability : inspector.mintReduced(capability, Rights.ALL).orElse(capability);
        return Sent.SENT;
    }

    @Override
    public boolean receive(LmpReceiver receiver) {
        Ring ring = incoming;
        if (ring.size == 0) {
            return false;
        }
        int place = ring.first;
        int at = place * WORDS_MAX;
        long[] source = ring.words;
        CapabilityReference capability = ring.capabilities[place];
        ring.capabilities[place] = null;
        ring.first = ring.at(1);
        ring.size--;
        receiver.onMessage(ring.counts[place], capability, source[at], source[at + 1], source[at + 2], source[at + 3],
                source[at + 4], source[at + 5], source[at + 6], source[at + 7], source[at + 8], source[at + 9]);
        return true;
    }

    @Override
    public void close() {
        Ring ring = incoming;
        ring.closed = true;
        for (int i = 0; i < ring.size; i++) {
            int place = ring.at(i);
            discard(ring.capabilities[place]);
            ring.capabilities[place] = null;
        }
        ring.size = 0;
    }

    private void discard(CapabilityReference capability) {
        if (capability.isPresent()) {
            release(capability);
        }
    }

    /** The messages of one direction. */
    static final class Ring {
        private final long[] words;
        private final int[] counts;
        private final CapabilityReference[] capabilities;
        private int first;
        private int size;
        private boolean closed;

        Ring(int messages) {
            words = new long[messages * WORDS_MAX];
            counts = new int[messages];
            capabilities = new CapabilityReference[messages];
        }

        int at(int place) {
            int index = first + place;
            return index < counts.length ? index : index - counts.length;
        }
    }
}
