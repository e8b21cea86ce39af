package org.barreleye.kpi.binding;

import java.util.function.Consumer;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Messages of queued sends that wait because {@link CallTable#CALLS_MAX} calls are outstanding. The first that enters
 * is a call. All later messages wait behind it, so that they keep their order. Replies never wait here: if
 * two bindings both waited for replies that are queued behind calls, neither would make progress.
 */
final class CallBacklog implements Copyable {
    private static final long IS_CALL = 1;
    private static final long HAS_CAPABILITIES = 2;
    private static final int FRAMES_SHIFT = 2;

    private final FrameQueue frames;
    // One head for each message: its number of frames and the two flags above.
    private final FrameQueue messages;
    private final CapabilityQueue capabilities;
    private int calls;

    CallBacklog(int wordsPerFrame) {
        frames = new FrameQueue(wordsPerFrame);
        messages = new FrameQueue(0);
        capabilities = new CapabilityQueue();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** The number of waiting frames. */
    int size() {
        return frames.size();
    }

    /** The queue to which the frames of the next message are added, before {@link #endMessage}. */
    FrameQueue frames() {
        return frames;
    }

    /** Ends the message whose frames were added last. */
    void endMessage(int frameCount, boolean isCall) {
        messages.add((long) frameCount << FRAMES_SHIFT | (isCall ? IS_CALL : 0));
        calls += isCall ? 1 : 0;
    }

    /** Adds the capabilities of the message that was ended last. */
    void addCapabilities(CapabilityQueue carried) {
        if (!carried.isEmpty()) {
            messages.mark(HAS_CAPABILITIES);
            capabilities.addMessage(carried);
        }
    }

    /**
     * Moves the oldest messages to the queue of a binding until a call is the oldest and too many are outstanding.
     *
     * @param outstanding the number of all calls without a reply, with those that wait here
     * @return whether there was one
     */
    boolean release(int outstanding, FrameQueue queue, CapabilitySendQueue sendQueue) {
        boolean progress = false;
        while (!isEmpty()) {
            long message = messages.head(0);
            boolean isCall = (message & IS_CALL) != 0;
            if (isCall && outstanding - calls >= CallTable.CALLS_MAX) {
                break;
            }
            calls -= isCall ? 1 : 0;
            messages.remove(1);
            frames.moveTo(queue, (int) (message >>> FRAMES_SHIFT));
            if ((message & HAS_CAPABILITIES) != 0) {
                sendQueue.addFrom(capabilities);
            }
            progress = true;
        }
        return progress;
    }

    /** Drops all messages; the capabilities that they give away are passed to a consumer. */
    void drop(Consumer<CapabilityReference> given) {
        frames.remove(frames.size());
        messages.remove(messages.size());
        capabilities.drop(given);
        calls = 0;
    }
}
