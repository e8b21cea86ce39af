package org.barreleye.compiler.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseTimingsTest {
    private static final int BYTES = 50_000_000;

    private static List<String> cells(String row) {
        return List.of(row.strip().split(" +"));
    }

    @Test
    void each_phase_has_a_row_in_the_order_of_their_beginning() {
        var timings = PhaseTimings.measuring();
        timings.phase("read", () -> 1);
        timings.phase("check", () -> 2);
        timings.phase("read", () -> 3);
        timings.files("read", 4);
        timings.files("read", 5);

        List<String> rows = timings.table().lines().toList();

        assertThat(rows).extracting(row -> cells(row).get(0))
                .containsExactly("phase", "start", "read", "check", "all");
        assertThat(cells(rows.get(2)).get(1)).isEqualTo("9");
    }

    @Test
    void bytes_are_counted_where_they_are_allocated() {
        var timings = PhaseTimings.measuring();

        byte[] allocated = timings.phase("large", () -> new byte[BYTES]);
        timings.phase("small", () -> "");

        List<String> rows = timings.table().lines().toList();
        assertThat(allocated).hasSize(BYTES);
        assertThat(Long.parseLong(cells(rows.get(2)).get(2))).isGreaterThanOrEqualTo(BYTES);
        assertThat(Long.parseLong(cells(rows.get(3)).get(2))).isLessThan(BYTES);
    }

    @Test
    void a_phase_that_fails_is_measured_and_its_failure_passed_on() {
        var timings = PhaseTimings.measuring();

        assertThatThrownBy(() -> timings.phase("write", () -> {
            throw new IOException("disk full");
        })).isInstanceOf(IOException.class).hasMessage("disk full");

        assertThat(timings.table()).contains("\nwrite ");
    }

    @Test
    void timings_that_measure_nothing_have_no_table() {
        var timings = PhaseTimings.none();
        timings.files("read", 1);

        assertThat(timings.phase("read", () -> "result")).isEqualTo("result");
        assertThat(timings.table()).isEmpty();
    }
}
