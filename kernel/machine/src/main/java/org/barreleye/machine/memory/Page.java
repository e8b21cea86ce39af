package org.barreleye.machine.memory;

/** Four kibibytes, and for each of their lines which caches hold it. Shared by copies of a machine until one writes. */
final class Page {
    static final int BYTES = 4096;
    static final int LINE_BYTES = 64;
    static final byte NOBODY = -1;

    private static final int LINES = BYTES / LINE_BYTES;

    final byte[] bytes;
    /** Bit i: the cache of core i holds the line. */
    final long[] sharers;
    /** The core that has modified the line, or {@link #NOBODY}. */
    final byte[] owner;

    Page() {
        bytes = new byte[BYTES];
        sharers = new long[LINES];
        owner = new byte[LINES];
        java.util.Arrays.fill(owner, NOBODY);
    }

    private Page(Page source) {
        bytes = source.bytes.clone();
        sharers = source.sharers.clone();
        owner = source.owner.clone();
    }

    Page twin() {
        return new Page(this);
    }
}
