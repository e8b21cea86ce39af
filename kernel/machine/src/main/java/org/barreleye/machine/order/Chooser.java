package org.barreleye.machine.order;

import java.util.List;

/** Decides which of several things that may happen next does. */
@FunctionalInterface
public interface Chooser {
    /**
     * Chooses. Asked before every event, also where there is only one candidate.
     *
     * @param candidates what may happen next, at least one, in the order in which it would without a chooser
     * @return the index of one of them
     */
    int choose(List<Candidate> candidates);
}
