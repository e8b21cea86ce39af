package org.barreleye.machine.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private static long[] draws(SeededRandom random, long bound) {
        return LongStream.range(0, 2_000).map(draw -> random.upTo(bound)).toArray();
    }

    @Test
    void draws_every_number_up_to_the_bound_and_none_beyond() {
        assertThat(draws(new SeededRandom(1), 6)).containsOnly(0, 1, 2, 3, 4, 5, 6);
        assertThat(draws(new SeededRandom(1), 0)).containsOnly(0);
        assertThat(draws(new SeededRandom(1), Long.MAX_VALUE - 1)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(draws(new SeededRandom(1), Long.MAX_VALUE - 1)).min().orElseThrow()).isNotNegative();
    }

    @Test
    void is_uniform() {
        long[] counts = new long[3];
        for (long draw : draws(new SeededRandom(3), 2)) {
            counts[(int) draw]++;
        }

        assertThat(LongStream.of(counts).boxed()).allSatisfy(count -> assertThat(count).isBetween(580L, 750L));
    }

    @Test
    void repeats_itself_from_the_same_seed_and_name_only() {
        long[] draws = draws(new SeededRandom(9).fork("link"), 1_000);

        assertThat(draws(new SeededRandom(9).fork("link"), 1_000)).isEqualTo(draws);
        assertThat(draws(new SeededRandom(9).fork("knil"), 1_000)).isNotEqualTo(draws);
        assertThat(draws(new SeededRandom(8).fork("link"), 1_000)).isNotEqualTo(draws);
    }

    @Test
    void continues_in_a_copy_where_the_original_was() {
        SeededRandom original = new SeededRandom(9);
        original.upTo(10);
        SeededRandom copy = new StateCloner().copy(original);

        assertThat(draws(copy, 1_000)).isEqualTo(draws(original, 1_000));
    }
}
