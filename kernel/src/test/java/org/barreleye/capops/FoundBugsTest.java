package org.barreleye.capops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.system.Step;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The schedules of the bugs that the exploration has found; {@code bugs-found.md} tells about each. */
class FoundBugsTest {
    private static final List<OperationKind> ALL = List.of(OperationKind.values());
    private static final int STEPS_MAX = 500;

    /** Replays a schedule, then delivers messages, reports deaths and joins and lets kernels work, to the end. */
    private static void assertMended(CapabilityScenario begin, String schedule) {
        Run run = Run.of(begin.scenario(), Schedule.parse(schedule));
        boolean delivers = true;
        for (int i = 0; i < STEPS_MAX && delivers && run.violation().isEmpty(); i++) {
            List<Step> deliveries = run.state().steps().stream()
                    .filter(step -> step instanceof Step.Deliver || step instanceof Step.ReportDeath
                            || step instanceof Step.ReportRejoin || isOfKernel(run, step)).toList();
            delivers = !deliveries.isEmpty();
            if (delivers) {
                run.step(deliveries.get(0));
            }
        }
        assertThat(run.violation()).isEmpty();
        assertThat(delivers).as("messages are left").isFalse();
    }

    private static boolean isOfKernel(Run run, Step step) {
        return step instanceof Step.Start start
                && run.state().node(start.node()).describe(start.operation()).equals("does a step");
    }

    private static CapabilityScenario cores(int cores, Shape shape) {
        return new CapabilityScenario(shape, cores, 1, ALL);
    }

    private static CapabilityScenario twice(Shape shape, OperationKind... kinds) {
        return new CapabilityScenario(shape, 2, 2, List.of(kinds));
    }

    @Nested
    class Memory_that_was_lent_and_copied_back {
        @Test
        void is_revoked_without_lender_and_borrower_asking_each_other_for_ever() {
            assertMended(cores(2, Shape.LENT), "1:0 1>0 0:15 0>1 1>0 0>1 1>0");
        }

        @Test
        void does_not_make_a_revoke_of_its_ancestor_wait_for_itself() {
            assertMended(cores(2, Shape.LENT_PART), "0:15 1:0 1>0 0>1 1>0 0>1 1>0 0>1");
        }

        @Test
        void is_dropped_when_the_lender_deletes_its_copy() {
            assertMended(cores(2, Shape.LENT_AND_COPIED), "0:12");
        }
    }

    @Nested
    class Several_revokes_of_one_capability_that_wait {
        @Test
        void end_all_when_the_capability_is_gone() {
            assertMended(new CapabilityScenario(Shape.PART_ELSEWHERE, 3, 3, ALL), "1:21 1:21 1:21 0:21 1>0 0>1 0>1");
        }
    }

    @Nested
    class Memory_whose_borrower_has_died {
        private static CapabilityScenario mortals(Shape shape) {
            return cores(3, shape).withDeaths(1);
        }

        @Test
        void is_not_free_while_a_copy_of_it_is_on_the_way_to_a_third_core() {
            assertMended(mortals(Shape.SINGLE), "0:6 0>1 1:1 1! 1!0");
        }

        @Test
        void is_revoked_before_a_revoke_of_its_ancestor_has_succeeded() {
            assertMended(mortals(Shape.SIBLINGS), "0:1 1:1 1! 1!0 0>2 2:22 2>0 0>2 2>0 2>0 0>2");
        }

        @Test
        void is_revoked_before_other_objects_are_made_of_it() {
            assertMended(mortals(Shape.CHAIN), "0:0 0>1 1:3 1>0 1! 1!0 0>2 2:16 2>0 0>2");
        }
    }

    @Nested
    class A_core_that_joins_again {
        private static CapabilityScenario rejoins(Shape shape, OperationKind... kinds) {
            return new CapabilityScenario(shape, 3, 1, List.of(kinds)).withDeaths(1).withRejoins(1);
        }

        @Test
        void gets_a_copy_from_a_home_that_does_not_know_yet_that_it_has_joined() {
            assertMended(rejoins(Shape.SINGLE, OperationKind.COPY), "0:0 0>1 1:1 1>0 1! 1!0 0:7 0>2 1!2 2:7 1+ 1+2 "
                    + "2>1 2:1 2>0 1+0 0>1 0>2 0>2");
        }

        @Test
        void does_not_take_the_answer_to_its_earlier_incarnation_for_one_to_itself() {
            assertMended(rejoins(Shape.PART_AT_A_HOLDER, OperationKind.COPY, OperationKind.REVOKE), "1:5 1>0 0>1 0>2 "
                    + "2:6 2>0 0>1 1>0 2! 2!0 0:10 2!1 1:10 2+ 2+0 0:1 1>0 0>2 0>2 2:6 0>2");
        }

        @Test
        void is_released_by_a_core_that_has_delivered_parts_of_an_object_that_is_deleted() {
            assertMended(rejoins(Shape.SIBLINGS, OperationKind.COPY), "0:0 0>1 1:1 0! 0!1 1:7 0!2 2:7");
        }
    }

    /** The explored model once did not count a notice of a refusal, which the receiver counted. */
    @Nested
    class A_holder_that_has_received_a_notice {
        @Test
        void waits_for_the_copy_that_was_sent_before_a_request_along_the_tree() {
            assertMended(new CapabilityScenario(Shape.LENT_AND_COPIED, 3, 2,
                    List.of(OperationKind.COPY, OperationKind.REVOKE)),
                    "1:0 1>0 0:0 0:1 0>1 2:1 2>1 2:1 2>1 0>1 1>0 1:6 1>0 0>2 1>2");
        }
    }

    @Nested
    class Two_revokes_that_delete_in_steps {
        @Test
        void are_answered_when_nothing_of_the_object_is_left_on_the_core() {
            assertMended(new CapabilityScenario(Shape.LENT_TO_TWO, 3, 1, List.of(OperationKind.REVOKE)).stepwise(),
                    "0:0 0>1 2:0 2>0 0>1 0>2 2>1 1>0 2:5 2:5 2>0 0>1 1>0 0>2");
        }
    }

    @Nested
    class Memory_that_is_returned_while_it_is_revoked {
        @Test
        void is_no_longer_counted() {
            assertMended(cores(2, Shape.LENT_PART), "0:15 1:3 1>0");
        }
    }

    @Nested
    class The_capability_that_a_revoke_keeps_away_from_home {
        @Test
        void is_not_copied_to_another_core_before_the_home_has_finished() {
            assertMended(twice(Shape.COPY_ELSEWHERE, OperationKind.COPY, OperationKind.REVOKE),
                    "1:3 1>0 0>1 1:0 1>0 0>1");
        }

        @Test
        void is_not_minted_before_the_home_has_finished() {
            assertMended(twice(Shape.COPY_ELSEWHERE, OperationKind.MINT, OperationKind.REVOKE),
                    "1:3 1>0 0>1 1>0 1:0 0>1");
        }

        @Test
        void is_not_retyped_before_the_home_has_finished() {
            assertMended(twice(Shape.COPY_ELSEWHERE, OperationKind.RETYPE, OperationKind.REVOKE),
                    "1:3 1>0 0>1 1>0 1:0 1>0 0>1");
        }

        @Test
        void is_not_copied_by_a_borrower_before_the_home_has_finished() {
            assertMended(twice(Shape.LENT_TO_TWO, OperationKind.COPY, OperationKind.REVOKE),
                    "0:0 0>1 1:5 1>0 0>1 0>1 1>0 0>1 1>0 0>1 1>0 1:2 1>0 0>1");
        }

        @Test
        void is_forgotten_when_a_revoke_of_its_ancestor_deletes_it() {
            assertMended(twice(Shape.COPY_ELSEWHERE, OperationKind.RETYPE, OperationKind.REVOKE),
                    "1:0 1>0 0>1 1:5 1>0 0:3 0>1 1>0 0>1 1>0 1>0");
        }

        @Test
        void is_not_kept_twice_by_a_home_that_a_borrower_asks() {
            assertMended(twice(Shape.SIBLINGS, OperationKind.COPY, OperationKind.REVOKE),
                    "0:0 0:3 0>1 1:0 1>0 0>1 1>0 1>0 0>1 1>0 0>1 1>0 1>0");
        }

        @Test
        void does_not_make_a_borrower_wait_for_itself() {
            assertMended(cores(3, Shape.LENT_TO_TWO), "0:0 0>1 1:23 1>0 2:2 2>1 1>0 0>2 2>1 2>1 0>1 1>0 0>1 1>0 "
                    + "0>1 1>2 2>0 1>2 2>0");
        }
    }
}
