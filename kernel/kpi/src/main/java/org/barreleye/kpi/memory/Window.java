package org.barreleye.kpi.memory;

import org.barreleye.kpi.state.Copyable;

/** A stretch of memory that a program has been given, addressed from 0, in the byte order of its core. */
public final class Window implements Copyable {
    private static final long LINE = 64;

    private final Memory memory;
    private final long base;
    private final long bytes;

    /**
     * Opens a window.
     *
     * @param base address of the first byte, as {@link Memory} has it
     * @param bytes its length
     */
    public Window(Memory memory, long base, long bytes) {
        this.memory = memory;
        this.base = base;
        this.bytes = bytes;
    }

    /** The length in bytes. */
    public long bytes() {
        return bytes;
    }

    /** The address of the first byte. */
    public long base() {
        return base;
    }

    /** A part of this window. */
    public Window part(long offset, long length) {
        checkInside(offset, length);
        return new Window(memory, base + offset, length);
    }

    /** Reads the byte at an offset. */
    public byte getByte(long offset) {
        return (byte) load(offset, 1);
    }

    /** Writes the byte at an offset. */
    public void putByte(long offset, byte value) {
        store(offset, 1, value);
    }

    /** Reads four bytes; the offset is a multiple of four. */
    public int getInt(long offset) {
        return (int) load(offset, 4);
    }

    /** Writes four bytes; the offset is a multiple of four. */
    public void putInt(long offset, int value) {
        store(offset, 4, value);
    }

    /** Reads eight bytes; the offset is a multiple of eight. */
    public long getLong(long offset) {
        return load(offset, 8);
    }

    /** Writes eight bytes; the offset is a multiple of eight. */
    public void putLong(long offset, long value) {
        store(offset, 8, value);
    }

    /** Reads bytes into a new array. */
    public byte[] get(long offset, int length) {
        checkInside(offset, length);
        byte[] result = new byte[length];
        for (int i = 0; i < length; i++) {
            result[i] = getByte(offset + i);
        }
        return result;
    }

    /** Writes all bytes of an array. */
    public void put(long offset, byte[] values) {
        checkInside(offset, values.length);
        for (int i = 0; i < values.length; i++) {
            putByte(offset + i, values[i]);
        }
    }

    /** Makes what was written here visible to cores that share no cache with this one. */
    public void clean() {
        for (long line = base & -LINE; line < base + bytes; line += LINE) {
            memory.cleanLine(line);
        }
    }

    /**
     * Makes what cores that share no cache with this one have written here visible; what was written and not cleaned is
     * lost.
     */
    public void invalidate() {
        for (long line = base & -LINE; line < base + bytes; line += LINE) {
            memory.invalidateLine(line);
        }
    }

    private long load(long offset, int width) {
        checkInside(offset, width);
        return memory.load(base + offset, width, memory.endianness());
    }

    private void store(long offset, int width, long value) {
        checkInside(offset, width);
        memory.store(base + offset, width, value, memory.endianness());
    }

    private void checkInside(long offset, long length) {
        if (offset < 0 || length < 0 || offset > bytes - length) {
            throw new IndexOutOfBoundsException(length + " bytes at offset " + offset + " of a window of " + bytes);
        }
    }
}
