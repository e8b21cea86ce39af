package org.barreleye.kpi.binding;

import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LineReceiver;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A binding over lines of seven words. Number and token travel in the header of each line, capabilities beside the
 * lines.
 *
 * <p>A message that fits the free lines is published back to front and so becomes visible at once. Of any other, the
 * part that fits is published, and the rest follows when there is room.
 */
public abstract class LineBinding extends TransportBinding implements LineReceiver {
    private static final int CAPABILITIES_DISCARDED_MAX = 1 << 16;

    /** The token of a close message that follows a message whose capabilities will not come. */
    private static final int UNFINISHED = 1;
    private static final long CLOSE_UNFINISHED = (long) UNFINISHED << Integer.SIZE | CLOSE;

    private final LineChannel channel;
    private final boolean carriesCapabilities;
    private final long[] line = new long[LineChannel.PAYLOAD_WORDS];
    // Whether all lines of a message were sent, but not all of its capabilities.
    private boolean capabilitiesDue;

    /**
     * Creates a binding over a channel of its own.
     *
     * @param carriesCapabilities whether any message of the interface carries capabilities
     */
    protected LineBinding(LineChannel channel, InterfaceSignature signature, boolean carriesCapabilities,
            Handler handler, Role role) {
        super(LineChannel.PAYLOAD_WORDS, channel.capabilities().inspector(), channel, signature, handler, role);
        this.channel = channel;
        this.carriesCapabilities = carriesCapabilities;
        if (!carriesCapabilities) {
            channel.capabilities().close(); // a capability that arrives belongs to no message
        }
    }

    // ---- what generated code adds

    /** Takes the first line of a message. */
    protected abstract void line(
            int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6);

    /** Takes a message that was collected. */
    protected abstract void collected(int number, int token, MessageReassembler message);

    // ---- sending

    /**
     * Sends a one-way message or call that fits one line. For generated code.
     *
     * @param queued whether it is queued even if {@code try} methods find no room
     * @return false if it is not accepted
     */
    protected final boolean post(
            boolean queued, int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        return (isDirect() || sendsDirectly(number, token))
                && channel.send(number, token, w0, w1, w2, w3, w4, w5, w6)
                || queueLine(queued, number, token, w0, w1, w2, w3, w4, w5, w6);
    }

    /** Sends what waits, and returns whether the next message need not wait. Few arguments, so that calls are cheap. */
    private boolean sendsDirectly(int number, int token) {
        if (isBound() && !isDrained() && flush()) {
            updateDirect();
        }
        trace.onSend(number);
        return !sendQueue.mustWait(token) && canSendDirectly();
    }

    private boolean queueLine(boolean queued, int number, int token, long w0, long w1, long w2, long w3, long w4,
            long w5, long w6) {
        setDirect(false);
        if (!isOpen() || !sendQueue.hasRoomFor(1, queued)) {
            return false;
        }
        boolean waits = sendQueue.mustWait(token);
        LineFrames.add(sendQueue.framesFor(waits), LineFrames.head(number, token, 1), w0, w1, w2, w3, w4, w5, w6);
        sendQueue.endMessage(waits, 1, token);
        return true;
    }

    /** Sends a reply that fits one line. For generated code. */
    protected final void postReply(
            int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        if (!isDirect()) {
            trace.onSend(number);
        }
        if ((isDirect() || canSendDirectly()) && channel.send(number, token, w0, w1, w2, w3, w4, w5, w6)) {
            countReply();
        } else if (isOpen()) {
            setDirect(false);
            LineFrames.add(queue, LineFrames.head(number, token, 1) | COMPLETES_REPLY, w0, w1, w2, w3, w4, w5, w6);
        }
    }

    @Override
    final void postFailure(int token, long word) {
        postReply(CALL_FAILED, token, PROTOCOL, word, 0, 0, 0, 0, 0);
    }

    /**
     * Sends the composed one-way message or call. For generated code.
     *
     * @param queued whether it is queued even if {@code try} methods find no room
     * @return false if it is not accepted
     */
    protected final boolean transmit(boolean queued, MessageShape shape, int token) {
        setDirect(false);
        int lines = LineFrames.count(messageBuilder(), shape);
        boolean accepted = isOpen() && sendQueue.hasRoomFor(lines, queued);
        if (accepted) {
            enqueue(sendQueue.mustWait(token), shape, token, lines, 0);
        }
        finishComposed(!queued || token != 0);
        return accepted;
    }

    /** Sends the composed reply. For generated code. */
    protected final void transmitReply(MessageShape shape, int token) {
        setDirect(false);
        if (isOpen()) {
            enqueue(false, shape, token, LineFrames.count(messageBuilder(), shape), COMPLETES_REPLY);
        }
        finishComposed(false);
    }

    /** Returns whether no message that was accepted before has to leave first. */
    private boolean canSendDirectly() {
        return isBound() && queue.isEmpty() && !capabilitiesDue;
    }

    /** Queues a composed message, fixed fragments first, and sends what fits. */
    private void enqueue(boolean waits, MessageShape shape, int token, int lines, long completion) {
        trace.onSend(shape.number());
        LineFrames.add(sendQueue.framesFor(waits), messageBuilder(), shape, token, lines, completion);
        endComposed(waits, lines, token);
        if (isBound()) {
            flush();
        }
    }

    @Override
    final boolean flush() {
        boolean progress = flushCapabilities();
        while (!capabilitiesDue && !queue.isEmpty()) {
            int chunk = LineFrames.publish(queue, channel);
            if (chunk == 0) {
                break;
            }
            long last = queue.head(chunk - 1);
            queue.remove(chunk);
            if ((last & COMPLETES_REPLY) != 0) {
                countReply();
            }
            capabilitiesDue = LineFrames.isBeforeCapabilities(last);
            flushCapabilities();
            progress = true;
        }
        return progress;
    }

    /**
     * Hands over the capabilities of the message whose lines were sent last: they follow the lines, and nothing
     * overtakes them.
     */
    private boolean flushCapabilities() {
        boolean progress = false;
        while (capabilitiesDue && prepareNextCapability()
                && channel.capabilities().send(sendQueue.capabilities.next(), sendQueue.capabilities.isMove())) {
            capabilitiesDue = !sendQueue.capabilities.isLastOfMessage();
            sendQueue.capabilities.onSent();
            progress = true;
        }
        return progress;
    }

    private boolean prepareNextCapability() {
        if (sendQueue.capabilities.prepareNext()) {
            return true;
        }
        end(FailureMessages.cannotReduceRights(), true);
        return false;
    }

    @Override
    final boolean sendControl(int number, long word) {
        return channel.send(number, 0, PROTOCOL, word, 0, 0, 0, 0, 0);
    }

    @Override
    final boolean sendClose(long reason) {
        channel.sendLast(CLOSE, capabilitiesDue ? UNFINISHED : 0, PROTOCOL, reason, 0, 0, 0, 0, 0);
        return true;
    }

    // ---- receiving

    @Override
    final boolean isIdle() {
        return !capabilitiesDue && reassembler.isIdle();
    }

    @Override
    final boolean takeDirectly() {
        LineChannel lines = channel;
        if (!lines.receive(this)) {
            return isDueBesideLines(lines) && takeBesideLines();
        }
        if (!isDirect()) {
            takeRest();
        } else if (lines.isAcknowledgementDue()) {
            lines.acknowledge();
        }
        return true;
    }

    @Override
    final int takeDirectly(int messagesMax) {
        LineChannel lines = channel;
        int taken = 0;
        while (lines.receive(this)) {
            taken++;
            if (!isDirect()) {
                takeRest();
                return taken;
            }
            if (lines.isAcknowledgementDue()) {
                lines.acknowledge();
            }
            if (taken == messagesMax) {
                return taken;
            }
        }
        return isDueBesideLines(lines) && takeBesideLines() ? taken + 1 : taken;
    }

    /** Returns whether a capability has come before its line, or the channel has failed. */
    private boolean isDueBesideLines(LineChannel lines) {
        CapabilityChannel capabilities = lines.capabilities();
        return capabilities.failure().isPresent() || carriesCapabilities && capabilities.isReady();
    }

    private boolean takeBesideLines() {
        boolean progress = closeIfChannelFailed() || channel.receive(this);
        acknowledgeIfDue();
        sendWaiting();
        return progress;
    }

    private void takeRest() {
        receiveRest();
        acknowledgeIfDue();
        sendWaiting();
    }

    @Override
    final boolean take() {
        boolean progress =
                takeNext() || closeIfChannelFailed() || carriesCapabilities && receiveMessageOfCapability();
        acknowledgeIfDue();
        return progress;
    }

    private void acknowledgeIfDue() {
        if (isOpen() && channel.isAcknowledgementDue()) {
            channel.acknowledge();
        }
    }

    private boolean takeNext() {
        return reassembler.isAwaitingCapabilities() ? takeCapabilities() || receiveUnfinishedClose() : receiveLines();
    }

    /** Receives a line, and the further ones of its message that have arrived. */
    private boolean receiveLines() {
        boolean progress = channel.receive(this);
        if (progress) {
            receiveRest();
        }
        return progress;
    }

    private void receiveRest() {
        while (isOpen() && reassembler.expectsLine() && channel.receive(this)) {
            // each call receives a line
        }
    }

    /** Takes a line of the channel. For the channel, which has been polled by this binding. */
    @Override
    public final void onLine(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        if (isDirect() && !Handshake.isControl(number)) {
            line(number, token, w0, w1, w2, w3, w4, w5, w6);
        } else {
            arrived(number, token, w0, w1, w2, w3, w4, w5, w6);
        }
    }

    private void arrived(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        if (Handshake.isControl(number)) {
            onControl(number, w0, w1);
        } else if (reassembler.isIdle()) {
            requireBound(number);
            trace.onReceive(number);
            line(number, token, w0, w1, w2, w3, w4, w5, w6);
        } else if (reassembler.continuesWith(number, token)) {
            append(w0, w1, w2, w3, w4, w5, w6);
        } else {
            throw ProtocolViolation.malformed("message " + number + " begins inside message '"
                    + reassembler.shape().name() + "'");
        }
    }

    /** Begins to collect a message. For generated code. */
    protected final void collect(
            MessageShape shape, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        setDirect(false);
        reassembler.begin(shape, token);
        append(w0, w1, w2, w3, w4, w5, w6);
    }

    private void append(long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        LineFrames.set(line, 0, w0, w1, w2, w3, w4, w5, w6);
        reassembler.line(line);
        if (reassembler.isAwaitingCapabilities()) {
            takeCapabilities();
        }
    }

    /** Takes what capabilities have arrived, and delivers the message if they are complete. */
    private boolean takeCapabilities() {
        boolean progress = false;
        CapabilityChannel capabilities = channel.capabilities();
        while (reassembler.capabilitiesMissing() > 0 && capabilities.isReady()) {
            reassembler.capability(capabilities.take());
            progress = true;
        }
        if (reassembler.capabilitiesMissing() == 0) {
            deliver();
            progress = true;
        }
        return progress;
    }

    @Override
    final void decode() {
        collected(reassembler.shape().number(), reassembler.token(), reassembler);
    }

    /**
     * Ends the binding if its channel has failed and nothing more has arrived: looks again for what arrived before the
     * failure, and so perhaps after the last look.
     */
    private boolean closeIfChannelFailed() {
        Optional<Failure> failure = channel.capabilities().failure();
        if (failure.isEmpty()) {
            return false;
        }
        if (!takeNext()) {
            close(failure.get());
        }
        return true;
    }

    /** A capability may arrive before the lines of its message, if these are late; then it waits for them. */
    private boolean receiveMessageOfCapability() {
        return !reassembler.isAwaitingCapabilities() && channel.capabilities().isReady() && channel.receive(this);
    }

    private boolean receiveUnfinishedClose() {
        return channel.poll() == CLOSE_UNFINISHED && channel.receive(this);
    }

    @Override
    final void closeIncoming() {
        // A peer that sends without end is not waited for.
        for (int i = 0; i < CAPABILITIES_DISCARDED_MAX && channel.capabilities().isReady(); i++) {
            discard(channel.capabilities().take());
        }
        channel.capabilities().close();
    }

    @Override
    public final void release(CapabilityReference capability) {
        channel.capabilities().release(capability);
    }
}
