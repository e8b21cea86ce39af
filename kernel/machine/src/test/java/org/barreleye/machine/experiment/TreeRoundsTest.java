package org.barreleye.machine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TreeRoundsTest {
    @Test
    void notice_a_member_that_receives_what_was_not_sent() {
        TreeRounds rounds = new TreeRounds(TreeOperation.BROADCAST, 3);

        assertThatThrownBy(() -> rounds.received(2, 1, 77, 10)).hasMessage("member 2 received 77 in round 1, not 1");
    }

    @Test
    void notice_a_member_that_receives_nothing() {
        TreeRounds rounds = new TreeRounds(TreeOperation.BROADCAST, 3);
        rounds.received(1, 1, 1, 10);

        assertThatThrownBy(rounds::meanTime).hasMessage("round 1 has reached 1 members");
    }

    @Test
    void notice_a_barrier_that_opens_too_early() {
        TreeRounds rounds = new TreeRounds(TreeOperation.BARRIER, 3);
        rounds.entered(1, 100);

        assertThatThrownBy(() -> rounds.begun(1, 99))
                .hasMessage("the barrier of round 1 opens before all have entered it");
    }

    @Test
    void notice_a_decision_that_a_member_refused() {
        TreeRounds rounds = new TreeRounds(TreeOperation.AGREEMENT, 4);
        assertThat(rounds.voteOf(3, 3)).as("a proposal that one member refuses").isZero();

        assertThatThrownBy(() -> rounds.answered(3, 1)).hasMessage("round 3 commits what member 3 refused");
    }

    @Test
    void send_the_decision_that_follows_from_the_votes() {
        TreeRounds rounds = new TreeRounds(TreeOperation.AGREEMENT, 4);

        rounds.answered(1, 1);
        assertThat(rounds.valueOf(2)).isEqualTo(1);
        rounds.answered(3, 0);
        assertThat(rounds.valueOf(4)).isZero();
    }
}
