package org.barreleye.machine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Test;

class TimerTableTest {
    @Test
    void always_knows_the_earliest_and_of_equals_the_lowest_core() {
        Seeds.each(60, seed -> {
            SeededRandom random = new SeededRandom(seed);
            int cores = (int) (1 + random.upTo(70));
            TimerTable due = new TimerTable(cores);
            long[] expected = new long[cores];
            Arrays.fill(expected, EventQueue.NEVER);
            for (int change = 0; change < 300; change++) {
                int core = (int) random.upTo(cores - 1);
                long time = random.upTo(5) == 0 ? EventQueue.NEVER : random.upTo(30);
                due.set(core, time);
                expected[core] = time;
                if (change == 150) {
                    due = new StateCloner().of(due);
                }

                long earliest = Arrays.stream(expected).min().orElseThrow();
                assertThat(due.time(core)).isEqualTo(time);
                assertThat(due.earliestTime()).isEqualTo(earliest);
                if (earliest != EventQueue.NEVER) {
                    assertThat(due.earliestCore()).isEqualTo(firstWith(expected, earliest));
                }
            }
        });
    }

    private static int firstWith(long[] times, long time) {
        int core = 0;
        while (times[core] != time) {
            core++;
        }
        return core;
    }
}
