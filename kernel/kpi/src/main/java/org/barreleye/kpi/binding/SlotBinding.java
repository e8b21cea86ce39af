package org.barreleye.kpi.binding;

import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityLane;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.channel.SlotReceiver;
import org.barreleye.kpi.outcome.Breach;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/**
 * A binding over slots of seven words. Number and token travel in the header of each slot, capabilities beside the slots.
 *
 * <p>A message that fits the free slots is published back to front and so becomes visible at once; of any other, as much
 * as fits is, and the rest follows when there is room.
 */
public abstract class SlotBinding extends TransportBinding {
    /** The bytes of a string or array in its first slot, after the length. */
    private static final int FIRST_BYTES = 48;
    private static final int NEXT_BYTES = 56;

    private static final int WORDS = SlotChannel.SLOT_WORDS;

    // The head of a queued slot: its number, how many slots of its message begin with it, and its token.
    private static final int NUMBER_MASK = 0x7fff;
    private static final int REMAINING_SHIFT = 16;
    private static final int REMAINING_MAX = 0x7fff;
    private static final long LEADS_CAPABILITIES = 1L << 31;
    private static final int TOKEN_SHIFT = 32;

    /** The token of a goodbye that follows a message whose capabilities will not come. */
    private static final int UNFINISHED = 1;
    private static final long GOODBYE_UNFINISHED = (long) UNFINISHED << TOKEN_SHIFT | GOODBYE;

    private final SlotChannel channel;
    private final boolean carriesCapabilities;
    private final SlotReceiver receiver = this::arrived;
    private final long[] slot = new long[WORDS];

    // Whether all slots of a message were sent, but not all of its capabilities.
    private boolean capabilitiesDue;

    /**
     * Creates a binding over a channel that nobody else uses.
     *
     * @param carriesCapabilities whether any message of the interface does
     */
    protected SlotBinding(SlotChannel channel, Agreement agreement, boolean carriesCapabilities,
            Handler handler, Role role) {
        super(WORDS, channel.capabilities().holder(), agreement, handler, role);
        this.channel = channel;
        this.carriesCapabilities = carriesCapabilities;
        if (!carriesCapabilities) {
            channel.capabilities().close(); // whatever arrives belongs to no message, and need not be looked for
        }
    }

    /** Makes the twin. */
    protected SlotBinding(SlotBinding source, Copier copier) {
        super(source, copier);
        channel = copier.of(source.channel);
        carriesCapabilities = source.carriesCapabilities;
        capabilitiesDue = source.capabilitiesDue;
    }

    // ---- what generated code adds

    /** Takes the first slot of a message. */
    protected abstract void slot(
            int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6);

    /** Takes a message that was collected. */
    protected abstract void collected(int number, int token, Incoming message);

    // ---- sending

    /** Sends a one-way message or call that fits one slot; false if there is no room. For generated code. */
    protected final boolean post(
            int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        if (isBound() && !isDrained()) {
            flush();
        }
        if (isClear() && channel.send(number, token, w0, w1, w2, w3, w4, w5, w6)) {
            return true;
        }
        if (!accepts(1)) {
            return false;
        }
        enqueue(head(number, token, 1), w0, w1, w2, w3, w4, w5, w6);
        return true;
    }

    /** Sends a reply that fits one slot. For generated code. */
    protected final void postReply(
            int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        if (isClear() && channel.send(number, token, w0, w1, w2, w3, w4, w5, w6)) {
            countReply();
        } else if (isOpen()) {
            enqueue(head(number, token, 1) | COMPLETES_REPLY, w0, w1, w2, w3, w4, w5, w6);
        }
    }

    /** Sends the composed one-way message or call; false if there is no room. For generated code. */
    protected final boolean transmit(MessageShape shape, int token) {
        int slots = slots(shape);
        boolean accepted = accepts(slots);
        if (accepted) {
            enqueue(shape, token, slots, 0);
        }
        outgoing().end();
        return accepted;
    }

    /** Sends the composed reply. For generated code. */
    protected final void transmitReply(MessageShape shape, int token) {
        if (isOpen()) {
            enqueue(shape, token, slots(shape), COMPLETES_REPLY);
        }
        outgoing().end();
    }

    /** Whether nothing that was accepted before stands in the way. */
    private boolean isClear() {
        return isBound() && queue.isEmpty() && !capabilitiesDue;
    }

    private int slots(MessageShape shape) {
        long slots = shape.fixedFragments();
        for (int i = 0; i < shape.overflows(); i++) {
            int rest = outgoing().overflowLength(i) - FIRST_BYTES;
            slots += rest <= 0 ? 1 : 1 + (rest + NEXT_BYTES - 1L) / NEXT_BYTES;
        }
        return Math.toIntExact(slots);
    }

    private void enqueue(long head, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        queue.add(head);
        queue.set(0, w0);
        queue.set(1, w1);
        queue.set(2, w2);
        queue.set(3, w3);
        queue.set(4, w4);
        queue.set(5, w5);
        queue.set(6, w6);
    }

    /** Queues a composed message, fixed fragments first, and sends what fits. */
    private void enqueue(MessageShape shape, int token, int slots, long completion) {
        int remaining = slots;
        int word = 0;
        for (int fragment = 0; fragment < shape.fixedFragments(); fragment++) {
            queue.add(head(shape.number(), token, remaining--));
            for (int i = 0; i < shape.fixedWords(fragment); i++) {
                queue.set(i, outgoing().word(word++));
            }
        }
        for (int overflow = 0; overflow < shape.overflows(); overflow++) {
            int length = outgoing().overflowLength(overflow);
            int offset = 0;
            do {
                queue.add(head(shape.number(), token, remaining--));
                int index = 0;
                if (offset == 0) {
                    queue.set(index++, length);
                }
                for (; index < WORDS && offset < length; index++) {
                    int count = Math.min(Long.BYTES, length - offset);
                    queue.set(index, outgoing().overflowWord(overflow, offset, count));
                    offset += count;
                }
            } while (offset < length);
        }
        queue.mark(completion | (shape.capabilities() > 0 ? LEADS_CAPABILITIES : 0));
        queueCapabilities();
        if (isBound()) {
            flush();
        }
    }

    private static long head(int number, int token, int remaining) {
        return (long) token << TOKEN_SHIFT | (long) Math.min(remaining, REMAINING_MAX) << REMAINING_SHIFT | number;
    }

    @Override
    final boolean flush() {
        boolean progress = flushCapabilities();
        while (!capabilitiesDue && !queue.isEmpty()) {
            int chunk = Math.min(channel.free(), (int) (queue.head(0) >>> REMAINING_SHIFT) & REMAINING_MAX);
            if (chunk == 0) {
                break;
            }
            for (int ahead = chunk - 1; ahead >= 0; ahead--) {
                publish(ahead);
            }
            channel.advance(chunk);
            long last = queue.head(chunk - 1);
            queue.remove(chunk);
            if ((last & COMPLETES_REPLY) != 0) {
                countReply();
            }
            capabilitiesDue = (last & LEADS_CAPABILITIES) != 0;
            flushCapabilities();
            progress = true;
        }
        return progress;
    }

    private void publish(int frame) {
        long head = queue.head(frame);
        channel.publishAhead(frame, (int) head & NUMBER_MASK, (int) (head >>> TOKEN_SHIFT), queue.word(frame, 0),
                queue.word(frame, 1), queue.word(frame, 2), queue.word(frame, 3), queue.word(frame, 4),
                queue.word(frame, 5), queue.word(frame, 6));
    }

    /** Hands over the capabilities of the message whose slots were sent last: they follow the slots, and nothing overtakes them. */
    private boolean flushCapabilities() {
        boolean progress = false;
        while (capabilitiesDue && isNextReady()
                && channel.capabilities().send(capabilitiesToSend.next(), capabilitiesToSend.isGivenAway())) {
            capabilitiesDue = !capabilitiesToSend.isLastOfMessage();
            capabilitiesToSend.left();
            progress = true;
        }
        return progress;
    }

    private boolean isNextReady() {
        if (capabilitiesToSend.isReady()) {
            return true;
        }
        end(Sentences.notDiminished(), true);
        return false;
    }

    @Override
    final boolean sendControl(int number, long word) {
        return channel.send(number, 0, PROTOCOL, word, 0, 0, 0, 0, 0);
    }

    @Override
    final boolean sendGoodbye(long reason) {
        channel.sendLast(GOODBYE, capabilitiesDue ? UNFINISHED : 0, PROTOCOL, reason, 0, 0, 0, 0, 0);
        return true;
    }

    // ---- receiving

    @Override
    final boolean take() {
        boolean progress = awaitsCapabilities() ? takeCapabilities() || takeUnfinishedGoodbye() : channel.receive(receiver);
        if (!progress && carriesCapabilities) {
            progress = endsWithLane() || takeBehindCapability();
        }
        if (isOpen() && channel.owesAcknowledgement()) {
            channel.acknowledge();
        }
        return progress;
    }

    private void arrived(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        if (isControl(number)) {
            control(number, w0, w1);
        } else if (incoming.isIdle()) {
            requireBound(number);
            slot(number, token, w0, w1, w2, w3, w4, w5, w6);
        } else if (number != incoming.shape().number() || token != incoming.token()) {
            throw Breach.malformed("message " + number + " begins inside message '" + incoming.shape().name() + "'");
        } else {
            more(w0, w1, w2, w3, w4, w5, w6);
        }
    }

    /** Begins to collect a message. For generated code. */
    protected final void collect(
            MessageShape shape, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        incoming.begin(shape, token);
        more(w0, w1, w2, w3, w4, w5, w6);
    }

    private void more(long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        slot[0] = w0;
        slot[1] = w1;
        slot[2] = w2;
        slot[3] = w3;
        slot[4] = w4;
        slot[5] = w5;
        slot[6] = w6;
        if (incoming.expectsFixed()) {
            incoming.fixed(slot);
        } else {
            int index = 0;
            if (incoming.expectsLength()) {
                incoming.length(slot[index++]);
            }
            for (; index < WORDS && incoming.overflowRemaining() > 0; index++) {
                incoming.overflowWord(slot[index]);
            }
        }
        if (!incoming.expectsFixed() && !incoming.expectsOverflow()) {
            takeCapabilities();
        }
    }

    private boolean awaitsCapabilities() {
        return !incoming.isIdle() && !incoming.expectsFixed() && !incoming.expectsOverflow();
    }

    /** Takes what capabilities have arrived, and delivers the message if they are complete. */
    private boolean takeCapabilities() {
        boolean progress = false;
        CapabilityLane lane = channel.capabilities();
        while (incoming.capabilitiesMissing() > 0 && lane.ready()) {
            incoming.capability(lane.take());
            progress = true;
        }
        if (incoming.capabilitiesMissing() == 0) {
            deliver();
            progress = true;
        }
        return progress;
    }

    @Override
    final void decode() {
        collected(incoming.shape().number(), incoming.token(), incoming);
    }

    private boolean endsWithLane() {
        Optional<Failure> failure = channel.capabilities().failure();
        if (failure.isPresent()) {
            close(failure.get());
        }
        return failure.isPresent();
    }

    /** Capabilities follow the slots of their message: if one is here, so is what it belongs to. */
    private boolean takeBehindCapability() {
        if (awaitsCapabilities() || !channel.capabilities().ready()) {
            return false;
        }
        if (!channel.receive(receiver)) {
            throw Breach.malformed("a capability arrived, but no message that carries it");
        }
        return true;
    }

    private boolean takeUnfinishedGoodbye() {
        return channel.arriving() == GOODBYE_UNFINISHED && channel.receive(receiver);
    }

    @Override
    final void closeIncoming() {
        while (channel.capabilities().ready()) {
            discard(channel.capabilities().take());
        }
        channel.capabilities().close();
    }

    @Override
    public final void release(CapabilityReference capability) {
        channel.capabilities().release(capability);
    }
}
