package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class MessagesCanBeNumberedTest {
    @Test
    void the_last_number_is_32766() {
        String messages = IntStream.range(0, 16_382).mapToObj(i -> "rpc r" + i + "();").collect(Collectors.joining());

        assertThat(Texts.findingsIn(messages)).isEmpty();
        assertThat(Texts.findingsIn(messages, "rpc last();", "message after();")).containsExactly("FL0028 3:5 last");
    }
}
