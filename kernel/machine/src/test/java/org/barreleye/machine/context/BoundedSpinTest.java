package org.barreleye.machine.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The number of looks before a side of a stack parks. */
class BoundedSpinTest {
    private final BoundedSpin spin = new BoundedSpin(2);

    private void waitsInVain(int times) {
        for (int i = 0; i < times; i++) {
            spin.looks();
            spin.note(false);
        }
    }

    @Nested
    class On_several_processors {
        @Test
        void is_the_most_while_switches_come_in_time() {
            assertThat(spin.looks()).isEqualTo(BoundedSpin.LOOKS_MAX);
            spin.note(true);
            assertThat(spin.looks()).isEqualTo(BoundedSpin.LOOKS_MAX);
        }

        @Test
        void is_halved_by_each_wait_in_vain_down_to_a_few() {
            waitsInVain(1);
            assertThat(spin.looks()).isEqualTo(BoundedSpin.LOOKS_MAX / 2);
            waitsInVain(100);
            assertThat(spin.looks()).isEqualTo(BoundedSpin.LOOKS_MIN);
        }

        @Test
        void is_tried_again_after_many_waits_and_stays_if_the_switch_comes_then() {
            waitsInVain(BoundedSpin.WAITS_BETWEEN_TRIALS - 1);
            assertThat(spin.looks()).isEqualTo(BoundedSpin.LOOKS_MAX);
            spin.note(true);
            assertThat(spin.looks()).isEqualTo(BoundedSpin.LOOKS_MAX);
        }
    }

    @Nested
    class On_one_processor {
        @Test
        void is_zero_because_the_other_side_must_run_first() {
            assertThat(new BoundedSpin(1).looks()).isZero();
        }
    }
}
