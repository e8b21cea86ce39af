package org.barreleye.driver.nic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptModerationTest {
    private final InterruptModeration moderation = new InterruptModeration();

    @Test
    void lets_the_interrupts_of_round_trips_come_at_once() {
        for (int i = 0; i < 100; i++) {
            assertThat(moderation.note(i % 3)).isFalse();
        }
        assertThat(moderation.interval()).isZero();
    }

    @Test
    void begins_when_an_interrupt_finds_several_frames_and_ends_after_four_that_find_few() {
        assertThat(moderation.note(3)).isTrue();
        assertThat(moderation.interval()).isEqualTo(InterruptModeration.INTERVAL);
        assertThat(moderation.note(64)).isFalse();
        for (int frames : new int[] {1, 0, 1, 2, 1, 1, 0}) {
            assertThat(moderation.note(frames)).isFalse();
        }
        assertThat(moderation.note(1)).isTrue();
        assertThat(moderation.interval()).isZero();
    }

    @Test
    void ends_with_a_reset_of_the_device() {
        moderation.note(5);
        moderation.reset();

        assertThat(moderation.interval()).isZero();
    }
}
