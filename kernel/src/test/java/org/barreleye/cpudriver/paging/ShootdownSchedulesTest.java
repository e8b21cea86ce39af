package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.cpudriver.paging.ShootdownSchedules.Operation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLB shootdown of three cores and two operations, over all schedules. */
class ShootdownSchedulesTest {
    @Nested
    class No_core_uses_a_translation {
        @ParameterizedTest
        @EnumSource
        void that_an_operation_has_taken_away_while_another_page_is_unmapped(Operation operation) {
            long schedules = new ShootdownSchedules(List.of(operation, Operation.UNMAP), Canary.NONE).exploreAll();

            System.out.println("ShootdownSchedulesTest: " + operation + " beside UNMAP, " + schedules + " schedules");
            assertThat(schedules).isGreaterThan(10_000);
        }
    }

    @Nested
    class A_planted_mistake {
        @Test
        void is_found_if_one_core_does_not_invalidate() {
            assertThatThrownBy(() -> new ShootdownSchedules(List.of(Operation.UNMAP, Operation.UNMAP),
                    Canary.ONE_CORE_FORGOTTEN).exploreAll()).hasMessageContaining("translations:");
        }

        @Test
        void is_found_if_a_shootdown_is_complete_before_the_cores_have_answered() {
            assertThatThrownBy(() -> new ShootdownSchedules(List.of(Operation.UNMAP, Operation.DELETE),
                    Canary.COMPLETED_TOO_EARLY).exploreAll()).hasMessageContaining("translations:");
        }
    }
}
