package org.barreleye.monitor;

/**
 * A capability on its way between two cores, in the words of the CPU driver that described it.
 *
 * @param connection whose next capability this is
 * @param present false for the absent capability, which travels too, to keep its place in the order
 * @param returning whether it goes back to a core that had handed it over
 * @param releases how many times of handing over are thereby made good
 */
record WireCapability(long connection, boolean present, long word0, long word1, long word2, long word3,
        boolean returning, long releases) {
    static WireCapability absent(long connection) {
        return new WireCapability(connection, false, 0, 0, 0, 0, false, 0);
    }

    /** What a monitor has made for another to talk through; each lets go of its own, and owes the other nothing. */
    static WireCapability rings(long connection, long word0, long word1, long word2, long word3) {
        return new WireCapability(connection, true, word0, word1, word2, word3, true, 0);
    }
}
