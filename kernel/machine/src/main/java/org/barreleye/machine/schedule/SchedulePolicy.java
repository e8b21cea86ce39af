package org.barreleye.machine.schedule;

import java.util.List;

/** Decides which of several things that may happen next does. */
@FunctionalInterface
public interface SchedulePolicy {
    /**
     * Chooses. Asked before every event, also where there is only one enabled event.
     *
     * @param enabledEvents what may happen next, at least one, in the order in which it would without a policy
     * @return the index of one of them
     */
    int choose(List<EnabledEvent> enabledEvents);
}
