package org.barreleye.kpi.binding;

import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityHolder;
import org.barreleye.kpi.outcome.Breach;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/**
 * What bindings over all transports have in common: the handshake, the calls, the end. Nothing but a {@link Handshake} is
 * sent before both sides have agreed. Number 32,767 says goodbye, with the reason.
 */
public abstract class TransportBinding implements Binding {
    static final int GOODBYE = 32_767;

    /** Five letters and the version of everything below the interface; 48 bits. */
    static final long PROTOCOL = 0x4241_5252_4502L;

    /** Marks the frame that completes a reply, in the head of a queued frame. */
    static final long COMPLETES_REPLY = 1L << 15;

    private enum Phase { GREETING, OPEN, CLOSED }

    // In a goodbye: which kind of failure it is, and above that where the definitions part, if that is it.
    private static final int REASON_BITS = 8;
    private static final long REASON_MASK = (1L << REASON_BITS) - 1;

    final FrameQueue queue;
    final Departures capabilitiesToSend;
    final Incoming incoming;
    private final Sentences sentences;
    private final Handshake handshake;
    private final Handler handler;
    private final CallTable calls;
    // What follows holds nothing between two messages, so a twin has its own.
    private final Outgoing outgoing;
    private final Spares spares = new Spares();

    private Phase phase = Phase.GREETING;
    private Failure failure;
    private Disagreement disagreement = Disagreement.UNKNOWN;
    private boolean goodbyeOwed;
    private boolean polling;
    private boolean delivering;
    private int framesWanted;
    private boolean callWanted;

    TransportBinding(int frameWords, CapabilityHolder holder, Agreement agreement, Handler handler, Role role) {
        this.queue = new FrameQueue(frameWords);
        this.capabilitiesToSend = new Departures(holder);
        this.outgoing = new Outgoing(holder);
        this.incoming = new Incoming(holder);
        this.calls = new CallTable();
        this.sentences = new Sentences(agreement);
        this.handshake = new Handshake(agreement, role);
        this.handler = Objects.requireNonNull(handler, "a binding needs a handler");
    }

    @SuppressWarnings("this-escape") // a twin is entered before it follows a reference
    TransportBinding(TransportBinding source, Copier copier) {
        copier.enter(source, this);
        queue = new FrameQueue(source.queue);
        capabilitiesToSend = new Departures(source.capabilitiesToSend, copier);
        outgoing = new Outgoing(capabilitiesToSend.holder());
        incoming = new Incoming(source.incoming, capabilitiesToSend.holder());
        sentences = source.sentences;
        handshake = new Handshake(source.handshake);
        handler = copier.ofForeign(source.handler);
        calls = new CallTable(source.calls, copier);
        phase = source.phase;
        failure = source.failure;
        disagreement = source.disagreement;
        goodbyeOwed = source.goodbyeOwed;
        polling = source.polling;
        delivering = source.delivering;
        framesWanted = source.framesWanted;
        callWanted = source.callWanted;
    }

    /** Sends a message of the handshake; false if there is no room. */
    abstract boolean sendControl(int number, long word);

    /** Sends the last message of all; false if there is no room. */
    abstract boolean sendGoodbye(long reason);

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
            return goodbyeOwed && saysGoodbye();
        }
        polling = true;
        try {
            boolean progress = phase == Phase.GREETING && handshake.proceed(this);
            if (phase != Phase.CLOSED) {
                progress |= take();
            }
            if (phase == Phase.OPEN && !isDrained()) {
                progress |= flush();
            }
            return progress | announceRoom();
        } catch (Breach breach) {
            if (breach.isOwn()) {
                throw breach; // a handler sent something impossible elsewhere
            }
            end(breach.failure(), true);
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
        return queue.isEmpty() && capabilitiesToSend.isEmpty();
    }

    @Override
    public final Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public final void close() {
        end(sentences.closedHere(), true);
    }

    @Override
    public final void close(Failure reason) {
        end(reason, true);
    }

    /** Sends the first message of the handshake, if there is one and there is room. For factories. */
    protected final void start() {
        if (handshake.begins()) {
            handshake.proceed(this);
        }
    }

    /** Ends this binding because a reply does not fit its definition. For generated code. */
    protected final void refuse(RuntimeException reason) {
        end(reason instanceof Breach breach ? breach.failure() : Sentences.impossibleReply(reason), true);
    }

    /** Whether messages may be handed to the channel. */
    final boolean isBound() {
        return phase == Phase.OPEN;
    }

    final void end(Failure reason, boolean tellPeer) {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        failure = reason;
        if (tellPeer) {
            saysGoodbye();
        }
        if (!delivering) {
            releaseCollected();
        }
        closeIncoming();
        capabilitiesToSend.clear();
        queue.remove(queue.size());
        try {
            calls.failAll(reason);
        } finally {
            handler.closed(reason);
        }
    }

    private boolean saysGoodbye() {
        return !(goodbyeOwed = !sendGoodbye(disagreement.word() << REASON_BITS | failure.kind().ordinal()));
    }

    /** Both sides have agreed. */
    final void open() {
        phase = Phase.OPEN;
        handler.bound();
    }

    /** The two sides do not mean the same interface. */
    final void disagrees(Disagreement where) {
        disagreement = where;
        end(sentences.mismatch(where), true);
    }

    /** Whether a message number belongs to the handshake. */
    static boolean isControl(int number) {
        return number <= Handshake.BIND_REPLY && number >= Handshake.BIND || number == Handshake.DIFFERS || number == GOODBYE;
    }

    /** Takes a message of the handshake. */
    final void control(int number, long protocol, long word) {
        if (protocol != PROTOCOL) {
            throw sentences.anotherProtocol(number);
        }
        if (number == GOODBYE) {
            end(sentences.farewell(word & REASON_MASK, new Disagreement(word >>> REASON_BITS)), false);
        } else if (phase != Phase.GREETING || !handshake.hears(this, number, word)) {
            throw sentences.outOfTurn(number);
        }
    }

    /** Refuses messages from a side that has not agreed on the interface. */
    final void requireBound(int number) {
        if (phase != Phase.OPEN) {
            throw sentences.beforeHandshake(number);
        }
    }

    /** A message that needs more than one transport message, to be composed. For generated code. */
    protected final Outgoing outgoing() {
        return outgoing;
    }

    /**
     * Begins to compose a message. For generated code.
     *
     * @param words how many words its fixed fragments have in all
     * @return those words, zero
     */
    protected final long[] compose(int words) {
        return outgoing.begin(words);
    }

    /** Whether a message of so many frames is accepted; if not, {@link Handler#sendable} is owed. */
    final boolean accepts(int frames) {
        if (phase == Phase.CLOSED) {
            return false;
        }
        boolean room = queue.hasRoom(frames);
        framesWanted = room ? framesWanted : Math.max(framesWanted, frames);
        return room;
    }

    /** Queues the capabilities of the composed message. */
    final void queueCapabilities() {
        capabilitiesToSend.add(outgoing.capabilities());
    }

    private boolean announceRoom() {
        if (framesWanted == 0 && !callWanted || phase != Phase.OPEN
                || !queue.hasRoom(framesWanted) || callWanted && calls.isFull()) {
            return false;
        }
        framesWanted = 0;
        callWanted = false;
        handler.sendable();
        return true;
    }

    /**
     * Enters a call. For generated code.
     *
     * @param response the number of the message that will answer it
     * @return its token; 0 if there are too many calls
     */
    protected final int openCall(int response, Continuation continuation) {
        Objects.requireNonNull(continuation, "a call needs a continuation");
        if (phase == Phase.CLOSED) {
            return 0;
        }
        int token = calls.open(response, continuation);
        if (token == 0) {
            callWanted = true;
            outgoing.end();
        }
        return token;
    }

    /** Takes a call back that could not be sent. For generated code; returns {@code sent}. */
    protected final boolean called(boolean sent, int token, int response) {
        if (!sent) {
            calls.take(token, response);
        }
        return sent;
    }

    /**
     * Ends the call that a response belongs to. For generated code.
     *
     * @throws Breach if there is none
     */
    protected final Continuation answered(int token, int response, String name) {
        return calls.answered(token, response, name);
    }

    /**
     * Counts a call of the other side. For generated code.
     *
     * @throws Breach if it cannot be answered, or there are too many
     */
    protected final void asked(int token, String name) {
        calls.asked(token, name);
    }

    /** Refuses a one-way message that claims to belong to a call. For generated code. */
    protected static void untold(int token, String name) {
        if (token != 0) {
            throw Sentences.messageWithToken(name);
        }
    }

    /** Refuses a message number. For generated code. */
    protected final Breach unknown(int number) {
        return sentences.unknown(number);
    }

    /** Counts a call as answered: its reply has been handed to the channel. */
    final void countReply() {
        calls.answeredByUs();
    }

    /** What this binding uses again. For generated code. */
    public final Spares spares() {
        return spares;
    }

    /** Delivers the collected message through generated code. */
    final void deliver() {
        delivering = true;
        try {
            decode();
        } catch (Breach breach) {
            if (!breach.isOwn()) {
                releaseCollected();
            }
            throw breach;
        } finally {
            delivering = false;
            incoming.idle();
        }
    }

    private void releaseCollected() {
        for (int i = 0; i < incoming.capabilities().size(); i++) {
            discard(incoming.capabilities().reference(i));
        }
        incoming.idle();
    }

    /** Deletes a capability, unless it is an absent one. */
    final void discard(CapabilityReference capability) {
        if (capability.isPresent()) {
            release(capability);
        }
    }
}
