package org.barreleye.machine.trace;

import org.barreleye.kpi.state.Copyable;

/**
 * The 64-bit hash of all that was observable in a run, in order.
 *
 * <p>For each 64-bit word: the hash is combined by exclusive or with the word times an odd constant, rotated by 27
 * bits, multiplied by another odd constant, and a third is added. Each operation can be undone, so two histories that
 * differ in one word differ at once; two that differ in more agree by accident only. Not a cryptographic hash.
 */
public final class TraceHash implements Copyable {
    private long value = 0x6a09e667f3bcc909L;

    /** Creates the hash of a run without events. */
    public TraceHash() {}

    /** Adds a word to the hash. */
    public void mix(long word) {
        value = Long.rotateLeft(value ^ word * 0x9e3779b97f4a7c15L, 27) * 0xd6e8feb86659fd93L + 0x3c6ef372fe94f82bL;
    }

    /** Adds an access to memory: its time, its address (negated for a store), the number. */
    public void mixAccess(long time, long address, long accessed) {
        mix((time * 0xff51afd7ed558ccdL + address) * 0xc4ceb9fe1a85ec53L + accessed);
    }

    /** Adds an event: its time, its class, its core. */
    public void mixEvent(long time, int eventClass, int core) {
        mix(time * 0xff51afd7ed558ccdL + ((long) eventClass << 32 | core));
    }

    /** Adds a text: its length, then its characters. */
    public void mix(String text) {
        mix(text.length());
        for (int index = 0; index < text.length(); index++) {
            mix(text.charAt(index));
        }
    }

    /** The hash so far. */
    public long value() {
        return value;
    }
}
