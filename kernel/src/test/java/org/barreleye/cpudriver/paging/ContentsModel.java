package org.barreleye.cpudriver.paging;

import java.util.SortedMap;
import java.util.TreeMap;

/** The model of what frames contain: the words that were written. All others are zero. */
final class ContentsModel {
    private final SortedMap<Long, Long> words = new TreeMap<>();

    void write(long address, long word) {
        words.put(address, word);
    }

    long read(long address) {
        return words.getOrDefault(address, 0L);
    }

    void clear(long begin, long bytes) {
        words.subMap(begin, begin + bytes).clear();
    }

    void copy(long from, long to, long bytes) {
        new TreeMap<>(words.subMap(from, from + bytes)).forEach((address, word) ->
                words.put(address - from + to, word));
    }
}
