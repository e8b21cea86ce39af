package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class NamesAreShortTest {
    @Test
    void two_hundred_bytes_are_short() {
        assertThat(Texts.findingsIn("message " + "m".repeat(200) + "();")).isEmpty();
    }

    @Test
    void more_are_not_whatever_the_letters() {
        String name = "\u00e9".repeat(101);

        assertThat(Texts.findingsIn("message " + name + "();")).containsExactly("FL0047 2:9 " + name);
    }
}
