package org.barreleye.monitor;

/**
 * A capability on its way between two cores, in the words of the CPU driver that described it.
 *
 * @param connection whose next capability this is
 * @param present false for the absent capability, which travels too, to keep its place in the order
 */
record CapabilityInWords(long connection, boolean present, long word0, long word1, long word2, long word3) {
    static CapabilityInWords absent(long connection) {
        return new CapabilityInWords(connection, false, 0, 0, 0, 0);
    }
}
