package org.barreleye.machine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.description.MemoryModel.SEQUENTIAL;
import static org.barreleye.machine.description.MemoryModel.TOTAL_STORE_ORDER;
import static org.barreleye.machine.description.MemoryModel.WEAK;

import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.machine.description.MemoryModel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The outcomes that each memory model allows and forbids, over all schedules. An outcome is the values that the loads
 * returned, a digit each, in program order.
 */
class LitmusTest {
    private static SortedSet<String> outcomes(MemoryModel memoryModel, String... programs) {
        return Explorer.outcomes(MemoryModelMachine.machine(memoryModel, programs.length), programs);
    }

    /** All outcomes of so many loads of 0 or 1, but for some. */
    private static String[] allOf(int loads, String... but) {
        SortedSet<String> all = new TreeSet<>();
        for (int bits = 0; bits < 1 << loads; bits++) {
            all.add(Integer.toBinaryString(1 << loads | bits).substring(1));
        }
        for (String outcome : but) {
            all.remove(outcome);
        }
        return all.toArray(String[]::new);
    }

    /** One writes the data, then the flag; the other sees the flag, but not the data. */
    @Nested
    class MessagePassing {
        private static final String OLD_DATA = "10";

        @Test
        void never_loses_the_message_under_sequential_consistency() {
            assertThat(outcomes(SEQUENTIAL, "x=1 y=1", "y x")).containsExactly(allOf(2, OLD_DATA));
        }

        @Test
        void never_loses_it_under_total_store_order() {
            assertThat(outcomes(TOTAL_STORE_ORDER, "x=1 y=1", "y x")).containsExactly(allOf(2, OLD_DATA));
        }

        @Test
        void needs_a_barrier_on_both_sides_under_weak_order() {
            assertThat(outcomes(WEAK, "x=1 y=1", "y x")).containsExactly(allOf(2));
            assertThat(outcomes(WEAK, "x=1 stores y=1", "y x")).containsExactly(allOf(2));
            assertThat(outcomes(WEAK, "x=1 y=1", "y loads x")).containsExactly(allOf(2));
            assertThat(outcomes(WEAK, "x=1 stores y=1", "y loads x")).containsExactly(allOf(2, OLD_DATA));
        }

        @Test
        void a_barrier_of_the_wrong_kind_does_not_help() {
            assertThat(outcomes(WEAK, "x=1 loads y=1", "y loads x")).containsExactly(allOf(2));
            assertThat(outcomes(WEAK, "x=1 stores y=1", "y stores x")).containsExactly(allOf(2));
        }
    }

    /** Each writes its variable, then misses the other's. */
    @Nested
    class StoreBuffering {
        private static final String BOTH_MISS = "00";

        @Test
        void is_not_seen_under_sequential_consistency() {
            assertThat(outcomes(SEQUENTIAL, "x=1 y", "y=1 x")).containsExactly(allOf(2, BOTH_MISS));
        }

        @Test
        void is_seen_under_total_store_order_unless_both_fence() {
            assertThat(outcomes(TOTAL_STORE_ORDER, "x=1 y", "y=1 x")).containsExactly(allOf(2));
            assertThat(outcomes(TOTAL_STORE_ORDER, "x=1 fence y", "y=1 x")).containsExactly(allOf(2));
            assertThat(outcomes(TOTAL_STORE_ORDER, "x=1 fence y", "y=1 fence x")).containsExactly(allOf(2, BOTH_MISS));
        }

        @Test
        void is_seen_under_weak_order_unless_both_fence() {
            assertThat(outcomes(WEAK, "x=1 y", "y=1 x")).containsExactly(allOf(2));
            assertThat(outcomes(WEAK, "x=1 stores y", "y=1 stores x")).as("old lines").containsExactly(allOf(2));
            assertThat(outcomes(WEAK, "x=1 loads y", "y=1 loads x")).as("buffered stores").containsExactly(allOf(2));
            assertThat(outcomes(WEAK, "x=1 fence y", "y=1 fence x")).containsExactly(allOf(2, BOTH_MISS));
        }

        @Test
        void lets_each_see_its_own_store_first() {
            assertThat(outcomes(SEQUENTIAL, "x=1 x y", "y=1 y x")).containsExactly("1011", "1110", "1111");
            assertThat(outcomes(TOTAL_STORE_ORDER, "x=1 x y", "y=1 y x"))
                    .containsExactly("1010", "1011", "1110", "1111");
            assertThat(outcomes(WEAK, "x=1 x y", "y=1 y x")).containsExactly("1010", "1011", "1110", "1111");
        }
    }

    /**
     * Each sees what the other writes after its load: nowhere, for a load has its value when the next access begins.
     */
    @Nested
    class LoadBuffering {
        @Test
        void is_never_seen() {
            for (MemoryModel memoryModel : MemoryModel.values()) {
                assertThat(outcomes(memoryModel, "x y=1", "y x=1")).as("%s", memoryModel)
                        .containsExactly(allOf(2, "11"));
            }
        }
    }

    /** Two see the independent writes of two others, in opposite orders. */
    @Nested
    class IndependentReadsOfIndependentWrites {
        private static final String OPPOSITE = "1010";

        @Test
        void agree_under_sequential_consistency_and_total_store_order() {
            assertThat(outcomes(SEQUENTIAL, "x=1", "y=1", "x y", "y x")).containsExactly(allOf(4, OPPOSITE));
            assertThat(outcomes(TOTAL_STORE_ORDER, "x=1", "y=1", "x y", "y x")).containsExactly(allOf(4, OPPOSITE));
        }

        @Test
        void agree_under_weak_order_if_both_readers_have_a_barrier() {
            assertThat(outcomes(WEAK, "x=1", "y=1", "x y", "y x")).containsExactly(allOf(4));
            assertThat(outcomes(WEAK, "x=1", "y=1", "x loads y", "y x")).containsExactly(allOf(4));
            assertThat(outcomes(WEAK, "x=1", "y=1", "x loads y", "y loads x")).containsExactly(allOf(4, OPPOSITE));
        }
    }

    /** One variable has one history, whatever the ordering. */
    @Nested
    class Coherence {
        @Test
        void never_shows_an_older_value_after_a_newer_one() {
            for (MemoryModel memoryModel : MemoryModel.values()) {
                assertThat(outcomes(memoryModel, "x=1 x=2", "x x")).as("%s", memoryModel)
                        .containsExactly("00", "01", "02", "11", "12", "22");
            }
        }

        @Test
        void lets_no_core_miss_its_own_store() {
            for (MemoryModel memoryModel : MemoryModel.values()) {
                assertThat(outcomes(memoryModel, "x=1 x", "x=2 x"))
                        .as("%s", memoryModel).containsExactly("11", "12", "22");
            }
        }
    }
}
