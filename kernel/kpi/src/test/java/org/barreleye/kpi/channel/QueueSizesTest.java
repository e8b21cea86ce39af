package org.barreleye.kpi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueSizesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1  | 1  | 1     | 1 | 1024 | a ring between two cores holds 2 to 64 lines, not 1",
        "65 | 1  | 1     | 1 | 1024 | a ring between two cores holds 2 to 64 lines, not 65",
        "2  | 0  | 1     | 1 | 1024 | the buffer of an endpoint holds 1 to 64 messages, not 0",
        "2  | 65 | 1     | 1 | 1024 | the buffer of an endpoint holds 1 to 64 messages, not 65",
        "2  | 1  | 0     | 1 | 1024 | a channel within a domain holds 1 to 32768 lines, not 0",
        "2  | 1  | 1     | 0 | 1024 | the queue of a binding for 'try' methods holds 1 to 16777216 transport messages,"
            + " not 0",
        "2  | 1  | 1     | 1 | 1023 | the queue of a binding for 'send' methods holds 1024 to 16777216 transport"
            + " messages, not 1023"})
    void refuse_a_size_that_is_not_legal(int ring, int endpoint, int local, int tried, int queued, String sentence) {
        assertThatThrownBy(() -> new QueueSizes(ring, endpoint, local, tried, queued))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    @Test
    void give_both_rings_of_a_channel_whole_pages() {
        assertThat(QueueSizes.DEFAULT.frameBytes()).isEqualTo(8192);
        assertThat(QueueSizes.SMALLEST.frameBytes()).isEqualTo(4096);
        assertThat(QueueSizes.DEFAULT.withRingLines(33).frameBytes()).isEqualTo(8192);
        assertThat(QueueSizes.DEFAULT.withRingLines(32).frameBytes()).isEqualTo(4096);
    }
}
