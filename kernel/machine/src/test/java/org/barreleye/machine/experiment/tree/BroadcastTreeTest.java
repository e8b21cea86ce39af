package org.barreleye.machine.experiment.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BroadcastTreeTest {
    private static final PairCost FREE = new PairCost(0, 0, 0, 0);

    private final BroadcastTree tree =
            new BroadcastTree(List.of(List.of(2, 1), List.of(), List.of(4), List.of(), List.of(3)));

    @Test
    void knows_the_parent_and_the_depth_of_each_core() {
        assertThat(tree.parent(0)).isEqualTo(BroadcastTree.NONE);
        assertThat(tree.parent(3)).isEqualTo(4);
        assertThat(tree.depth(1)).isEqualTo(1);
        assertThat(tree.depth(3)).isEqualTo(3);
        assertThat(tree.depth()).isEqualTo(3);
    }

    @Test
    void keeps_the_order_in_which_a_core_sends() {
        assertThat(tree.children(0)).containsExactly(2, 1);
        assertThat(tree.fanOut()).isEqualTo(2);
    }

    @Test
    void counts_the_messages_between_packages() {
        List<PairCost> row = Collections.nCopies(5, FREE);
        PairCosts twoPackages = new PairCosts(List.of(0, 0, 1, 1, 1), Collections.nCopies(5, row));

        assertThat(tree.crossings(twoPackages)).isEqualTo(1);
    }

    @Nested
    class Refuses {
        @Test
        void a_core_that_is_reached_twice() {
            assertThatThrownBy(() -> new BroadcastTree(List.of(List.of(1, 2), List.of(2), List.of())))
                    .hasMessage("core 2, a child of core 1, is reached twice");
        }

        @Test
        void a_cycle_through_the_root() {
            assertThatThrownBy(() -> new BroadcastTree(List.of(List.of(1), List.of(0))))
                    .hasMessage("core 0, a child of core 1, is reached twice");
        }

        @Test
        void a_core_that_is_not_reached() {
            assertThatThrownBy(() -> new BroadcastTree(List.of(List.of(1), List.of(), List.of(3), List.of(2))))
                    .hasMessage("core 2 is not reached from core 0");
        }

        @Test
        void a_core_that_does_not_exist() {
            assertThatThrownBy(() -> new BroadcastTree(List.of(List.of(1), List.of(7))))
                    .hasMessage("core 7, a child of core 1, does not exist");
        }
    }
}
