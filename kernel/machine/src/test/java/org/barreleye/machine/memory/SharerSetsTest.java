package org.barreleye.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sets of cores and nodes of the lines of a page, beside {@link BitSet}. */
class SharerSetsTest {
    private static final int LINES = 4;
    private static final int STRIDE = 3;
    private static final int OFFSET = 1;
    private static final int STEPS = 20_000;

    private static SharerSets sets(int members) {
        int stride = OFFSET + SharerSets.words(members) + 1;
        return SharerSets.of(new long[LINES * stride], stride, OFFSET, members);
    }

    private static List<Integer> members(SharerSets sets, int set) {
        List<Integer> found = new ArrayList<>();
        for (int member = sets.next(set, 0); member >= 0; member = sets.next(set, member + 1)) {
            found.add(member);
        }
        return found;
    }

    private static void step(Random random, SharerSets sets, List<BitSet> model, int members) {
        int set = random.nextInt(LINES);
        int member = random.nextInt(members);
        switch (random.nextInt(12)) {
            case 0 -> {
                sets.clear(set);
                model.get(set).clear();
            }
            case 1 -> {
                sets.setAll(set);
                model.get(set).set(0, members);
            }
            case 2 -> {
                sets.setOnly(set, member);
                model.get(set).clear();
                model.get(set).set(member);
            }
            case 3, 4, 5, 6, 7 -> {
                sets.add(set, member);
                model.get(set).set(member);
            }
            default -> {
                sets.remove(set, member);
                model.get(set).clear(member);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 128, 256, 257, 1024})
    void contain_what_a_bit_set_contains_after_the_same_random_steps(int members) {
        long seed = 20_261_130L + members;
        Random random = new Random(seed);
        SharerSets sets = sets(members);
        List<BitSet> model = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            model.add(new BitSet(members));
        }
        for (int i = 0; i < STEPS; i++) {
            step(random, sets, model, members);
            int set = random.nextInt(LINES);
            int member = random.nextInt(members);
            BitSet expected = model.get(set);
            assertThat(members(sets, set)).as("seed %d, step %d", seed, i)
                    .isEqualTo(expected.stream().boxed().toList());
            assertThat(sets.contains(set, member)).as("seed %d, step %d", seed, i).isEqualTo(expected.get(member));
            assertThat(sets.isOnly(set, member)).as("seed %d, step %d", seed, i)
                    .isEqualTo(expected.get(member) && expected.cardinality() == 1);
        }
    }

    @Test
    void leave_the_other_words_of_a_line_as_they_are() {
        long[] words = new long[LINES * STRIDE];
        SharerSets sets = SharerSets.of(words, STRIDE, OFFSET, 1000);
        for (int member = 0; member < 1000; member += 30) {
            sets.add(1, member);
        }

        assertThat(words[STRIDE]).isZero();
        assertThat(words[STRIDE + 2]).isZero();
        assertThat(members(sets, 0)).isEmpty();
        assertThat(members(sets, 2)).isEmpty();
    }

    @Test
    void are_copied_with_their_bit_vectors() {
        SharerSets sets = sets(1000);
        for (int member = 0; member < 1000; member += 100) {
            sets.add(0, member);
        }
        SharerSets copy = new StateCloner().copy(sets);
        sets.remove(0, 500);

        assertThat(copy.contains(0, 500)).isTrue();
        assertThat(sets.contains(0, 500)).isFalse();
    }

    @Test
    void are_refused_for_more_members_than_a_pointer_can_name() {
        assertThatThrownBy(() -> sets(2_000_000)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the machine has 2000000");
    }
}
