package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/** Frames in the memory of a machine, read and written in words, with the time of their lines. */
final class NicBuffer implements Copyable {
    private static final int MESSAGE_LINE_BYTES = 64;

    private final DmaAccess memory;

    NicBuffer(DmaAccess memory) {
        this.memory = memory;
    }

    long lineTime(long address, boolean toMemory, long now) {
        return memory.lineTime(address, toMemory, now);
    }

    /** The time to move some bytes, line by line. */
    long time(long address, int bytes, boolean toMemory, long now) {
        long time = now;
        for (long line = address & -MESSAGE_LINE_BYTES; line < address + bytes; line += MESSAGE_LINE_BYTES) {
            time += memory.lineTime(line, toMemory, time);
        }
        return time - now;
    }

    byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        for (int offset = 0; offset < length; offset += Long.BYTES) {
            long word = memory.read(address + offset);
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
            memory.write(address + offset, word);
        }
    }
}
