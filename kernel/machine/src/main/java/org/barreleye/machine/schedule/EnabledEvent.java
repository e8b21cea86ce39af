package org.barreleye.machine.schedule;

import org.barreleye.machine.time.EventClass;

/**
 * Something that may happen next; ordered as it would happen if nobody chose.
 *
 * @param due when it was to happen, in picoseconds; chosen late, it happens late
 * @param eventClass what kind of thing
 * @param core index of the core at which it happens, among all cores in ascending order of their numbers
 * @param subject what tells it from others of its class and core: the packed address of a store, its
 *     complement for a line that is invalidated, or the sequence number of a posted event
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
