package org.barreleye.capops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules find deliberate faults. The rule, the shape and the number of states until then are those measured. */
class CanaryTest {
    private static final int CANARIES = 39;

    @Test
    void knows_all_of_them() {
        assertThat(Canary.values()).hasSize(CANARIES);
    }

    @Test
    void takes_three_cores_for_ten_of_them() throws NoSuchMethodException {
        String[] rows = CanaryTest.class.getDeclaredMethod("is_caught", Canary.class, String.class, Shape.class,
                String.class, long.class).getAnnotation(CsvSource.class).value();

        assertThat(rows).hasSize(CANARIES);
        assertThat(rows).filteredOn(row -> row.contains("; 3 x 1;")).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "LOST_DROP; 2 x 1; SINGLE; C8, M7; 6",
            "DOUBLE_DROP; 2 x 1; SINGLE; C8, M7; 6",
            "DROP_OF_ONE_DELIVERY; 2 x 1; COPY_ELSEWHERE; C8, M7; 81",
            "DROP_COUNTS_TOO_MUCH; 2 x 1; SINGLE; C8, M7; 6",
            "DROP_IGNORED; 2 x 1; SINGLE; C8, M7; 8",
            "LOST_ANSWER_OF_A_HOLDER; 2 x 1; SINGLE; C9, C12, D1, D5, D6; 17",
            "HOLDER_SAYS_KEPT; 2 x 1; COPY_ELSEWHERE; C8, M7; 201",
            "LOST_ANSWER_TO_A_REVOKE; 2 x 1; SINGLE; C9, C12, D1, D5, D6; 18",
            "LOST_REVOKE; 2 x 1; SINGLE; C9, C12, D1, D5, D6; 15",
            "LOST_ANSWER_TO_A_RESERVATION; 2 x 1; SINGLE; C8, M7; 11",
            "REFUSED_RESERVATION_GRANTED; 2 x 1; COPY_ELSEWHERE; C8, M7; 178",
            "NO_RESERVATION; 2 x 1; SINGLE; C8, M7; 12",
            "RESERVED_OBJECT_NOT_MADE; 2 x 1; SINGLE; C8, M7; 12",
            "REQUESTER_FORGOTTEN; 2 x 1; COPY_ELSEWHERE; C12; 314",
            "COPY_KEPT_BY_EVERY_HOLDER; 2 x 1; COPY_ELSEWHERE; C3; 201",
            "HOLDERS_NOT_ASKED; 2 x 1; SINGLE; C8, M7; 16",
            "ONE_HOLDER_NOT_ASKED; 2 x 1; SINGLE; C8, M7; 16",
            "REQUESTER_LOSES_ITS_ENTRY; 2 x 1; SINGLE; C8, M7; 18",
            "REVOKED_CAPABILITY_ACCEPTED; 2 x 1; SIBLINGS; C2; 2824",
            "RIGHTS_WIDENED_ON_IMPORT; 2 x 1; SINGLE; C5; 3",
            "GRANT_NOT_RECORDED; 3 x 1; SINGLE; C8, M7; 6109",
            "MOVE_LEAVES_A_COPY; 2 x 1; SINGLE; C9, C12, D1, D5, D6; 3",
            "RETURN_SENT_AS_A_COPY; 2 x 1; SINGLE; C8, M7; 30",
            "COPY_TO_HOME_SENT_AS_A_COPY; 2 x 1; SINGLE; C8, M7; 4",
            "COPY_SENT_UNRECORDED; 2 x 1; SINGLE; C8, M7; 2",
            "KERNEL_NOT_TOLD_OF_A_DEATH; 2 x 1; SINGLE; D4; 5",
            "LOAN_NOT_ENDED; 2 x 1; SINGLE; D4; 74",
            "LOST_NOTICE; 3 x 1; SINGLE; C9, C12, D1, D5, D6; 12522",
            "CORES_NOT_ASKED_FOR_A_LOAN; 3 x 1; SINGLE; C6, C10; 16097",
            "GRANT_RECORDED_TWICE; 3 x 1; SINGLE; C8, M7; 6109",
            "LOST_ANSWER_TO_A_GRANT; 3 x 1; SINGLE; C9, C12, D1, D5, D6; 6110",
            "FIRST_HOLDER_ASKED_ALONE; 3 x 1; SINGLE; C8, M7; 6140",
            "POSITION_IN_REQUEST_IGNORED; 3 x 1; SIBLINGS; C8, M7; 68016",
            "POSITION_IN_ANSWER_IGNORED; 3 x 1; CHAIN; C3; 73624",
            "BRANCH_NOT_ASKED; 3 x 1; SINGLE; C9, C12, D1, D5, D6; 6711",
            "BORROWER_ASKS_NOBODY; 2 x 1; SIBLINGS; C8, M7; 2783",
            "VIEW_IGNORED; 2 x 1; SINGLE; C9, C12, D1, D5, D6; 95",
            "RELEASED_TOO_EARLY; 2 x 1; SINGLE; C6, C10; 15",
            "OLD_INCARNATION_BELIEVED; 3 x 1; PART_AT_A_HOLDER; C3; 288216"
    })
    void is_caught(Canary canary, String bound, Shape shape, String rule, long states) {
        CanaryHunt.Catch found = new CanaryHunt(canary).run().orElseThrow();

        assertThat(found.bound()).isEqualTo(bound);
        assertThat(found.shape()).isEqualTo(shape);
        assertThat(found.rule()).startsWith(rule);
        assertThat(found.states()).isEqualTo(states);
    }
}
