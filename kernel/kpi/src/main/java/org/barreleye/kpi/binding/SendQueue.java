package org.barreleye.kpi.binding;

import java.util.function.Consumer;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The messages that a binding has accepted and its channel has not: frames, the capabilities that belong to them, and
 * behind both a backlog of what waits for calls to be answered. It decides whether another message is accepted.
 *
 * <p>{@code try} methods and queued sends have a bound each. A message that is larger than its bound is accepted when
 * the queue is empty. Replies are always accepted: there are no more of them than calls.
 */
final class SendQueue implements Copyable {
    final FrameQueue frames;
    final CapabilitySendQueue capabilities;
    private final CallBacklog backlog;
    private final CallTable calls;
    private final QueueSizes sizes;
    // What a try method did not get: the handler is told when there is room for it.
    private int framesWanted;
    private boolean callWanted;

    SendQueue(int frameWords, CapabilityInspector inspector, CallTable calls, QueueSizes sizes) {
        this.frames = new FrameQueue(frameWords);
        this.capabilities = new CapabilitySendQueue(inspector);
        this.backlog = new CallBacklog(frameWords);
        this.calls = calls;
        this.sizes = sizes;
    }

    boolean isEmpty() {
        return frames.isEmpty() && capabilities.isEmpty() && backlog.isEmpty();
    }

    /** Returns whether nothing waits, and no {@code try} method is to be told of room. */
    boolean isIdle() {
        return isEmpty() && framesWanted == 0 && !callWanted;
    }

    /** Returns whether a {@code try} method may begin a call; if not, it is noted that one was wanted. */
    boolean acceptsCall() {
        boolean accepts = !calls.isFull() && backlog.isEmpty();
        callWanted |= !accepts;
        return accepts;
    }

    /**
     * Returns whether a message of so many frames is accepted.
     *
     * @param queued whether by a queued send; else it is noted how much room was wanted
     */
    boolean hasRoomFor(int needed, boolean queued) {
        if (queued) {
            return fits(frames.size() + backlog.size(), needed, sizes.queuedFrames());
        }
        boolean hasRoom = backlog.isEmpty() && fits(frames.size(), needed, sizes.triedFrames());
        framesWanted = hasRoom ? framesWanted : Math.max(framesWanted, needed);
        return hasRoom;
    }

    private static boolean fits(int size, int needed, int max) {
        return size == 0 || size + needed <= max;
    }

    /** The largest number of frames for queued sends. */
    int queuedFramesMax() {
        return sizes.queuedFrames();
    }

    /**
     * Returns whether a message has to wait until calls are answered.
     *
     * @param token of the call that it begins; 0 if it is one-way
     */
    boolean mustWait(int token) {
        return !backlog.isEmpty() || token != 0 && calls.size() > CallTable.CALLS_MAX;
    }

    /** The queue to which the frames of a message are added. */
    FrameQueue framesFor(boolean waits) {
        return waits ? backlog.frames() : frames;
    }

    /** Ends a message whose frames were added to {@link #framesFor}. */
    void endMessage(boolean waits, int frameCount, int token) {
        if (waits) {
            backlog.endMessage(frameCount, token != 0);
        }
    }

    /** Adds the capabilities of the message that was ended last. */
    void addCapabilities(boolean waits, CapabilityQueue carried) {
        if (waits) {
            backlog.addCapabilities(carried);
        } else {
            capabilities.add(carried);
        }
    }

    /** Queues the messages that wait no longer; returns whether there was one. */
    boolean release() {
        return backlog.release(calls.size(), frames, capabilities);
    }

    /** Returns whether there is room again for what {@code try} methods did not get; says so once. */
    boolean pollSpace() {
        boolean isWanted = framesWanted > 0 || callWanted;
        if (!isWanted || !backlog.isEmpty() || !fits(frames.size(), framesWanted, sizes.triedFrames())
                || callWanted && calls.isFull()) {
            return false;
        }
        framesWanted = 0;
        callWanted = false;
        return true;
    }

    /** Drops everything; the capabilities that are given away are passed to a consumer. */
    void drop(Consumer<CapabilityReference> given) {
        capabilities.drop(given);
        frames.remove(frames.size());
        backlog.drop(given);
    }
}
