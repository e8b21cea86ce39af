package org.barreleye.kpi.host;

import static org.barreleye.kpi.types.CapabilityReference.ABSENT;

import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/** One end of a pair of endpoints that one thread uses: two rings of messages. */
final class HostEndpoint implements LmpChannel {
    // Behind the words of a message: their number, and whether a capability is beside them.
    private static final int MESSAGE_WORDS = WORDS_MAX + 1;
    private static final int WITH_CAPABILITY = 1 << 4;

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
        if (ring.size >= ring.messagesMax) {
            return ring.closed ? dropped(capability, move) : Sent.NO_ROOM;
        }
        int at = ring.last;
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
        target[at + WORDS_MAX] = capability == ABSENT ? words : words | WITH_CAPABILITY;
        if (capability != ABSENT) {
            ring.capabilities[at / MESSAGE_WORDS] =
                    move ? capability : inspector.mintReduced(capability, Rights.ALL).orElse(capability);
        }
        ring.last = ring.at(at + MESSAGE_WORDS);
        ring.size++;
        return Sent.SENT;
    }

    private Sent dropped(CapabilityReference capability, boolean move) {
        if (move) {
            discard(capability);
        }
        return Sent.SENT;
    }

    @Override
    public boolean receive(LmpReceiver receiver) {
        Ring ring = incoming;
        if (ring.size == 0) {
            return false;
        }
        int at = ring.first;
        long[] source = ring.words;
        int count = (int) source[at + WORDS_MAX];
        CapabilityReference capability = count < WITH_CAPABILITY ? ABSENT : ring.takeCapability(at);
        ring.first = ring.at(at + MESSAGE_WORDS);
        ring.size--;
        receiver.onMessage(count & WITH_CAPABILITY - 1, capability, source[at], source[at + 1], source[at + 2],
                source[at + 3], source[at + 4], source[at + 5], source[at + 6], source[at + 7], source[at + 8],
                source[at + 9]);
        return true;
    }

    @Override
    public void close() {
        Ring ring = incoming;
        ring.closed = true;
        for (; ring.size > 0; ring.size--) {
            if (ring.words[ring.first + WORDS_MAX] >= WITH_CAPABILITY) {
                discard(ring.takeCapability(ring.first));
            }
            ring.first = ring.at(ring.first + MESSAGE_WORDS);
        }
        ring.messagesMax = 0; // so that a sender looks whether it is closed
    }

    private void discard(CapabilityReference capability) {
        if (capability.isPresent()) {
            release(capability);
        }
    }

    /** The messages of one direction. */
    static final class Ring {
        private final long[] words;
        private final CapabilityReference[] capabilities;
        private int messagesMax;
        // Places in the words: of the oldest message, and behind the youngest.
        private int first;
        private int last;
        private int size;
        private boolean closed;

        Ring(int messages) {
            words = new long[messages * MESSAGE_WORDS];
            capabilities = new CapabilityReference[messages];
            messagesMax = messages;
        }

        private int at(int place) {
            return place < words.length ? place : 0;
        }

        private CapabilityReference takeCapability(int at) {
            int index = at / MESSAGE_WORDS;
            CapabilityReference capability = capabilities[index];
            capabilities[index] = null;
            return capability;
        }
    }
}
