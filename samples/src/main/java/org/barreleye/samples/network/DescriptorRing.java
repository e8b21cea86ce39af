package org.barreleye.samples.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.types.Endianness;

/**
 * A ring of descriptors in memory, each with a buffer of its own. A buffer belongs to the driver or to the device,
 * never to both: each access of the driver checks that. For cores that are coherent with the device.
 */
final class DescriptorRing {
    /** The number of descriptors. */
    static final int LENGTH = 16;
    /** The bytes of a ring and its buffers. */
    static final long BYTES = LENGTH * (NicDescriptor.BYTES + (long) NicDescriptor.MAX_BUFFER);

    private static final long BUFFERS_AT = (long) LENGTH * NicDescriptor.BYTES;

    /** The owners of a buffer. */
    private enum Owner {
        DRIVER, DEVICE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Memory memory;
    private final Window window;
    private final long physical;
    private final Owner[] owners = new Owner[LENGTH];

    /**
     * An empty ring: all buffers are the driver's.
     *
     * @param window of {@link #BYTES} bytes
     * @param physical the address of the window for the device
     */
    DescriptorRing(Memory memory, Window window, long physical) {
        this.memory = memory;
        this.window = window;
        this.physical = physical;
        Arrays.fill(owners, Owner.DRIVER);
    }

    /** The index after another. */
    static int next(int index) {
        return (index + 1) % LENGTH;
    }

    /** The address of the ring for the device. */
    long base() {
        return physical;
    }

    /** The number of buffers that are the device's. */
    int withDevice() {
        return (int) Arrays.stream(owners).filter(owner -> owner == Owner.DEVICE).count();
    }

    /** Writes to a buffer of the driver. */
    void write(int index, byte[] bytes) {
        require(index, Owner.DRIVER);
        window.put(buffer(index), bytes);
    }

    /** Reads from a buffer of the driver. */
    byte[] read(int index, int length) {
        require(index, Owner.DRIVER);
        return window.get(buffer(index), length);
    }

    /** Gives a buffer of the driver to the device. The device looks at it when the tail has passed it. */
    void give(int index, int length) {
        require(index, Owner.DRIVER);
        NicDescriptor prepared = NicDescriptor.prepared(physical + buffer(index), length, false);
        memory.store(descriptor(index), Long.BYTES, prepared.first(), Endianness.LITTLE);
        memory.store(descriptor(index) + NicDescriptor.SECOND_WORD, Long.BYTES, prepared.second(), Endianness.LITTLE);
        owners[index] = Owner.DEVICE;
    }

    /** Takes a buffer of the device back; nothing if the device has not done with it. */
    Optional<NicDescriptor> take(int index) {
        require(index, Owner.DEVICE);
        NicDescriptor found = NicDescriptor.of(memory.load(descriptor(index), Long.BYTES, Endianness.LITTLE),
                memory.load(descriptor(index) + NicDescriptor.SECOND_WORD, Long.BYTES, Endianness.LITTLE));
        if (!found.isDone()) {
            return Optional.empty();
        }
        owners[index] = Owner.DRIVER;
        return Optional.of(found);
    }

    private long descriptor(int index) {
        return window.base() + (long) index * NicDescriptor.BYTES;
    }

    private static long buffer(int index) {
        return BUFFERS_AT + (long) index * NicDescriptor.MAX_BUFFER;
    }

    private void require(int index, Owner owner) {
        if (owners[index] != owner) {
            throw new IllegalStateException("buffer " + index + " is the " + owners[index] + "'s, not the " + owner
                    + "'s");
        }
    }
}
