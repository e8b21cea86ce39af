package org.barreleye.monitor.capops;

/**
 * A capability in a message between two monitors, in the words of the CPU driver that described it.
 *
 * @param word0 the first word: type and rights
 * @param word1 the second word
 * @param word2 the third word
 * @param word3 the fourth word
 */
public record WireCapability(long word0, long word1, long word2, long word3) {
    /** The words in the place of a capability that is absent or was revoked. */
    public static final WireCapability NONE = new WireCapability(0, 0, 0, 0);
}
