package org.barreleye.service.memory;

import org.barreleye.kpi.state.Copyable;

/**
 * Cores of a node with consecutive numbers.
 *
 * @param first the number of the first
 * @param last the number of the last
 */
record CoreRange(int first, int last) implements Copyable {
    /** Parses the word nodeNODE=FIRST-LAST. */
    static CoreRange parse(String word) {
        String[] ends = word.substring(word.indexOf('=') + 1).split("-");
        return new CoreRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    boolean includes(int core) {
        return first <= core && core <= last;
    }
}
