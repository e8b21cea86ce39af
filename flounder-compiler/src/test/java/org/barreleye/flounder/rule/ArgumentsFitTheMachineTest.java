package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class ArgumentsFitTheMachineTest {
    private static String parameters(int count, String type) {
        return IntStream.range(0, count).mapToObj(i -> type + " p" + i).collect(Collectors.joining(", "));
    }

    @Test
    void two_hundred_and_fifty_slots_are_enough() {
        assertThat(Texts.findingsIn("message m(" + parameters(250, "uint16") + ");")).isEmpty();
        assertThat(Texts.findingsIn("message m(" + parameters(125, "int64") + ");")).isEmpty();
        assertThat(Texts.findingsIn("rpc r(" + parameters(250, "in bool") + ", out cap c);")).isEmpty();
    }

    @Test
    void one_more_is_too_much() {
        assertThat(Texts.findingsIn("message m(" + parameters(251, "int32") + ");")).containsExactly("FL0042 2:9 m");
        assertThat(Texts.findingsIn("message m(" + parameters(126, "uint64") + ");")).containsExactly("FL0042 2:9 m");
        assertThat(Texts.findingsIn("message m(" + parameters(126, "uint32") + ");")).containsExactly("FL0042 2:9 m");
        assertThat(Texts.findingsIn("rpc r(" + parameters(251, "out bool") + ");")).containsExactly("FL0042 2:5 r");
    }

    @Test
    void the_fields_of_a_structure_are_arguments_of_a_constructor() {
        String fields = parameters(126, "uint64").replace(", ", "; ") + ";";

        assertThat(Texts.findingsIn("typedef struct { " + fields + " } big;", "message m(big b);"))
                .anyMatch(found -> found.startsWith("FL0042 2:") && found.endsWith(" big"));
    }
}
