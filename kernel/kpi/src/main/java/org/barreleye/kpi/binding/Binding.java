package org.barreleye.kpi.binding;

import java.util.Optional;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * One end of a connection whose messages an interface definition describes. The generated sub-interface has two methods
 * for each message. {@code tryX} accepts a message if there is room. {@code sendX} accepts it always and queues it; it
 * is for trusted reactors and libraries, whose messages are few, and fails with an error beyond
 * {@link #QUEUED_FRAMES_MAX}. Messages of both kinds leave in the order in which they were accepted. Only replies may
 * overtake queued messages, and only while the largest number of calls is outstanding.
 *
 * <p>All progress is made by {@link #poll}. Callbacks (handlers, continuations) run inside {@link #poll} and
 * {@link #close()}, never inside a {@code try} method; a {@code send} method on a closed binding fails its continuation
 * at once. A handler may send on its own binding; it must not wait on it.
 */
public interface Binding extends Copyable, AutoCloseable {
    /**
     * The largest number of transport messages that wait in the queue of a binding, unless its channel has other
     * {@linkplain QueueSizes sizes}. A {@code send} method that would exceed it throws
     * {@link org.barreleye.kpi.outcome.SendQueueOverflow}. One message that is larger still is accepted by an empty
     * queue. {@code try} methods stop accepting at 256.
     */
    int QUEUED_FRAMES_MAX = QueueSizes.DEFAULT.queuedFrames();

    /**
     * Makes one unit of progress: takes at most one line or message and delivers it, and sends what is queued. Does
     * nothing while a handler of this binding runs. After the end it only sends the close message, if there was no room
     * for it.
     *
     * @return whether anything happened; if not, nothing will before a line, a capability or room arrives
     */
    boolean poll();

    /**
     * Polls until nothing more happens, or as many messages were taken as the caller wants at a time. Faster than as
     * many calls of {@link #poll()}.
     *
     * @param messagesMax 1 or more; a message in several lines counts once
     * @return how often something happened, at most {@code messagesMax}; 0 as {@code false} of {@link #poll()}
     */
    default int poll(int messagesMax) {
        int count = 0;
        while (count < messagesMax && poll()) {
            count++;
        }
        return count;
    }

    /** Returns whether messages can still be sent and received: neither side has closed, nothing has failed. */
    boolean isOpen();

    /** Returns whether both sides have agreed on the interface and neither has closed. */
    boolean isBound();

    /** Returns whether everything accepted so far has been handed to the channel. */
    boolean isDrained();

    /** The number of transport messages that wait in the queue of this end. */
    int queuedFrames();

    /** The number of calls of this end whose replies have not arrived. */
    int outstandingCalls();

    /** The reason why the binding is no longer open. */
    Optional<Failure> failure();

    /**
     * Sends the close message and ends the binding; queued messages are dropped, and the capabilities that they give
     * away are deleted. Closing twice does nothing.
     */
    @Override
    void close();

    /**
     * Ends the binding for a reason that only its owner knows, such as the end of the peer's domain.
     *
     * @param reason given to every outstanding call and to {@link Handler#onClosed}
     */
    void close(Failure reason);

    /**
     * Ends this end of a binding whose other end is gone: it is not told, so the channel is not used any more.
     *
     * @param reason what calls of this end fail with
     */
    void abandon(Failure reason);

    /** Deletes a capability that arrived in a message and is not needed. */
    void release(CapabilityReference capability);
}
