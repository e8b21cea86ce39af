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
     * Takes the next message from the channel of a direct binding. Most polls find nothing, and a thread that polls is
     * only fast if these are short and without calls.
     *
     * @return whether there was one
     */
    abstract boolean takeDirectly();

    /** The same for as many messages as there are, while the binding is direct; returns their number. */
    abstract int takeDirectly(int messagesMax);

    /** Does everything that may be due, once, and sets whether the binding is direct. */
    abstract boolean advance();

    /** Sends the close message of a closed binding if it has not been sent; returns whether it was. */
    abstract boolean advanceClosed();

    /** Ends the binding. */
    abstract void end(Failure reason, boolean notifyPeer);

    @Override
    public final boolean poll() {
        return direct && !polling ? pollDirectly() : pollAll();
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

    private boolean pollDirectly() {
        polling = true;
        try {
            return takeDirectly();
        } catch (ProtocolViolation violation) {
            return refuse(violation) > 0;
        } finally {
            polling = false;
        }
    }

    private int pollDirectly(int messagesMax) {
        polling = true;
        try {
            return takeDirectly(messagesMax);
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
