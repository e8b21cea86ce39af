package org.barreleye.driver.nic;

import java.util.Optional;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;

/**
 * A ring of descriptors in memory. Descriptors are given to the device at the tail and taken back at the head, in the
 * same order; one always stays with the driver, since a ring whose head is at its tail is empty.
 */
final class DescriptorRing implements Copyable {
    /** The number of descriptors. */
    static final int LENGTH = 64;
    /** The bytes of a ring. */
    static final long BYTES = (long) LENGTH * NicDescriptor.BYTES;
    /** The most descriptors that are the device's at a time. */
    static final int CAPACITY = LENGTH - 1;

    private final Memory memory;
    private final Window window;
    private final long physical;
    // The buffer of each descriptor that is the device's.
    private final int[] buffers = new int[LENGTH];
    private int head;
    private int tail;

    /**
     * An empty ring.
     *
     * @param window of {@link #BYTES} bytes
     * @param physical the address of the window for the device
     */
    DescriptorRing(Memory memory, Window window, long physical) {
        this.memory = memory;
        this.window = window;
        this.physical = physical;
    }

    /** The address of the ring for the device. */
    long base() {
        return physical;
    }

    /** The index after that of the last descriptor that is the device's. */
    int tail() {
        return tail;
    }

    /** The number of descriptors that are the device's. */
    int withDevice() {
        return Math.floorMod(tail - head, LENGTH);
    }

    /** Returns whether no further descriptor can be given. */
    boolean isFull() {
        return withDevice() == CAPACITY;
    }

    /** Takes all descriptors back from a device that has been reset. */
    void empty() {
        head = 0;
        tail = 0;
    }

    /**
     * Gives a descriptor to the device, which looks at it when it is told the new tail. The ring is not full.
     *
     * @param buffer the number of the buffer
     * @param descriptor with its address
     */
    void give(int buffer, NicDescriptor descriptor) {
        long at = address(tail);
        memory.store(at, Long.BYTES, descriptor.first(), Endianness.LITTLE);
        memory.store(at + NicDescriptor.SECOND_WORD, Long.BYTES, descriptor.second(), Endianness.LITTLE);
        window.part(at - window.base(), NicDescriptor.BYTES).clean();
        buffers[tail] = buffer;
        tail = (tail + 1) % LENGTH;
    }

    /** Takes the oldest descriptor back; nothing if there is none, or the device has not done with it. */
    Optional<Done> take() {
        if (withDevice() == 0) {
            return Optional.empty();
        }
        long at = address(head);
        window.part(at - window.base(), NicDescriptor.BYTES).invalidate();
        NicDescriptor found = NicDescriptor.of(memory.load(at, Long.BYTES, Endianness.LITTLE),
                memory.load(at + NicDescriptor.SECOND_WORD, Long.BYTES, Endianness.LITTLE));
        if (!found.isDone()) {
            return Optional.empty();
        }
        Done done = new Done(buffers[head], found.length(), found.isError());
        head = (head + 1) % LENGTH;
        return Optional.of(done);
    }

    private long address(int index) {
        return window.base() + (long) index * NicDescriptor.BYTES;
    }

    /**
     * A descriptor that the device has done with.
     *
     * @param buffer the number of its buffer
     * @param length of the frame
     * @param failed whether the frame was not sent
     */
    record Done(int buffer, int length, boolean failed) {}
}
