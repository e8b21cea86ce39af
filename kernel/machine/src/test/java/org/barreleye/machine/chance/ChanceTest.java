package org.barreleye.machine.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.barreleye.kpi.types.Copier;
import org.junit.jupiter.api.Test;

class ChanceTest {
    private static long[] draws(Chance chance, long bound) {
        return LongStream.range(0, 2_000).map(draw -> chance.upTo(bound)).toArray();
    }

    @Test
    void draws_every_number_up_to_the_bound_and_none_beyond() {
        assertThat(draws(new Chance(1), 6)).containsOnly(0, 1, 2, 3, 4, 5, 6);
        assertThat(draws(new Chance(1), 0)).containsOnly(0);
        assertThat(draws(new Chance(1), Long.MAX_VALUE - 1)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(draws(new Chance(1), Long.MAX_VALUE - 1)).min().orElseThrow()).isNotNegative();
    }

    @Test
    void favours_nobody() {
        long[] counts = new long[3];
        for (long draw : draws(new Chance(3), 2)) {
            counts[(int) draw]++;
        }

        assertThat(LongStream.of(counts).boxed()).allSatisfy(count -> assertThat(count).isBetween(580L, 750L));
    }

    @Test
    void repeats_itself_from_the_same_seed_and_name_only() {
        long[] draws = draws(new Chance(9).fork("link"), 1_000);

        assertThat(draws(new Chance(9).fork("link"), 1_000)).isEqualTo(draws);
        assertThat(draws(new Chance(9).fork("knil"), 1_000)).isNotEqualTo(draws);
        assertThat(draws(new Chance(8).fork("link"), 1_000)).isNotEqualTo(draws);
    }

    @Test
    void goes_on_in_a_copy_where_the_original_stood() {
        Chance original = new Chance(9);
        original.upTo(10);
        Chance copy = new Copier().of(original);

        assertThat(draws(copy, 1_000)).isEqualTo(draws(original, 1_000));
    }
}
