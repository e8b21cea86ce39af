package org.barreleye.cpudriver.paging;

import java.util.EnumMap;
import java.util.Map;

/** The numbers of events. */
final class PagingEvents {
    private final Map<PagingEvent, Integer> counts = new EnumMap<>(PagingEvent.class);

    void count(PagingEvent event) {
        counts.merge(event, 1, Integer::sum);
    }

    /** The numbers of the events that have happened. */
    Map<PagingEvent, Integer> counts() {
        return counts;
    }
}
