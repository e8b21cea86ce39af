package org.barreleye.machine.device;

import java.util.OptionalLong;
import org.barreleye.kpi.state.Copyable;

/** The memory that a {@link Nic} reaches: words, frames, and the time of their lines. */
final class NicMemory implements Copyable {
    private static final int MESSAGE_LINE_BYTES = 64;

    private final Bus bus;
    private final int place;
    private final DmaPath path;

    /**
     * The memory behind a path.
     *
     * @param place the core beside which the device stands, by its index
     */
    NicMemory(Bus bus, int place, DmaPath path) {
        this.bus = bus;
        this.place = place;
        this.path = path;
    }

    /**
     * The time to move the message line of an address, which occupies the links on the way.
     *
     * @param now the time at which it starts
     * @throws DmaRefused if the device may not access the address
     */
    long lineTime(long address, boolean toMemory, long now) {
        OptionalLong canonical = path.translate(address, toMemory);
        if (canonical.isEmpty()) {
            require(address & -Long.BYTES, toMemory); // is asked so that the refusal is noted
            throw new DmaRefused();
        }
        return bus.transferMessageLine(place, canonical.getAsLong(), toMemory, now)
                + bus.messageLineTransferTime(place, canonical.getAsLong());
    }

    /** The time to move some bytes, line by line. */
    long time(long address, int bytes, boolean toMemory, long now) {
        long time = now;
        // From the first byte on: what is before it in its line may be outside of a window.
        for (long next = address; next < address + bytes; next = (next & -MESSAGE_LINE_BYTES) + MESSAGE_LINE_BYTES) {
            time += lineTime(next, toMemory, time);
        }
        return time - now;
    }

    /**
     * Reads eight bytes, the first in the lowest bits.
     *
     * @throws DmaRefused if the device may not read there
     */
    long read(long address) {
        require(address, false);
        return path.read(address);
    }

    /**
     * Writes eight bytes, the lowest bits first.
     *
     * @throws DmaRefused if the device may not write there
     */
    void write(long address, long word) {
        require(address, true);
        path.write(address, word);
    }

    private void require(long address, boolean toMemory) {
        if (!path.permits(address, Long.BYTES, toMemory)) {
            throw new DmaRefused();
        }
    }

    byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        for (int offset = 0; offset < length; offset += Long.BYTES) {
            long word = read(address + offset);
            for (int index = offset; index < Math.min(length, offset + Long.BYTES); index++) {
                bytes[index] = (byte) word;
                word >>>= Byte.SIZE;
            }
        }
        return bytes;
    }

    void write(long address, byte[] bytes) {
        for (int offset = 0; offset < bytes.length; offset += Long.BYTES) {
            long word = 0;
            for (int index = Math.min(bytes.length, offset + Long.BYTES) - 1; index >= offset; index--) {
                word = word << Byte.SIZE | bytes[index] & 0xff;
            }
            write(address + offset, word);
        }
    }
}
