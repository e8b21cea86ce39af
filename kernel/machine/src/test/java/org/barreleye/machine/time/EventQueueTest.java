package org.barreleye.machine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barreleye.kpi.types.Copier;
import org.barreleye.machine.Seeds;
import org.barreleye.machine.chance.Chance;
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
            Chance chance = new Chance(seed);
            EventQueue queue = new EventQueue();
            List<Posted> expected = new ArrayList<>();
            for (long action = 0; action < 400; action++) {
                if (chance.upTo(2) > 0 || expected.isEmpty()) {
                    expected.add(post(queue, chance, action));
                } else {
                    expected.sort(ORDER);
                    assertThat(take(queue)).isEqualTo(expected.remove(0));
                }
                if (action == 200) {
                    queue = new Copier().of(queue);
                }
            }
            expected.sort(ORDER);
            for (Posted next : expected) {
                assertThat(take(queue)).isEqualTo(next);
            }
            assertThat(queue.earliestTime()).isEqualTo(EventQueue.NEVER);
        });
    }

    private static Posted post(EventQueue queue, Chance chance, long sequence) {
        Posted event = new Posted(
                chance.upTo(20), EventClass.at((int) chance.upTo(5)), (int) chance.upTo(1_023), sequence);
        int slot = queue.post(event.time(), event.eventClass(), event.core());
        queue.setWord(slot, 8, sequence);
        queue.setTexts(slot, "kind", "text " + sequence);
        return event;
    }

    private static Posted take(EventQueue queue) {
        long time = queue.earliestTime();
        EventClass eventClass = queue.earliestClass();
        int core = queue.earliestCore();
        int slot = queue.take();
        assertThat(queue.text(slot)).isEqualTo("text " + queue.word(slot, 8));
        return new Posted(time, eventClass, core, queue.word(slot, 8));
    }
}
