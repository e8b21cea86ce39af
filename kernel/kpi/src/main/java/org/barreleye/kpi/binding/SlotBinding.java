package org.barreleye.kpi.binding;

import org.barreleye.kpi.channel.CapabilityLane;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.channel.SlotReceiver;
import org.barreleye.kpi.outcome.Breach;
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
    private static final int REMAINING_SHIFT = 16;
    private static final int REMAINING_MAX = 0xffff;
    private static final int NUMBER_MASK = 0x7fff;
    private static final int TOKEN_SHIFT = 32;

    private final SlotChannel channel;
    private final boolean carriesCapabilities;
    private final SlotReceiver receiver = this::arrived;
    private final long[] slot = new long[WORDS];

    /**
     * Creates a binding over a channel that nobody else uses.
     *
     * @param carriesCapabilities whether any message of the interface does
     */
    protected SlotBinding(SlotChannel channel, String interfaceName, long fingerprint, boolean carriesCapabilities,
            Handler handler, Role role) {
        super(WORDS, interfaceName, fingerprint, handler, role);
        this.channel = channel;
        this.carriesCapabilities = carriesCapabilities;
    }

    /** Makes the twin. */
    protected SlotBinding(SlotBinding source, Copier copier) {
        super(source, copier);
        channel = copier.of(source.channel);
        carriesCapabilities = source.carriesCapabilities;
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
        if (isBound() && queue.isEmpty() && channel.send(number, token, w0, w1, w2, w3, w4, w5, w6)) {
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
        if (isBound() && queue.isEmpty() && channel.send(number, token, w0, w1, w2, w3, w4, w5, w6)) {
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
        queue.mark(completion);
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
        boolean progress = false;
        while (!queue.isEmpty()) {
            int chunk = Math.min(channel.free(), (int) (queue.head(0) >>> REMAINING_SHIFT) & REMAINING_MAX);
            if (chunk == 0) {
                break;
            }
            for (int ahead = chunk - 1; ahead >= 0; ahead--) {
                publish(ahead);
            }
            channel.advance(chunk);
            if ((queue.head(chunk - 1) & COMPLETES_REPLY) != 0) {
                countReply();
            }
            queue.remove(chunk);
            progress = true;
        }
        return flushCapabilities() | progress;
    }

    private void publish(int frame) {
        long head = queue.head(frame);
        channel.publishAhead(frame, (int) head & NUMBER_MASK, (int) (head >>> TOKEN_SHIFT), queue.word(frame, 0),
                queue.word(frame, 1), queue.word(frame, 2), queue.word(frame, 3), queue.word(frame, 4),
                queue.word(frame, 5), queue.word(frame, 6));
    }

    private boolean flushCapabilities() {
        boolean progress = false;
        while (!capabilitiesToSend.isEmpty()
                && channel.capabilities().send(capabilitiesToSend.reference(0), capabilitiesToSend.givenAway(0))) {
            capabilitiesToSend.removeFirst();
            progress = true;
        }
        return progress;
    }

    @Override
    final boolean sendControl(int number, long word) {
        return channel.send(number, 0, PROTOCOL, word, 0, 0, 0, 0, 0);
    }

    // ---- receiving

    @Override
    final boolean take() {
        boolean progress = awaitsCapabilities() ? takeCapabilities() : channel.receive(receiver);
        if (!progress && !carriesCapabilities) {
            refuseCapability();
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

    private void refuseCapability() {
        if (isOpen() && channel.capabilities().ready()) {
            release(channel.capabilities().take());
            throw Breach.malformed("a capability arrived, but no message of this interface carries one");
        }
    }

    @Override
    public final void release(CapabilityReference capability) {
        channel.capabilities().release(capability);
    }
}
