package org.barreleye.kpi.binding;

import org.barreleye.kpi.state.Copyable;

/**
 * Transport messages that a binding has accepted and its channel has not, in order: each a head and a fixed number of
 * words, in one array that is made for the first and grows when it must. The transport defines the meaning of a head.
 */
final class FrameQueue implements Copyable {
    private static final int INITIAL_FRAMES = 8;

    private final int stride;
    // Most queues of a large machine never hold a frame.
    private long[] frames = {};
    private int capacity;
    private int first;
    private int size;

    FrameQueue(int wordsPerFrame) {
        stride = wordsPerFrame + 1;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds a frame of zeros with the given head; {@link #set} sets its words. */
    void add(long head) {
        if (size == capacity) {
            grow();
        }
        int at = at(size);
        frames[at] = head;
        for (int i = 1; i < stride; i++) {
            frames[at + i] = 0;
        }
        size++;
    }

    /** Sets a word of the frame added last. */
    void set(int index, long value) {
        frames[at(size - 1) + 1 + index] = value;
    }

    /** Sets bits in the head of the frame added last. */
    void mark(long bits) {
        frames[at(size - 1)] |= bits;
    }

    /** The head of a frame, counted from the oldest. */
    long head(int frame) {
        return frames[at(frame)];
    }

    /** A word of a frame, counted from the oldest. */
    long word(int frame, int index) {
        return frames[at(frame) + 1 + index];
    }

    /** Moves the oldest frames to the end of another queue of the same width. */
    void moveTo(FrameQueue target, int count) {
        for (int frame = 0; frame < count; frame++) {
            target.add(head(frame));
            for (int index = 0; index < stride - 1; index++) {
                target.set(index, word(frame, index));
            }
        }
        remove(count);
    }

    /** Removes the oldest frames. */
    void remove(int count) {
        first += count;
        if (first >= capacity) {
            first -= capacity;
        }
        size -= count;
    }

    private int at(int frame) {
        int index = first + frame;
        return (index < capacity ? index : index - capacity) * stride;
    }

    private void grow() {
        long[] larger = new long[capacity == 0 ? INITIAL_FRAMES * stride : Math.multiplyExact(frames.length, 2)];
        int untilEnd = (capacity - first) * stride;
        System.arraycopy(frames, first * stride, larger, 0, untilEnd);
        System.arraycopy(frames, 0, larger, untilEnd, first * stride);
        frames = larger;
        first = 0;
        capacity = larger.length / stride;
    }
}
