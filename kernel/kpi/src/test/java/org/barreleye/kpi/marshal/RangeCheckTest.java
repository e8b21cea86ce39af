package org.barreleye.kpi.marshal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeCheckTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "255, 8", "65535, 16", "4294967295, 32", "0, 32"})
    void unsigned_numbers_that_fit_are_unchanged(long value, int bits) {
        assertThat(RangeCheck.unsigned(value, bits, "m.v")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "-1, 8, 255", "256, 8, 255", "65536, 16, 65535", "4294967296, 32, 4294967295",
        "-1, 32, 4294967295"})
    void unsigned_numbers_that_do_not_fit_are_refused(long value, int bits, long most) {
        assertRefused(() -> RangeCheck.unsigned(value, bits, "m.v"),
                "m.v is " + value + ", but its type holds 0 to " + most);
    }

    @ParameterizedTest
    @CsvSource({"-128, 8, 128", "127, 8, 127", "-1, 8, 255", "-32768, 16, 32768", "32767, 16, 32767",
        "-2147483648, 32, 2147483648", "2147483647, 32, 2147483647", "0, 8, 0"})
    void signed_numbers_that_fit_become_the_bits_of_their_field(long value, int bits, long field) {
        assertThat(RangeCheck.signed(value, bits, "m.v")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"128, 8, -128 to 127", "-129, 8, -128 to 127", "32768, 16, -32768 to 32767",
        "2147483648, 32, -2147483648 to 2147483647", "-2147483649, 32, -2147483648 to 2147483647"})
    void signed_numbers_that_do_not_fit_are_refused(long value, int bits, String range) {
        assertRefused(() -> RangeCheck.signed(value, bits, "m.v"), "m.v is " + value + ", but its type holds " + range);
    }

    @Test
    void lengths_are_checked() {
        assertThat(RangeCheck.length(5, 5, "m.a")).isEqualTo(5);
        assertRefused(() -> RangeCheck.length(6, 5, "m.a"), "m.a has 6 elements, but its maximum is 5");
        assertThatCode(() -> RangeCheck.exactly(5, 5, "m.a")).doesNotThrowAnyException();
        assertRefused(() -> RangeCheck.exactly(5, 4, "m.a"), "m.a has 4 elements instead of 5");
        assertRefused(() -> RangeCheck.exactly(5, 6, "m.a"), "m.a has 6 elements instead of 5");
    }

    private static void assertRefused(Runnable check, String sentence) {
        assertThatThrownBy(check::run).isInstanceOfSatisfying(ProtocolViolation.class,
                violation -> assertThat(violation.failure())
                .isEqualTo(new Failure(Failure.Kind.OUT_OF_RANGE, sentence)));
    }
}
