package org.barreleye.kpi.binding;

import java.util.Arrays;
import org.barreleye.kpi.state.Copyable;

/**
 * Transport messages that a binding has accepted and its channel has not, in order: each a head and a fixed number of
 * words, in one array that grows when it must. The transport defines the meaning of a head.
 */
final class FrameQueue implements Copyable {
    private static final int INITIAL_FRAMES = 8;

    // The frames begin at multiples of a power of two, and so does the array grow: both make a place cheap to find.
    private final int shift;
    // Made for the first frame: most queues of a large machine never hold one.
    private long[] frames = {};
    private int capacity;
    private int first;
    private int size;

    FrameQueue(int wordsPerFrame) {
        shift = Integer.SIZE - Integer.numberOfLeadingZeros(wordsPerFrame);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds a frame of zeros with the given head; {@link #set} sets its words. */
    void add(long head) {
        int at = append();
        Arrays.fill(frames, at, at + (1 << shift), 0);
        frames[at] = head;
    }

    /** Adds a frame, of which the caller sets the head and all words; returns the place of its head. */
    int append() {
        if (size == capacity) {
            grow();
        }
        return at(size++);
    }

    /** The array of all frames, until the next one is added. */
    long[] words() {
        return frames;
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
            int to = target.append();
            System.arraycopy(frames, at(frame), target.frames, to, 1 << shift);
        }
        remove(count);
    }

    /** Removes the oldest frames. */
    void remove(int count) {
        first = first + count & capacity - 1;
        size -= count;
    }

    /** The place of the head of a frame, counted from the oldest, in the array of all; its words follow. */
    int at(int frame) {
        return (first + frame & capacity - 1) << shift;
    }

    private void grow() {
        capacity = capacity == 0 ? INITIAL_FRAMES : 2 * capacity;
        long[] larger = new long[Math.multiplyExact(capacity, 1 << shift)];
        int oldest = first << shift;
        System.arraycopy(frames, oldest, larger, 0, frames.length - oldest);
        System.arraycopy(frames, 0, larger, frames.length - oldest, oldest);
        frames = larger;
        first = 0;
    }
}
