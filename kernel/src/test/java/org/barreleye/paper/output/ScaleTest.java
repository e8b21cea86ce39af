package org.barreleye.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({"100, 100, 20", "101, 150, 50", "9404, 10000, 2000", "0.9, 1, 0.2", "3, 3, 1"})
    void ends_at_a_round_number_with_round_marks(double value, double highest, double step) {
        Scale scale = Scale.upTo(value, 200);

        assertThat(scale.highest()).isCloseTo(highest, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(scale.step()).isCloseTo(step, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(scale.at(scale.highest())).isEqualTo(200);
        assertThat(scale.marks()).hasSizeBetween(3, 7).startsWith(0.0);
    }

    @ParameterizedTest
    @CsvSource({"100, 20", "3, 1", "0.9, 0.2", "0.04, 0.01", "9404, '2,000'"})
    void writes_marks_with_the_decimals_of_the_step(double value, String first) {
        Scale scale = Scale.upTo(value, 200);

        assertThat(scale.label(scale.marks().get(1))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5"})
    void begins_at_zero_for_what_is_not_above_it(double value) {
        assertThat(Scale.upTo(10, 200).at(value)).isZero();
        assertThat(Scale.upTo(value, 200).highest()).isPositive();
    }
}
