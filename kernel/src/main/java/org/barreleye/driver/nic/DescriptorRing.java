package org.barreleye.driver.nic;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;

/**
 * A ring of descriptors in memory. Descriptors are given to the device at the tail and taken back at the head, in the
 * same order; one always stays with the driver, since a ring whose head is at its tail is empty.
 *
 * <p>On a core whose cache is not coherent the driver writes whole lines: what it cleans would otherwise overwrite what
 * the device has written to other descriptors of the line. So it writes to a line only while the device has no
 * descriptor of it, and descriptors wait until then.
 */
final class DescriptorRing implements Copyable {
    /** The number of descriptors. */
    static final int LENGTH = 64;
    /** The bytes of a ring. */
    static final long BYTES = (long) LENGTH * NicDescriptor.BYTES;

    private static final int LINE_BYTES = 64;

    /** The ways in which descriptors are given to the device. */
    enum Giving {
        /** Each at once: caches are coherent. */
        EACH(1, false),
        /** As many as there are, to lines of which the device has no descriptor. */
        TO_FREE_LINES(LINE_BYTES / NicDescriptor.BYTES, false),
        /** Whole lines only, for descriptors that stay with the device for any time. */
        WHOLE_LINES(LINE_BYTES / NicDescriptor.BYTES, true);

        // The number of descriptors that are written together.
        private final int unit;
        private final boolean onlyWhole;

        Giving(int unit, boolean onlyWhole) {
            this.unit = unit;
            this.onlyWhole = onlyWhole;
        }
    }

    private final Memory memory;
    private final Window window;
    private final long physical;
    private final Giving giving;
    // The buffer of each descriptor that is the device's.
    private final int[] buffers = new int[LENGTH];
    private final Queue<Prepared> waiting = new ArrayDeque<>();
    private int head;
    private int tail;

    /**
     * An empty ring.
     *
     * @param window of {@link #BYTES} bytes, at the beginning of a line
     * @param physical the address of the window for the device
     */
    DescriptorRing(Memory memory, Window window, long physical, Giving giving) {
        this.memory = memory;
        this.window = window;
        this.physical = physical;
        this.giving = giving;
        empty();
    }

    /** The address of the ring for the device. */
    long base() {
        return physical;
    }

    /** The index after that of the last descriptor that is the device's. */
    int tail() {
        return tail;
    }

    /** The most buffers that the ring holds. */
    int capacity() {
        return LENGTH - giving.unit;
    }

    private int withDevice() {
        return Math.floorMod(tail - head, LENGTH);
    }

    /** Returns whether it holds no buffer. */
    boolean isEmpty() {
        return withDevice() == 0 && waiting.isEmpty();
    }

    /** Returns whether no further descriptor can be given. */
    boolean isFull() {
        return withDevice() + waiting.size() >= capacity();
    }

    /** Takes all descriptors back from a device that has been reset. */
    void empty() {
        head = 0;
        tail = 0;
        waiting.clear();
        if (giving != Giving.EACH) {
            // Lines of a former use of the memory would be written over what the device writes.
            window.invalidate();
        }
    }

    /**
     * Gives a descriptor to the device, now or at a later {@link #advance}. The ring is not full.
     *
     * @param buffer the number of the buffer
     * @param descriptor with its address
     * @return whether the tail has changed, which the device is to be told
     */
    boolean give(int buffer, NicDescriptor descriptor) {
        waiting.add(new Prepared(buffer, descriptor));
        return advance();
    }

    /** Gives the device the descriptors that wait, as far as it is time to; returns whether the tail has changed. */
    boolean advance() {
        int before = tail;
        while (!waiting.isEmpty() && isLineFree() && (!giving.onlyWhole || waiting.size() >= giving.unit)) {
            writeLine();
        }
        return tail != before;
    }

    /** Returns whether the device has no descriptor of the line of the tail. */
    private boolean isLineFree() {
        return tail % giving.unit == 0 ? withDevice() + giving.unit <= capacity() : withDevice() == 0;
    }

    /** Writes what waits to the rest of the line of the tail. */
    private void writeLine() {
        Window line = window.part(offset(tail), NicDescriptor.BYTES);
        do {
            Prepared next = waiting.remove();
            long at = window.base() + offset(tail);
            memory.store(at, Long.BYTES, next.descriptor.first(), Endianness.LITTLE);
            memory.store(at + NicDescriptor.SECOND_WORD, Long.BYTES, next.descriptor.second(), Endianness.LITTLE);
            buffers[tail] = next.buffer;
            tail = (tail + 1) % LENGTH;
        } while (tail % giving.unit != 0 && !waiting.isEmpty());
        if (giving != Giving.EACH) {
            line.clean();
        }
    }

    /** Takes the oldest descriptor back; nothing if there is none, or the device has not done with it. */
    Optional<Done> take() {
        if (withDevice() == 0) {
            return Optional.empty();
        }
        long at = window.base() + offset(head);
        if (giving != Giving.EACH) {
            window.part(offset(head), NicDescriptor.BYTES).invalidate();
        }
        NicDescriptor found = NicDescriptor.of(memory.load(at, Long.BYTES, Endianness.LITTLE),
                memory.load(at + NicDescriptor.SECOND_WORD, Long.BYTES, Endianness.LITTLE));
        if (!found.isDone()) {
            return Optional.empty();
        }
        Done done = new Done(buffers[head], found.length(), found.isError());
        head = (head + 1) % LENGTH;
        return Optional.of(done);
    }

    private static long offset(int index) {
        return (long) index * NicDescriptor.BYTES;
    }

    /**
     * A descriptor that waits to be given to the device.
     *
     * @param buffer the number of its buffer
     * @param descriptor with its address
     */
    private record Prepared(int buffer, NicDescriptor descriptor) implements Copyable {}

    /**
     * A descriptor that the device has done with.
     *
     * @param buffer the number of its buffer
     * @param length of the frame
     * @param failed whether the frame was not sent
     */
    record Done(int buffer, int length, boolean failed) {}
}
