package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class MessagesCanBeNumberedTest {
    @Test
    void the_last_number_is_32764() {
        String messages = IntStream.range(0, 16_381).mapToObj(i -> "rpc r" + i + "();").collect(Collectors.joining());

        // So many are too many for a class of the virtual machine, too: that is another rule's business.
        assertThat(Texts.findingsIn(messages)).hasSize(1);
        assertThat(Texts.findingsIn(messages, "message last();")).contains("FL0028 3:9 last");
    }
}
