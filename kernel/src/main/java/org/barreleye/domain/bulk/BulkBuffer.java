package org.barreleye.domain.bulk;

import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.state.Copyable;

/**
 * A reference to a buffer of a pool. It is of use until the buffer is given away or freed; each use after that, and
 * each write to a buffer that is shared, is an {@link IllegalStateException} that names the buffer, its owner and the
 * operation.
 */
public final class BulkBuffer implements Copyable {
    private final BulkPool pool;
    private final int number;
    private final int lease;

    BulkBuffer(BulkPool pool, int number, int lease) {
        this.pool = pool;
        this.number = number;
        this.lease = lease;
    }

    /** Its number in the pool, from 0. */
    public int number() {
        return number;
    }

    /** The number of bytes that fit. */
    public int capacity() {
        return pool.shape().bytes();
    }

    /** The offset of its first byte in the frame of the pool, in bytes: a device finds it there. */
    public long offset() {
        return (long) number * capacity();
    }

    /** The number of bytes that it holds from its begin on, which is what a transfer transfers. */
    public int length() {
        return pool.table().length(number);
    }

    /**
     * Sets the number of bytes that it holds, after they were written through the {@link #window} or by a device.
     *
     * @param length 0 .. capacity
     */
    public void setLength(int length) {
        requireWritable("set the length of", 0);
        checkInside(0, length, capacity());
        pool.table().setLength(number, length);
    }

    /** Its owner. */
    public BufferOwner owner() {
        return pool.table().owner(number);
    }

    /** Its bytes, all that fit. Ownership is checked at each access through it. */
    public Window window() {
        requireReadable("open a window of");
        return new Window(new BufferMemory(this, pool.movement().memory()), pool.address(number), capacity());
    }

    /** Reads bytes that it holds. */
    public byte[] get(int offset, int count) {
        requireReadable("read");
        checkInside(offset, count, length());
        return pool.movement().read(pool.address(number) + offset, count);
    }

    /** Reads all bytes that it holds. */
    public byte[] get() {
        return get(0, length());
    }

    /** Writes bytes, and lets it hold them: it is longer afterwards if they go beyond its length. */
    public void put(int offset, byte[] bytes) {
        requireWritable("write", pool.address(number) + offset + bytes.length);
        checkInside(offset, bytes.length, capacity());
        pool.movement().write(pool.address(number) + offset, bytes);
        pool.table().setLength(number, Math.max(length(), offset + bytes.length));
    }

    private static void checkInside(int offset, int count, int bytes) {
        if (offset < 0 || count < 0 || offset > bytes - count) {
            throw new IndexOutOfBoundsException(count + " bytes at offset " + offset + " of a buffer of " + bytes);
        }
    }

    boolean isOf(BulkPool other) {
        return pool == other;
    }

    void require(boolean isPermitted, String operation) {
        pool.requireOpen(operation);
        pool.table().require(number, lease, isPermitted, operation);
    }

    void requireReadable(String operation) {
        require(owner().isReadable(), operation);
    }

    /** Checks a write that ends before an address, and notes it. */
    void requireWritable(String operation, long end) {
        require(owner().isWritable(), operation);
        pool.table().addWritten(number, (int) Math.min(Math.max(end - pool.address(number), 0), capacity()));
    }

    @Override
    public String toString() {
        return "buffer " + number + ", which " + owner().sentence();
    }
}
