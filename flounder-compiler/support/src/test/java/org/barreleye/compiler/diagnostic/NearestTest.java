package org.barreleye.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("uint16", "uint32", "String", "dispatcher", "bool");

    @Test
    void tolerates_letters_left_out_doubled_and_swapped() {
        assertThat(Nearest.to("dispatchr", NAMES)).contains("dispatcher");
        assertThat(Nearest.to("booll", NAMES)).contains("bool");
        assertThat(Nearest.to("unit32", NAMES)).contains("uint32");
    }

    @Test
    void prefers_a_name_that_differs_only_in_case() {
        assertThat(Nearest.to("string", List.of("strings", "String"))).contains("String");
    }

    @Test
    void takes_the_first_of_equals() {
        assertThat(Nearest.to("uint12", NAMES)).contains("uint16");
    }

    @Test
    void suggests_nothing_if_no_name_is_similar() {
        assertThat(Nearest.to("capability", NAMES)).isEmpty();
        assertThat(Nearest.to("x", NAMES)).isEmpty();
        assertThat(Nearest.to("bool", List.of("bool"))).isEmpty();
        assertThat(Nearest.to("", List.of())).isEmpty();
    }
}
