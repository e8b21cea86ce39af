package org.barreleye.machine.topology;

import java.util.BitSet;
import java.util.SortedMap;

/**
 * A kind of cores, as hwloc 2.4 and newer tell them apart.
 *
 * @param hardwareThreads the numbers of the hardware threads
 * @param infos the pairs of names and values that hwloc found out about them
 */
record CpuKind(BitSet hardwareThreads, SortedMap<String, String> infos) {
    private static final int WORD_BITS = 32;
    private static final int HEXADECIMAL = 16;

    /**
     * Reads a set of hardware threads: words of 32 bits in hexadecimal, the most significant first.
     *
     * @throws NumberFormatException if it is no such set
     */
    static BitSet set(String text) {
        BitSet set = new BitSet();
        String[] words = text.split(",");
        for (int word = 0; word < words.length; word++) {
            String digits = words[words.length - 1 - word].strip();
            long bits = digits.isEmpty() ? 0 : Long.parseLong(digits.replaceFirst("^0x", ""), HEXADECIMAL);
            for (int bit = 0; bit < WORD_BITS; bit++) {
                set.set(word * WORD_BITS + bit, (bits >> bit & 1) != 0);
            }
        }
        return set;
    }
}
