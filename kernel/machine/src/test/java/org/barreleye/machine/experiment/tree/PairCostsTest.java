package org.barreleye.machine.experiment.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairCostsTest {
    private static final PairCost NEAR = new PairCost(1, 2, 3, 4);
    private static final PairCost FAR = new PairCost(1, 2, 6, 8);

    @Test
    void of_the_first_cores_are_the_same_costs() {
        PairCosts some = RandomPairCosts.regular(2, 3, NEAR, FAR).first(4);

        assertThat(some.cores()).isEqualTo(4);
        assertThat(some.packageOf(3)).isEqualTo(1);
        assertThat(some.between(0, 2)).isEqualTo(NEAR);
        assertThat(some.between(3, 0)).isEqualTo(FAR);
    }

    @Test
    void have_a_row_and_a_column_for_each_core() {
        assertThatThrownBy(() -> new PairCosts(List.of(), List.of())).hasMessageContaining("one at least");
        assertThatThrownBy(() -> new PairCosts(List.of(0, 0), List.of(List.of(NEAR, NEAR), List.of(NEAR))))
                .hasMessageContaining("a row and a column for each core");
    }

    @Test
    void are_not_negative() {
        assertThatThrownBy(() -> new PairCost(0, -1, 0, 0)).hasMessageContaining("are not negative");
        assertThatThrownBy(() -> new PairCost(0, 0, 0, Double.NaN)).hasMessageContaining("are not negative");
    }
}
