package org.barreleye.machine.schedule;

import org.barreleye.machine.time.EventClass;

/**
 * An event that may be executed next. Ordered as without a policy.
 *
 * @param due the time at which it is due, in picoseconds; an event that is chosen late happens late
 * @param eventClass its class
 * @param core the index of its core in the machine's list
 * @param subject distinguishes events of one class at one core: the packed address of a store, its complement for a
 *     line that is invalidated, or the sequence number of a posted event
 */
public record EnabledEvent(long due, EventClass eventClass, int core, long subject)
        implements Comparable<EnabledEvent> {
    @Override
    public int compareTo(EnabledEvent other) {
        int order = Long.compare(due, other.due);
        order = order != 0 ? order : eventClass.compareTo(other.eventClass);
        order = order != 0 ? order : Integer.compare(core, other.core);
        return order != 0 ? order : Long.compare(subject, other.subject);
    }
}
