package org.barreleye.machine.translation;

/** The rights of a page, as a set of bits. What a user may do, the kernel may do too in every format. */
public final class PageRights {
    /** The kernel reads. */
    public static final int KERNEL_READS = 1;
    /** The kernel writes. */
    public static final int KERNEL_WRITES = 1 << 1;
    /** User programs read. */
    public static final int USER_READS = 1 << 2;
    /** User programs write. */
    public static final int USER_WRITES = 1 << 3;
    /** User programs execute. */
    public static final int USER_EXECUTES = 1 << 4;

    /** For user programs, to read. */
    public static final int READ_ONLY = KERNEL_READS | USER_READS;
    /** For user programs, to read and to write. */
    public static final int READ_WRITE = READ_ONLY | KERNEL_WRITES | USER_WRITES;

    private PageRights() {}

    static boolean has(int rights, int right) {
        return (rights & right) != 0;
    }
}
