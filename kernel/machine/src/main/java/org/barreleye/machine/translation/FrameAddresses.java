package org.barreleye.machine.translation;

/** Checks the addresses of frames in entries. */
final class FrameAddresses {
    private FrameAddresses() {}

    /**
     * Checks that an entry can hold an address.
     *
     * @param size of what lies there: the address is a multiple of it
     * @param bits those that an entry has for addresses
     * @throws IllegalArgumentException if it cannot
     */
    static void require(long frame, long size, long bits) {
        if ((frame & size - 1) != 0 || (frame & ~bits) != 0) {
            throw new IllegalArgumentException("an entry cannot name 0x" + Long.toHexString(frame)
                    + ": an address is a multiple of 0x" + Long.toHexString(size) + ", and at most 0x"
                    + Long.toHexString(bits));
        }
    }
}
