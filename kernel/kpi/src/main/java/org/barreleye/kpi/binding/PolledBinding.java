package org.barreleye.kpi.binding;

import org.barreleye.kpi.channel.CacheLinePadding;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;

/**
 * The phases and the polling of a binding. While nothing but the next message can be due, one flag says so: then a
 * message goes straight to the channel and comes straight from it, without a look at the handshake, queues and
 * half-received messages. Whatever may wait clears the flag; a poll that looks at everything sets it again.
 */
abstract class PolledBinding extends CacheLinePadding implements Binding {
    /** The phases of a binding, in the order in which it goes through them. */
    enum Phase { HANDSHAKING, OPEN, CLOSED }

    private Phase phase = Phase.HANDSHAKING;
    private boolean polling;
    private boolean direct;

    @Override
    public final boolean isOpen() {
        return phase != Phase.CLOSED;
    }

    @Override
    public final boolean isBound() {
        return phase == Phase.OPEN;
    }

    final boolean isHandshaking() {
        return phase == Phase.HANDSHAKING;
    }

    /** Enters the next phase; a binding is direct in none before it has been polled. */
    final void enter(Phase next) {
        phase = next;
        direct = false;
    }

    /**
     * Polls the channel while the binding is direct. Most polls find nothing, and a thread that polls is only fast if
     * they are short and without calls.
     *
     * @return what is due, for {@link #takeDirectly}; 0 for nothing
     */
    abstract long pollDirectly();

    /**
     * Takes what is due, and then further messages from the channel while the binding is direct.
     *
     * @param due what {@link #pollDirectly} has returned, not 0
     * @return the number of messages
     */
    abstract int takeDirectly(long due, int messagesMax);

    /** Does everything that may be due, once, and sets whether the binding is direct. */
    abstract boolean advance();

    /** Sends the close message of a closed binding if it has not been sent; returns whether it was. */
    abstract boolean advanceClosed();

    /** Ends the binding. */
    abstract void end(Failure reason, boolean notifyPeer);

    @Override
    public final boolean poll() {
        return direct && !polling ? pollDirectly(1) > 0 : pollAll();
    }

    @Override
    public final int poll(int messagesMax) {
        int taken = 0;
        int more = 1;
        boolean wasDirect = false;
        while (more > 0 && taken < messagesMax && !(wasDirect && direct)) {
            wasDirect = direct && !polling;
            more = wasDirect ? pollDirectly(messagesMax - taken) : pollAll() ? 1 : 0;
            taken += more;
        }
        return taken;
    }

    private int pollDirectly(int messagesMax) {
        polling = true;
        try {
            long due = pollDirectly();
            return due == 0 ? 0 : takeDirectly(due, messagesMax);
        } catch (ProtocolViolation violation) {
            return refuse(violation);
        } finally {
            polling = false;
        }
    }

    private boolean pollAll() {
        if (polling || !isOpen()) {
            return advanceClosed();
        }
        polling = true;
        try {
            return advance();
        } catch (ProtocolViolation violation) {
            return refuse(violation) > 0;
        } finally {
            polling = false;
        }
    }

    private int refuse(ProtocolViolation violation) {
        if (violation.isLocal()) {
            throw violation; // a handler sent an invalid message on another binding
        }
        end(violation.failure(), true);
        return 1;
    }

    /**
     * Returns whether both sides have agreed and nothing waits to be sent, is half received, is wanted by a {@code try}
     * method or is recorded.
     */
    final boolean isDirect() {
        return direct;
    }

    final void setDirect(boolean isDirect) {
        direct = isDirect;
    }
}
