package org.barreleye.machine.schedule;

import java.util.List;

/** Chooses the next event among those that may be executed. */
@FunctionalInterface
public interface SchedulePolicy {
    /**
     * Chooses an event. Called before every event, also if only one is enabled.
     *
     * @param enabledEvents the events that may be executed next, at least one, in the order without a policy
     * @return the index of one of them
     */
    int choose(List<EnabledEvent> enabledEvents);
}
