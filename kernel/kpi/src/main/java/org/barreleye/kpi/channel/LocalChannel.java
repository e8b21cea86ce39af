package org.barreleye.kpi.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Rights;

/**
 * One end of a channel within one domain: slots in plain memory, capabilities as the references that they are, since both
 * ends use the same capability space. Used by one thread.
 */
public final class LocalChannel implements SlotChannel {
    /** The slots of one direction unless somebody asks for another number. */
    public static final int DEFAULT_SLOTS = 64;

    private final Row outgoing;
    private final Row incoming;
    private final Lane lane;

    private LocalChannel(Row outgoing, Row incoming, CapabilityHolder holder) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.lane = new Lane(outgoing, incoming, holder);
    }

    private LocalChannel(LocalChannel source, Copier copier) {
        copier.enter(source, this);
        outgoing = copier.of(source.outgoing);
        incoming = copier.of(source.incoming);
        lane = new Lane(outgoing, incoming, copier.of(source.lane.holder()));
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
     * @param slots how many can be in flight in each direction, 1 or more
     */
    public static Pair pair(int slots) {
        return pair(slots, CapabilityHolder.NOBODY);
    }

    /**
     * Two ends of one channel.
     *
     * @param slots how many can be in flight in each direction, 1 or more
     * @param holder whoever keeps the slots of the capability space that both ends use
     */
    public static Pair pair(int slots, CapabilityHolder holder) {
        Row there = new Row(slots);
        Row back = new Row(slots);
        return new Pair(new LocalChannel(there, back, holder), new LocalChannel(back, there, holder));
    }

    /**
     * A channel that hears itself.
     *
     * @param slots how many can be in flight, 1 or more
     */
    public static LocalChannel loopback(int slots) {
        return loopback(slots, CapabilityHolder.NOBODY);
    }

    /**
     * A channel that hears itself.
     *
     * @param slots how many can be in flight, 1 or more
     * @param holder whoever keeps the slots of the capability space
     */
    public static LocalChannel loopback(int slots, CapabilityHolder holder) {
        Row row = new Row(slots);
        return new LocalChannel(row, row, holder);
    }

    @Override
    public LocalChannel copy(Copier copier) {
        return new LocalChannel(this, copier);
    }

    @Override
    public CapabilityLane capabilities() {
        return lane;
    }

    @Override
    public int free() {
        return outgoing.slots - outgoing.size;
    }

    @Override
    public boolean send(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        if (outgoing.size == outgoing.slots) {
            return false;
        }
        publishAhead(0, message, token, w0, w1, w2, w3, w4, w5, w6);
        advance(1);
        return true;
    }

    @Override
    public void publishAhead(
            int ahead, int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        Row row = outgoing;
        int at = row.at(row.size + ahead);
        long[] words = row.words;
        words[at] = w0;
        words[at + 1] = w1;
        words[at + 2] = w2;
        words[at + 3] = w3;
        words[at + 4] = w4;
        words[at + 5] = w5;
        words[at + 6] = w6;
        words[at + SLOT_WORDS] = (long) token << Integer.SIZE | message;
    }

    @Override
    public void advance(int slots) {
        outgoing.size += slots;
    }

    @Override
    public void sendLast(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        publishAhead(0, message, token, w0, w1, w2, w3, w4, w5, w6);
        advance(1);
    }

    @Override
    public long arriving() {
        return incoming.size == 0 ? 0 : incoming.words[incoming.at(0) + SLOT_WORDS];
    }

    @Override
    public boolean receive(SlotReceiver receiver) {
        Row row = incoming;
        if (row.size == 0) {
            return false;
        }
        int at = row.at(0);
        row.first = row.first == row.slots ? 0 : row.first + 1;
        row.size--;
        long[] words = row.words;
        long header = words[at + SLOT_WORDS];
        receiver.slot((int) header, (int) (header >>> Integer.SIZE), words[at], words[at + 1], words[at + 2],
                words[at + 3], words[at + 4], words[at + 5], words[at + 6]);
        return true;
    }

    /** Never: both ends see what is in the memory. */
    @Override
    public boolean owesAcknowledgement() {
        return false;
    }

    @Override
    public void acknowledge() {}

    /** The slots and the capabilities of one direction. */
    private static final class Row implements Copyable {
        private static final int LINE_WORDS = SLOT_WORDS + 1;

        private final long[] words;
        private final int slots;
        private final Deque<CapabilityReference> capabilities;
        private int first;
        private int size;
        private boolean takesNoCapabilities;

        Row(int slots) {
            if (slots < 1) {
                throw new IllegalArgumentException("a channel has 1 slot or more, not " + slots);
            }
            this.slots = slots;
            // One line more: the last slot of all always has room.
            this.words = new long[(slots + 1) * LINE_WORDS];
            this.capabilities = new ArrayDeque<>();
        }

        private Row(Row source, Copier copier) {
            copier.enter(source, this);
            slots = source.slots;
            words = source.words.clone();
            capabilities = new ArrayDeque<>(source.capabilities);
            first = source.first;
            size = source.size;
            takesNoCapabilities = source.takesNoCapabilities;
        }

        @Override
        public Row copy(Copier copier) {
            return new Row(this, copier);
        }

        int at(int place) {
            int slot = first + place;
            return (slot <= slots ? slot : slot - slots - 1) * LINE_WORDS;
        }
    }

    /** The capabilities beside the slots. */
    private record Lane(Row outgoing, Row incoming, CapabilityHolder holder) implements CapabilityLane {
        @Override
        public boolean send(CapabilityReference capability, boolean giveAway) {
            if (!outgoing.takesNoCapabilities) {
                outgoing.capabilities.add(
                        giveAway ? capability : holder.diminished(capability, Rights.ALL).orElse(capability));
            } else if (giveAway && capability.isPresent()) {
                release(capability);
            }
            return true;
        }

        @Override
        public void close() {
            incoming.takesNoCapabilities = true;
            while (ready()) {
                CapabilityReference late = take();
                if (late.isPresent()) {
                    release(late);
                }
            }
        }

        @Override
        public void release(CapabilityReference capability) {
            holder.release(capability);
        }

        @Override
        public boolean ready() {
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
