package org.barreleye.machine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that are given one by one, combined to those of a machine. */
class FaultCombinationTest {
    private static List<Fault> parse(String... sentences) {
        return Stream.of(sentences).map(FaultParser::parse).toList();
    }

    @Test
    void of_nothing_is_no_faults() {
        assertThat(Faults.of(List.of())).isEqualTo(Faults.none());
        assertThat(Faults.none().list()).isEmpty();
    }

    @Test
    void contains_each_fault() {
        List<Fault> faults = new ArrayList<>();
        for (FaultForm form : FaultForm.values()) {
            boolean isLate = form.example().contains("up to") && form.subject() == Placeholder.SHARE;
            faults.add(FaultParser.parse(isLate ? form.example().replaceAll("up to .*", "up to 1 ms")
                    : form.example()));
        }

        Faults combined = Faults.of(faults);

        assertThat(combined.list()).containsExactlyInAnyOrderElementsOf(faults);
        assertThat(Faults.of(combined.list())).isEqualTo(combined);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(delimiter = '|', value = {
        "interrupts lost 5 % | interrupts lost 6 %",
        "core 5 takes 200 % of the time | core 5 takes 300 % of the time",
        "core 5 is ahead by 1 ms | core 5 is ahead by 2 ms",
        "core 5 is refused 1 allocations after 1 | core 5 is refused 1 allocations after 9",
        "port nic0 loses 1 % | port nic0 loses 2 %",
        "core 5 stops at 3 ms | core 5 stops at 3 ms"})
    void is_refused_if_one_would_have_no_effect(String one, String other) {
        assertThatThrownBy(() -> Faults.of(parse(one, other))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the faults '" + one + "' and '" + other + "' cannot both be in force; keep one");
    }

    @Test
    void is_refused_if_interrupts_have_two_largest_delays() {
        assertThatThrownBy(() -> Faults.of(parse("interrupts late 5 % up to 1 ms",
                "interrupts repeated 5 % up to 2 ms")))
                .hasMessageContaining("one largest delay ('up to'), not 1 ms and 2 ms; give them the same");
    }

    @Test
    void may_stop_one_core_several_times() {
        assertThat(Faults.of(parse("core 5 stops at 1 ms and restarts after 1 ms", "core 5 stops at 5 ms")).crashes())
                .hasSize(2);
    }
}
