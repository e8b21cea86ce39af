package org.barreleye.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.barreleye.exploration.LockService.Mistake;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.schedule.SequenceDiagram;
import org.junit.jupiter.api.Test;

class SequenceDiagramTest {
    @Test
    void shows_each_message_when_it_is_received() {
        Schedule schedule = Schedule.parse("1:0 2:0 2>0 1>0 0>2 2:1 2>0 0>1");

        assertThat(new SequenceDiagram(LockService.scenario(2, 1, Mistake.NONE)).of(schedule)).containsExactly(
                "node 0        node 1        node 2",
                "|             * acquires",
                "|             |             * acquires",
                "|<--------------------------|  Acquire[]",
                "|<------------|             |  Acquire[]",
                "|-------------------------->|  Granted[]",
                "|             |             * releases",
                "|<--------------------------|  Released[]",
                "|------------>|             |  Granted[]");
    }

    @Test
    void ends_with_the_exception_of_a_handler() {
        Schedule schedule = Schedule.parse("1:0 2:0 2>0 1>0");

        assertThat(new SequenceDiagram(LockService.scenario(2, 1, Mistake.THROWS)).of(schedule))
                .last().asString().contains("IllegalStateException: locked by 2");
    }

    @Test
    void a_line_that_is_no_schedule_is_refused_with_the_notation() {
        assertThatThrownBy(() -> Schedule.parse("1:0 nonsense"))
                .hasMessageContaining("'nonsense' is no step; steps are written 1:0 (node 1 starts operation 0)");
    }
}
