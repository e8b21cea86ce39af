package org.barreleye.kpi.binding;

import java.util.Optional;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * One end of a conversation that an interface definition describes. The generated sub-interface has a {@code try}
 * method for each message.
 *
 * <p>Whoever polls makes all progress. Callbacks (handlers, continuations) run inside {@link #poll} and
 * {@link #close()}, never inside a {@code try} method. A handler may send on its own binding; it must not wait on it.
 */
public interface Binding extends Copyable, AutoCloseable {
    /**
     * Makes one unit of progress: takes at most one slot or message and delivers it, and sends what is queued. Does
     * nothing while a handler of this binding runs. After the end it only says goodbye, if there was no room for that.
     *
     * @return whether anything happened; if not, nothing will before a slot, a capability or room arrives
     */
    boolean poll();

    /** Whether messages can still be sent and received: neither side has closed, nothing has failed. */
    boolean isOpen();

    /** Whether everything accepted so far has been handed to the channel. */
    boolean isDrained();

    /** Why the binding is no longer open. */
    Optional<Failure> failure();

    /** Says goodbye and ends the binding at once; what is still queued is not sent. Closing twice does nothing. */
    @Override
    void close();

    /**
     * Ends the binding for a reason that only its owner knows, such as the death of the peer.
     *
     * @param reason given to every outstanding call and to {@link Handler#onClosed}
     */
    void close(Failure reason);

    /** Deletes a capability that arrived in a message and that nobody wants. */
    void release(CapabilityReference capability);
}
