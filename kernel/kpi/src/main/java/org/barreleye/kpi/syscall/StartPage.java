package org.barreleye.kpi.syscall;

/**
 * The page that a core finds when it is started: little-endian words that its CPU driver and its monitor read. Written
 * by the monitor that starts the core.
 */
public final class StartPage {
    /** Offset of the word that says that this is a start page. */
    public static final int MAGIC = 0;
    /** Offset of the packed canonical address of the memory that the new core owns. */
    public static final int MEMORY_BASE = 8;
    /** Offset of the size of that memory in bytes. */
    public static final int MEMORY_BYTES = 16;
    /** Offset of the four words that describe the frame of the first channel. */
    public static final int CHANNEL = 24;
    /** Offset of the number of the core whose monitor wrote the page. */
    public static final int PARENT = 56;
    /** Offset of the number of earlier starts of the core. */
    public static final int INCARNATION = 64;
    /** The value at {@link #MAGIC}. */
    public static final long MAGIC_VALUE = 0x6261_7272_656c_6579L;
    /** The bytes of the page. */
    public static final int BYTES = 4096;

    private StartPage() {}
}
