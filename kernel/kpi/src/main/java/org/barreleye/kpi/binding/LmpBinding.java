package org.barreleye.kpi.binding;

import static org.barreleye.kpi.types.CapabilityReference.ABSENT;

import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A binding over endpoints: up to ten words and one capability in a transport message. The message number is in the low
 * 16 bits of a message's first word; the token travels among its values.
 */
public abstract class LmpBinding extends TransportBinding implements LmpReceiver {
    private static final int WORDS = LmpChannel.WORDS_MAX;
    private static final int NUMBER_BITS = 16;
    private static final long NUMBER_MASK = 0xffff;
    private static final int CONTROL_WORDS = 2;

    private final LmpChannel channel;
    private final long[] frame = new long[WORDS];
    // The capability of the transport message that is being taken, until a message owns it.
    private CapabilityReference arriving = ABSENT;
    private int closeWords;

    /** Creates a binding over a channel of its own. */
    protected LmpBinding(LmpChannel channel, InterfaceSignature signature, Handler handler, Role role) {
        super(WORDS, channel.inspector(), channel, signature, handler, role);
        this.channel = channel;
    }

    // ---- what generated code adds

    /** Takes the first transport message of a message. */
    protected abstract void frame(int number, int words, CapabilityReference capability, long w0, long w1, long w2,
            long w3, long w4, long w5, long w6, long w7, long w8, long w9);

    /** Takes a message that was collected. */
    protected abstract void collected(int number, MessageReassembler message);

    // ---- sending

    /**
     * Sends a one-way message or call that fits one transport message. For generated code.
     *
     * @param queued whether it is queued even if {@code try} methods find no room
     * @param token also among the words; 0 for a one-way message
     * @return false if it is not accepted
     */
    protected final boolean post(boolean queued, int token, int words, long w0, long w1, long w2, long w3, long w4,
            long w5, long w6, long w7, long w8, long w9) {
        return (isDirect() || sendsDirectly((int) (w0 & NUMBER_MASK), token))
                && sent(words, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9)
                || queueFrame(queued, token, words, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
    }

    private boolean sendsDirectly(int number, int token) {
        trace.onSend(number);
        return !sendQueue.mustWait(token) && isBound() && queue.isEmpty();
    }

    private boolean queueFrame(boolean queued, int token, int words, long w0, long w1, long w2, long w3,
            long w4, long w5, long w6, long w7, long w8, long w9) {
        setDirect(false);
        if (!isOpen() || !sendQueue.hasRoomFor(1, queued)) {
            return false;
        }
        boolean waits = sendQueue.mustWait(token);
        LmpFrames.add(sendQueue.framesFor(waits), words, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        sendQueue.endMessage(waits, 1, token);
        return true;
    }

    private boolean sent(int words, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7, long w8,
            long w9) {
        return channel.send(words, ABSENT, false, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) == LmpChannel.Sent.SENT;
    }

    /** Sends a reply that fits one transport message. For generated code. */
    protected final void postReply(int words, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long w7,
            long w8, long w9) {
        if (!isDirect()) {
            trace.onSend((int) (w0 & NUMBER_MASK));
        }
        if ((isDirect() || isBound() && queue.isEmpty()) && sent(words, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9)) {
            countReply();
        } else if (isOpen()) {
            setDirect(false);
            LmpFrames.add(queue, words | COMPLETES_REPLY, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        }
    }

    @Override
    final void postFailure(int token, long word) {
        postReply(CONTROL_WORDS, PROTOCOL << NUMBER_BITS | CALL_FAILED, word, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Sends the composed one-way message or call. For generated code.
     *
     * @param queued whether it is queued even if {@code try} methods find no room
     * @param token also among the words; 0 for a one-way message
     * @return false if it is not accepted
     */
    protected final boolean transmit(boolean queued, MessageShape shape, int token) {
        setDirect(false);
        boolean accepted = isOpen() && sendQueue.hasRoomFor(LmpFrames.count(messageBuilder(), shape), queued);
        if (accepted) {
            enqueue(sendQueue.mustWait(token), shape, token, 0);
        }
        finishComposed(!queued || token != 0);
        return accepted;
    }

    /** Sends the composed reply. For generated code. */
    protected final void transmitReply(MessageShape shape) {
        if (isOpen()) {
            enqueue(false, shape, 0, COMPLETES_REPLY);
        }
        finishComposed(false);
    }

    /** Queues a composed message: fixed fragments, strings and arrays, capabilities without a fragment. */
    private void enqueue(boolean waits, MessageShape shape, int token, long completion) {
        setDirect(false);
        trace.onSend(shape.number());
        FrameQueue target = sendQueue.framesFor(waits);
        int before = target.size();
        LmpFrames.add(target, messageBuilder(), shape, completion);
        endComposed(waits, target.size() - before, token);
        if (isBound()) {
            flushFrames();
        }
    }

    @Override
    final boolean flush() {
        int before = queue.size();
        if (flushFrames() == LmpChannel.Sent.REFUSED) {
            boolean withCapability = LmpFrames.isWithCapability(queue.head(0));
            end(withCapability
                    ? new Failure(Failure.Kind.REFUSED,
                    "a capability could not be sent, or the endpoint has no reader any more")
                    : new Failure(Failure.Kind.PEER_GONE, "the endpoint has no reader any more"), false);
            return true;
        }
        return queue.size() != before;
    }

    private LmpChannel.Sent flushFrames() {
        CapabilitySendQueue capabilities = sendQueue.capabilities;
        while (!queue.isEmpty()) {
            long head = queue.head(0);
            boolean withCapability = LmpFrames.isWithCapability(head);
            if (withCapability && !sendQueue.capabilities.prepareNext()) {
                return LmpChannel.Sent.REFUSED;
            }
            LmpChannel.Sent sent = channel.send(LmpFrames.words(head),
                    withCapability ? capabilities.next() : ABSENT, withCapability && capabilities.isMove(),
                    queue.word(0, 0), queue.word(0, 1), queue.word(0, 2), queue.word(0, 3), queue.word(0, 4),
                    queue.word(0, 5), queue.word(0, 6), queue.word(0, 7), queue.word(0, 8), queue.word(0, 9));
            if (sent == LmpChannel.Sent.REFUSED && withCapability && capabilities.dropIfRevoked()) {
                continue;
            }
            if (sent != LmpChannel.Sent.SENT) {
                return sent;
            }
            if (withCapability) {
                sendQueue.capabilities.onSent();
            }
            if ((head & COMPLETES_REPLY) != 0) {
                countReply();
            }
            queue.remove(1);
        }
        return LmpChannel.Sent.SENT;
    }

    @Override
    final boolean sendControl(int number, long word) {
        return sendControl(CONTROL_WORDS, number, word);
    }

    @Override
    final boolean sendClose(long reason) {
        if (closeWords == 0) {
            // It may fall into the middle of a message: its length must be none that is due there.
            boolean ambiguous = !queue.isEmpty() && LmpFrames.words(queue.head(0)) == CONTROL_WORDS;
            closeWords = ambiguous ? CONTROL_WORDS + 1 : CONTROL_WORDS;
        }
        return sendControl(closeWords, CLOSE, reason);
    }

    private boolean sendControl(int words, int number, long word) {
        return channel.send(words, ABSENT, false, PROTOCOL << NUMBER_BITS | number, word, 0, 0, 0, 0, 0, 0, 0, 0)
                == LmpChannel.Sent.SENT;
    }

    // ---- receiving

    @Override
    final boolean isIdle() {
        return reassembler.isIdle();
    }

    @Override
    final boolean takeDirectly() {
        boolean received = channel.receive(this);
        if (received && !isDirect()) {
            sendWaiting();
        }
        return received;
    }

    @Override
    final int takeDirectly(int messagesMax) {
        int taken = 0;
        while (taken < messagesMax && isDirect() && takeDirectly()) {
            taken++;
        }
        return taken;
    }

    @Override
    final boolean take() {
        return channel.receive(this);
    }

    /** Takes a message of the channel. For the channel, which has been polled by this binding. */
    @Override
    public final void onMessage(int words, CapabilityReference capability, long w0, long w1, long w2, long w3, long w4,
            long w5, long w6, long w7, long w8, long w9) {
        int number = (int) (w0 & NUMBER_MASK);
        // A message without words has number 0, which belongs to none.
        if (isDirect() && capability == ABSENT && number > Handshake.BIND_REPLY && number < CALL_FAILED) {
            frame(number, words, ABSENT, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        } else {
            arrived(words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        }
    }

    private void arrived(int words, CapabilityReference capability, long w0, long w1, long w2, long w3, long w4,
            long w5, long w6, long w7, long w8, long w9) {
        arriving = capability;
        try {
            sort(words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        } finally {
            releaseArrived();
        }
    }

    private void sort(int words, CapabilityReference capability, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6, long w7, long w8, long w9) {
        int number = (int) (w0 & NUMBER_MASK);
        boolean isControl = reassembler.isIdle() ? words > 0 && Handshake.isControl(number) : isClose(words, w0);
        if (isControl) {
            refuse(capability);
            onControl(number, w0 >>> NUMBER_BITS, w1);
        } else if (!reassembler.isIdle()) {
            append(words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        } else if (words == 0) {
            throw ProtocolViolation.malformed("a message without a single word has no number");
        } else {
            requireBound(number);
            trace.onReceive(number);
            frame(number, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        }
    }

    /** Returns whether a transport message inside another message can only be the close message. */
    private boolean isClose(int words, long w0) {
        if (w0 != (PROTOCOL << NUMBER_BITS | CLOSE)) {
            return false;
        }
        if (reassembler.expectsFixed()) {
            return words != reassembler.fixedWordsExpected();
        }
        return !reassembler.expectsOverflow() || reassembler.expectsLength()
                || words != LmpFrames.wordsFor(reassembler.overflowRemaining(), false);
    }

    /** Checks the one transport message of a message that carries no capability. For generated code. */
    protected final void expect(int expectedWords, int words, CapabilityReference capability, String name) {
        if (words != expectedWords) {
            throw ProtocolViolation.malformed("message '" + name + "' has " + words + " words instead of "
                    + expectedWords);
        }
        refuse(capability);
    }

    /** Begins to collect a message. For generated code. */
    protected final void collect(MessageShape shape, int words, CapabilityReference capability, long w0, long w1,
            long w2, long w3, long w4, long w5, long w6, long w7, long w8, long w9) {
        setDirect(false);
        reassembler.begin(shape, 0);
        append(words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
    }

    private void append(int words, CapabilityReference capability, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6, long w7, long w8, long w9) {
        frame[0] = w0;
        frame[1] = w1;
        frame[2] = w2;
        frame[3] = w3;
        frame[4] = w4;
        frame[5] = w5;
        frame[6] = w6;
        frame[7] = w7;
        frame[8] = w8;
        frame[9] = w9;
        takeCapability(capability);
        if (reassembler.expectsFixed()) {
            reassembler.requireWords(words, reassembler.fixedWordsExpected());
            reassembler.fixed(frame);
        } else if (reassembler.expectsOverflow()) {
            takeOverflow(words);
        } else {
            reassembler.requireWords(words, 0);
        }
        if (!reassembler.expectsFixed() && !reassembler.expectsOverflow() && reassembler.capabilitiesMissing() == 0) {
            deliver();
        }
    }

    private void takeOverflow(int words) {
        int index = 0;
        boolean first = reassembler.expectsLength();
        if (first) {
            if (words == 0) {
                throw ProtocolViolation.malformed("message '" + reassembler.shape().name()
                        + "' lacks the length of a string or array");
            }
            reassembler.length(frame[index++]);
        }
        reassembler.requireWords(words, LmpFrames.wordsFor(reassembler.overflowRemaining(), first));
        for (; index < words; index++) {
            reassembler.overflowWord(frame[index]);
        }
    }

    /** Fixed fragments carry one capability each while there are any; what is left comes without words at the end. */
    private void takeCapability(CapabilityReference capability) {
        boolean due = reassembler.capabilitiesMissing() > 0
                && (reassembler.expectsFixed() || !reassembler.expectsOverflow());
        if (due) {
            reassembler.capability(capability);
            arriving = ABSENT;
        } else {
            refuse(capability);
        }
    }

    private static void refuse(CapabilityReference capability) {
        if (capability != ABSENT && capability.isPresent()) { // the usual case in one comparison
            throw ProtocolViolation.malformed("a capability came with a transport message that carries none");
        }
    }

    @Override
    final void closeIncoming() {
        releaseArrived();
        channel.close();
    }

    private void releaseArrived() {
        CapabilityReference unwanted = arriving;
        arriving = ABSENT;
        discard(unwanted);
    }

    @Override
    final void decode() {
        collected(reassembler.shape().number(), reassembler);
    }

    @Override
    public final void release(CapabilityReference capability) {
        channel.release(capability);
    }
}
