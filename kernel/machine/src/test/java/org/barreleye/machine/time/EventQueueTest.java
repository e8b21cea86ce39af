package org.barreleye.machine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private record Posted(long time, EventClass eventClass, int core, long sequence) {}

    private static final Comparator<Posted> ORDER = Comparator.comparingLong(Posted::time)
            .thenComparing(Posted::eventClass)
            .thenComparingInt(Posted::core)
            .thenComparingLong(Posted::sequence);

    @Test
    void gives_events_back_by_time_class_core_and_sequence() {
        Seeds.each(100, seed -> {
            SeededRandom random = new SeededRandom(seed);
            EventQueue queue = new EventQueue();
            List<Posted> expected = new ArrayList<>();
            for (long action = 0; action < 400; action++) {
                if (random.upTo(2) > 0 || expected.isEmpty()) {
                    expected.add(post(queue, random, action));
                } else {
                    expected.sort(ORDER);
                    assertThat(take(queue)).isEqualTo(expected.remove(0));
                }
                if (action == 200) {
                    queue = new StateCloner().of(queue);
                }
            }
            expected.sort(ORDER);
            for (Posted next : expected) {
                assertThat(take(queue)).isEqualTo(next);
            }
            assertThat(queue.earliestTime()).isEqualTo(EventQueue.NEVER);
        });
    }

    private static Posted post(EventQueue queue, SeededRandom random, long sequence) {
        Posted event = new Posted(
                random.upTo(20), EventClass.at((int) random.upTo(5)), (int) random.upTo(1_023), sequence);
        int handle = queue.post(event.time(), event.eventClass(), event.core());
        queue.setWord(handle, 8, sequence);
        queue.setTexts(handle, "kind", "text " + sequence);
        return event;
    }

    private static Posted take(EventQueue queue) {
        long time = queue.earliestTime();
        EventClass eventClass = queue.earliestClass();
        int core = queue.earliestCore();
        int handle = queue.take();
        assertThat(queue.text(handle)).isEqualTo("text " + queue.word(handle, 8));
        return new Posted(time, eventClass, core, queue.word(handle, 8));
    }
}
