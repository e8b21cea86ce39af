package org.barreleye.kpi.binding;

import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.HandlerFailed;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.StateCloner;

/**
 * What bindings over all transports have in common: the handshake, the calls, the end. Nothing but a {@link Handshake}
 * is sent before both sides have agreed. Number 32,767 says goodbye, with the reason.
 */
public abstract class TransportBinding implements Binding, ReplySender {
    static final int CLOSE = 32_767;
    static final int CALL_FAILED = 32_765;

    /** Five letters and the version of everything below the interface; 48 bits. */
    static final long PROTOCOL = 0x4241_5252_4503L;

    /** Marks the frame that completes a reply, in the head of a queued frame. */
    static final long COMPLETES_REPLY = 1L << 15;

    private enum Phase { HANDSHAKING, OPEN, CLOSED }

    // In a goodbye: which kind of failure it is, and above that where the definitions part, if that is it.
    // In a failed call: the token above the kind.
    private static final int REASON_BITS = 8;
    private static final long REASON_MASK = (1L << REASON_BITS) - 1;

    final FrameQueue queue;
    private final CallBacklog backlog;
    final CapabilitySendQueue capabilitiesToSend;
    final MessageReassembler reassembler;
    private final FailureMessages messages;
    private final Handshake handshake;
    private final Handler handler;
    private final CallTable calls;
    // What follows holds nothing between two messages, so a twin has its own.
    private final MessageBuilder messageBuilder;
    private final ReplyPool replyPool = new ReplyPool();

    private Phase phase = Phase.HANDSHAKING;
    private Failure failure;
    private SignatureMismatch mismatch = SignatureMismatch.UNKNOWN;
    private boolean closePending;
    private boolean polling;
    private boolean delivering;
    private int framesWanted;
    private boolean callWanted;

    TransportBinding(int frameWords, CapabilityInspector inspector, InterfaceSignature signature, Handler handler,
            Role role) {
        this.queue = new FrameQueue(frameWords);
        this.backlog = new CallBacklog(frameWords);
        this.capabilitiesToSend = new CapabilitySendQueue(inspector);
        this.messageBuilder = new MessageBuilder(inspector);
        this.reassembler = new MessageReassembler(inspector);
        this.calls = new CallTable();
        this.messages = new FailureMessages(signature);
        this.handshake = new Handshake(signature, role);
        this.handler = Objects.requireNonNull(handler, "a binding needs a handler");
    }

    @SuppressWarnings("this-escape") // a twin is entered before it follows a reference
    TransportBinding(TransportBinding source, StateCloner cloner) {
        cloner.register(source, this);
        queue = new FrameQueue(source.queue);
        backlog = new CallBacklog(source.backlog);
        capabilitiesToSend = new CapabilitySendQueue(source.capabilitiesToSend, cloner);
        messageBuilder = new MessageBuilder(capabilitiesToSend.inspector());
        reassembler = new MessageReassembler(source.reassembler, capabilitiesToSend.inspector());
        messages = source.messages;
        handshake = new Handshake(source.handshake);
        handler = cloner.ofOpaque(source.handler);
        calls = new CallTable(source.calls, cloner);
        phase = source.phase;
        failure = source.failure;
        mismatch = source.mismatch;
        closePending = source.closePending;
        polling = source.polling;
        delivering = source.delivering;
        framesWanted = source.framesWanted;
        callWanted = source.callWanted;
    }

    /** Sends a message of the handshake; false if there is no room. */
    abstract boolean sendControl(int number, long word);

    /** Sends the last message of all; false if there is no room. */
    abstract boolean sendClose(long reason);

    /** Sends or queues the message that ends a call of the other side with a failure. */
    abstract void postFailure(int token, long word);

    /** Deletes the capabilities that have arrived and that no message will take, and those that come late. */
    abstract void closeIncoming();

    /** Hands over to the channel what it has room for. */
    abstract boolean flush();

    /** Takes at most one slot or message from the channel, and delivers it. */
    abstract boolean take();

    /** Decodes the collected message and calls the handler. */
    abstract void decode();

    @Override
    public final boolean poll() {
        if (polling || phase == Phase.CLOSED) {
            return closePending && trySendClose();
        }
        polling = true;
        try {
            boolean progress = phase == Phase.HANDSHAKING && handshake.advance(this);
            if (phase != Phase.CLOSED) {
                progress |= take();
            }
            if (phase == Phase.OPEN && !isDrained()) {
                progress |= backlog.release(calls.size(), queue, capabilitiesToSend);
                progress |= flush();
            }
            return progress | notifySpace();
        } catch (ProtocolViolation violation) {
            if (violation.isLocal()) {
                throw violation; // a handler sent something impossible elsewhere
            }
            end(violation.failure(), true);
            return true;
        } finally {
            polling = false;
        }
    }

    @Override
    public final boolean isOpen() {
        return phase != Phase.CLOSED;
    }

    @Override
    public final boolean isDrained() {
        return queue.isEmpty() && capabilitiesToSend.isEmpty() && backlog.isEmpty();
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
    public final boolean isBound() {
        return phase == Phase.OPEN;
    }

    final void end(Failure reason, boolean notifyPeer) {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        failure = reason;
        if (notifyPeer) {
            trySendClose();
        }
        if (!delivering) {
            releaseCollected();
        }
        closeIncoming();
        capabilitiesToSend.clear();
        queue.remove(queue.size());
        backlog.clear();
        try {
            calls.failAll(reason);
        } finally {
            handler.onClosed(reason);
        }
    }

    private boolean trySendClose() {
        return !(closePending = !sendClose(mismatch.word() << REASON_BITS | failure.kind().ordinal()));
    }

    /** Both sides have agreed. */
    final void onAgreed() {
        phase = Phase.OPEN;
        handler.onBound();
    }

    /** The two sides do not mean the same interface. */
    final void onMismatch(SignatureMismatch where) {
        mismatch = where;
        end(messages.mismatch(where), true);
    }

    /** Whether a message number belongs to the protocol of bindings rather than to the interface. */
    static boolean isControl(int number) {
        return number <= Handshake.BIND_REPLY && number >= Handshake.BIND
                || number >= CALL_FAILED && number <= CLOSE;
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
        } else if (phase != Phase.HANDSHAKING || !handshake.receive(this, number, word)) {
            throw messages.outOfOrder(number);
        }
    }

    /** Refuses messages from a side that has not agreed on the interface. */
    final void requireBound(int number) {
        if (phase != Phase.OPEN) {
            throw messages.beforeHandshake(number);
        }
    }

    /** A message that needs more than one transport message, to be composed. For generated code. */
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

    /**
     * Whether a message of so many frames is accepted. If not, {@link Handler#onSendable} is called later, except for a
     * queued send.
     */
    final boolean hasRoomFor(int frames, boolean queued) {
        if (phase == Phase.CLOSED) {
            return false;
        }
        if (queued) {
            int size = queue.size() + backlog.size();
            return size == 0 || size + frames <= QUEUED_FRAMES_MAX;
        }
        boolean hasRoom = backlog.isEmpty() && queue.hasRoom(frames);
        framesWanted = hasRoom ? framesWanted : Math.max(framesWanted, frames);
        return hasRoom;
    }

    /**
     * Whether a message has to wait until calls are answered.
     *
     * @param token of the call that it begins; 0 if it is one-way
     */
    final boolean mustWait(int token) {
        return !backlog.isEmpty() || token != 0 && calls.size() > CallTable.CALLS_MAX;
    }

    /** The queue to which a message is added. */
    final FrameQueue queueFor(boolean waits) {
        return waits ? backlog.frames() : queue;
    }

    /** Ends a message of one frame without capabilities that was added to {@link #queueFor}. */
    final void endFrame(boolean waits, int token) {
        if (waits) {
            backlog.endMessage(1, token != 0);
        }
    }

    /** Ends the composed message, whose frames were added to {@link #queueFor}. */
    final void endComposed(boolean waits, int frames, int token) {
        if (waits) {
            backlog.endMessage(frames, token != 0);
            backlog.addCapabilities(messageBuilder.capabilities());
        } else {
            capabilitiesToSend.add(messageBuilder.capabilities());
        }
    }

    /**
     * Checks that a queued send has been accepted. On a closed binding it is dropped. For generated code.
     *
     * @throws SendQueueOverflow if the bound of the queue is passed
     */
    protected final void requireAccepted(boolean accepted, String message) {
        if (!accepted && phase != Phase.CLOSED) {
            throw messages.queueOverflow(message);
        }
    }

    private boolean notifySpace() {
        if (framesWanted == 0 && !callWanted || phase != Phase.OPEN || !backlog.isEmpty()
                || !queue.hasRoom(framesWanted) || callWanted && calls.isFull()) {
            return false;
        }
        framesWanted = 0;
        callWanted = false;
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
        if (phase != Phase.CLOSED && (queued || !calls.isFull() && backlog.isEmpty())) {
            return calls.open(response, continuation);
        }
        messageBuilder.reset();
        if (phase != Phase.CLOSED) {
            callWanted = true;
        } else if (queued) {
            continuation.failed(failure);
        }
        return 0;
    }

    /** Takes a call back that could not be sent. For generated code; returns {@code sent}. */
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
                releaseCollected();
            }
            throw violation;
        } finally {
            delivering = false;
            reassembler.reset();
        }
    }

    /** Tells the owner that the handler of a one-way message threw an exception. For generated code. */
    protected final void handlerFailed(String message, RuntimeException exception) {
        boolean isForeign = exception instanceof ProtocolViolation violation && !violation.isLocal();
        if (isForeign || exception instanceof KernelBug) {
            throw exception;
        }
        exception.addSuppressed(new HandlerFailed(messages.handlerFailed(message)));
        handler.onException(message, exception);
    }

    /** Fails a call whose handler threw an exception, and tells the owner. For generated code. */
    protected final void handlerFailed(Reply reply, String message, RuntimeException exception) {
        boolean isForeign = exception instanceof ProtocolViolation violation && !violation.isLocal();
        int token = isForeign || exception instanceof KernelBug ? 0 : reply.abandon();
        if (token != 0) {
            replyFailure(token, new Failure(Failure.Kind.HANDLER_FAILED, messages.handlerFailed(message)));
        }
        handlerFailed(message, exception);
    }

    private void releaseCollected() {
        for (int i = 0; i < reassembler.capabilities().size(); i++) {
            discard(reassembler.capabilities().reference(i));
        }
        reassembler.reset();
    }

    /** Deletes a capability, unless it is an absent one. */
    final void discard(CapabilityReference capability) {
        if (capability.isPresent()) {
            release(capability);
        }
    }
}
