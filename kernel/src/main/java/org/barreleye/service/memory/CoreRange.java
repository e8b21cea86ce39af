package org.barreleye.service.memory;

import org.barreleye.kpi.state.Copyable;

/**
 * Cores of a node with consecutive numbers.
 *
 * @param first the number of the first
 * @param last the number of the last
 */
public record CoreRange(int first, int last) implements Copyable {
    boolean includes(int core) {
        return first <= core && core <= last;
    }
}
