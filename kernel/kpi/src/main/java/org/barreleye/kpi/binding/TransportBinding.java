package org.barreleye.kpi.binding;

import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.HandlerFailed;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The base of the bindings over all transports: the handshake, the calls, the end. Nothing but a {@link Handshake} is
 * sent before both sides have agreed. Message 32,767 closes the binding and carries the reason; message 32,765 ends a
 * call without a reply.
 */
public abstract class TransportBinding extends PolledBinding implements ReplySender {
    static final int CLOSE = 32_767;
    static final int CALL_FAILED = 32_765;

    /** Five letters and the version of the protocol below the interface; 48 bits. */
    static final long PROTOCOL = 0x4241_5252_4503L;

    /** Marks the frame that completes a reply, in the head of a queued frame. */
    static final long COMPLETES_REPLY = 1L << 15;

    // In a close message: the kind of the failure, and above it the place of a mismatch of the definitions.
    // In a failed call: the token above the kind.
    private static final int REASON_BITS = 8;
    private static final long REASON_MASK = (1L << REASON_BITS) - 1;

    final SendQueue sendQueue;
    final FrameQueue queue;
    final MessageReassembler reassembler;
    final BindingTrace trace;
    private final FailureMessages messages;
    private final Handshake handshake;
    private final Handler handler;
    private final CallTable calls;
    // These hold nothing between two messages, so a copy has its own.
    private final MessageBuilder messageBuilder;
    private final ReplyPool replyPool = new ReplyPool();

    private Failure failure;
    private SignatureMismatch mismatch = SignatureMismatch.UNKNOWN;
    private boolean closePending;
    private boolean delivering;

    TransportBinding(int frameWords, CapabilityInspector inspector, Channel channel, InterfaceSignature signature,
            Handler handler, Role role) {
        this.trace = new BindingTrace(channel.tracer(), signature);
        this.calls = new CallTable();
        this.sendQueue = new SendQueue(frameWords, inspector, calls, channel.queueSizes());
        this.queue = sendQueue.frames;
        this.messageBuilder = new MessageBuilder(inspector);
        this.reassembler = new MessageReassembler(inspector);
        this.messages = new FailureMessages(signature);
        this.handshake = new Handshake(signature, role);
        this.handler = Objects.requireNonNull(handler, "a binding needs a handler");
    }

    /** Sends a message of the handshake; false if there is no room. */
    abstract boolean sendControl(int number, long word);

    /** Sends the close message; false if there is no room. */
    abstract boolean sendClose(long reason);

    /** Sends or queues the message that ends a call of the other side with a failure. */
    abstract void postFailure(int token, long word);

    /** Deletes the capabilities that have arrived without their message, and those that arrive later. */
    abstract void closeIncoming();

    /** Sends the queued frames for which the channel has room. */
    abstract boolean flush();

    /** Takes at most one line or message from the channel, and delivers it. */
    abstract boolean take();

    /** Returns whether nothing is half sent and nothing half received. */
    abstract boolean isIdle();

    /** Decodes the collected message and calls the handler. */
    abstract void decode();

    @Override
    final boolean advance() {
        boolean progress = isHandshaking() && handshake.advance(this);
        if (isOpen()) {
            progress |= take();
        }
        return sendWaiting() | progress;
    }

    /** Sends what waits, as far as there is room, and sets whether the binding is direct now. */
    final boolean sendWaiting() {
        boolean progress = false;
        if (isBound() && !isDrained()) {
            progress = sendQueue.release();
            progress |= flush();
        }
        progress |= notifySpace();
        updateDirect();
        return progress;
    }

    final void updateDirect() {
        setDirect(isBound() && trace.isNever() && sendQueue.isIdle() && isIdle());
    }

    @Override
    final boolean advanceClosed() {
        return closePending && trySendClose();
    }

    @Override
    public final int queuedFrames() {
        return queue.size();
    }

    @Override
    public final int outstandingCalls() {
        return calls.size();
    }

    @Override
    public final boolean isDrained() {
        return sendQueue.isEmpty();
    }

    @Override
    public final Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public final void close() {
        end(messages.closedLocally(), true);
    }

    @Override
    public final void close(Failure reason) {
        end(reason, true);
    }

    @Override
    public final void abandon(Failure reason) {
        end(reason, false);
        closePending = false;
    }

    /** Sends the first message of the handshake, if there is one and there is room. For factories. */
    protected final void start() {
        if (handshake.mustStart()) {
            handshake.advance(this);
        }
    }

    /** Ends this binding because a reply does not fit its definition. For generated code. */
    protected final void refuse(RuntimeException reason) {
        end(reason instanceof ProtocolViolation violation ? violation.failure() : FailureMessages.invalidReply(reason),
                true);
    }

    @Override
    final void end(Failure reason, boolean notifyPeer) {
        if (!isOpen()) {
            return;
        }
        enter(Phase.CLOSED);
        failure = reason;
        try {
            closePending = notifyPeer && !trySendClose();
        } finally { // even if the memory of the channel is not accessible any more
            if (!delivering) {
                reassembler.discard(this::discard);
            }
            closeIncoming();
            sendQueue.drop(this::release);
            try {
                calls.failAll(reason);
            } finally {
                handler.onClosed(reason);
            }
        }
    }

    private boolean trySendClose() {
        return !(closePending = !sendClose(mismatch.word() << REASON_BITS | failure.kind().ordinal()));
    }

    /** Opens the binding: both sides have agreed. */
    final void onAgreed() {
        enter(Phase.OPEN);
        handler.onBound();
    }

    /** Closes the binding because the two sides have different definitions. */
    final void onMismatch(SignatureMismatch where) {
        mismatch = where;
        end(messages.mismatch(where), true);
    }

    /** Takes a message of the protocol of bindings. */
    final void onControl(int number, long protocol, long word) {
        if (protocol != PROTOCOL) {
            throw messages.protocolMismatch(number);
        }
        if (number == CLOSE) {
            end(messages.peerClosed(word & REASON_MASK, new SignatureMismatch(word >>> REASON_BITS)), false);
        } else if (number == CALL_FAILED) {
            requireBound(number);
            calls.fail((int) (word >>> REASON_BITS)).failed(messages.callFailed(word & REASON_MASK));
        } else if (!isHandshaking() || !handshake.receive(this, number, word)) {
            throw messages.outOfOrder(number);
        }
    }

    /** Refuses messages from a side that has not agreed on the interface. */
    final void requireBound(int number) {
        if (!isBound()) {
            throw messages.beforeHandshake(number);
        }
    }

    /** The builder of messages that need more than one transport message. For generated code. */
    protected final MessageBuilder messageBuilder() {
        return messageBuilder;
    }

    /**
     * Begins to compose a message. For generated code.
     *
     * @param words how many words its fixed fragments have in all
     * @return those words, zero
     */
    protected final long[] compose(int words) {
        return messageBuilder.begin(words);
    }

    /** Ends the composed message, whose frames were added to the send queue. */
    final void endComposed(boolean waits, int frames, int token) {
        sendQueue.endMessage(waits, frames, token);
        sendQueue.addCapabilities(waits, messageBuilder.capabilities());
    }

    /**
     * Ends the work on the composed message. If this binding is closed, it was dropped.
     *
     * @param keeps whether its sender then keeps the capabilities that it gives away; if not, they are deleted
     */
    final void finishComposed(boolean keeps) {
        if (!isOpen() && !keeps) {
            messageBuilder.capabilities().drop(this::release);
        }
        messageBuilder.reset();
    }

    /**
     * Checks that a queued send has been accepted. On a closed binding it is dropped. For generated code.
     *
     * @throws SendQueueOverflow if the bound of the queue is passed
     */
    protected final void requireAccepted(boolean accepted, String message) {
        if (!accepted && isOpen()) {
            throw messages.queueOverflow(message, sendQueue.queuedFramesMax());
        }
    }

    private boolean notifySpace() {
        if (!isBound() || !sendQueue.pollSpace()) {
            return false;
        }
        handler.onSendable();
        return true;
    }

    /**
     * Enters a call. A queued call on a closed binding fails at once. For generated code.
     *
     * @param response the number of the message that will answer it
     * @param queued whether it is accepted even if too many calls are outstanding
     * @return its token; 0 if it is not accepted
     */
    protected final int openCall(int response, Continuation continuation, boolean queued) {
        Objects.requireNonNull(continuation, "a call needs a continuation");
        if (isDirect() && !calls.isFull()) {
            return calls.open(response, continuation);
        }
        return openCallBehind(response, continuation, queued);
    }

    private int openCallBehind(int response, Continuation continuation, boolean queued) {
        setDirect(false); // the call may have to wait for others, or a handler for room
        if (isOpen() && (queued || sendQueue.acceptsCall())) {
            return calls.open(response, continuation);
        }
        messageBuilder.reset();
        if (!isOpen() && queued) {
            continuation.failed(failure);
        }
        return 0;
    }

    /** Removes a call that could not be sent. For generated code; returns {@code sent}. */
    protected final boolean cancelUnlessSent(boolean sent, int token, int response) {
        if (!sent) {
            calls.take(token, response);
        }
        return sent;
    }

    /**
     * Ends the call that a response belongs to. For generated code.
     *
     * @throws ProtocolViolation if there is none
     */
    protected final Continuation completeCall(int token, int response, String name) {
        return calls.complete(token, response, name);
    }

    /**
     * Counts a call of the other side. For generated code.
     *
     * @throws ProtocolViolation if it cannot be answered, or there are too many
     */
    protected final void beginIncomingCall(int token, String name) {
        calls.beginIncomingCall(token, name);
    }

    /** Refuses a one-way message that claims to belong to a call. For generated code. */
    protected static void requireOneWay(int token, String name) {
        if (token != 0) {
            throw FailureMessages.messageWithToken(name);
        }
    }

    /** Refuses a message number. For generated code. */
    protected final ProtocolViolation unknown(int number) {
        return messages.unknown(number);
    }

    /** Counts a call as answered: its reply has been handed to the channel. */
    final void countReply() {
        calls.endIncomingCall();
    }

    @Override
    public final void replyFailure(int token, Failure reason) {
        postFailure(token, (token & 0xffff_ffffL) << REASON_BITS | reason.kind().ordinal());
    }

    @Override
    public final ReplyPool replyPool() {
        return replyPool;
    }

    /** Delivers the collected message through generated code. */
    final void deliver() {
        delivering = true;
        try {
            decode();
        } catch (ProtocolViolation violation) {
            if (!violation.isLocal()) {
                reassembler.discard(this::discard);
            }
            throw violation;
        } finally {
            delivering = false;
            reassembler.reset();
        }
    }

    /** Tells the owner that the handler of a one-way message threw an exception. For generated code. */
    protected final void handlerFailed(String message, RuntimeException exception) {
        if (FailureMessages.isNotTheHandlers(exception)) {
            throw exception;
        }
        exception.addSuppressed(new HandlerFailed(messages.handlerFailed(message)));
        handler.onException(message, exception);
    }

    /** Fails a call whose handler threw an exception, and tells the owner. For generated code. */
    protected final void handlerFailed(Reply reply, String message, RuntimeException exception) {
        int token = FailureMessages.isNotTheHandlers(exception) ? 0 : reply.abandon();
        if (token != 0) {
            replyFailure(token, new Failure(Failure.Kind.HANDLER_FAILED, messages.handlerFailed(message)));
        }
        handlerFailed(message, exception);
    }

    /** Deletes a capability, unless it is an absent one. */
    final void discard(CapabilityReference capability) {
        if (capability.isPresent()) {
            release(capability);
        }
    }
}
