package org.barreleye.exploration.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineLogTest {
    private final LineLog sent = new LineLog();
    private final LineLog received = new LineLog();

    private static Line line(int number) {
        return Line.unplaced(number, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void is_the_begin_of_another_log_with_the_same_lines_first() {
        sent.add(line(1));
        sent.add(line(2));
        received.add(line(1));

        assertThat(received.firstDifference(sent)).isEqualTo(-1);
    }

    @Test
    void differs_where_a_line_was_overtaken() {
        sent.add(line(1));
        sent.add(line(2));
        received.add(line(2));

        assertThat(received.firstDifference(sent)).isZero();
    }

    @Test
    void differs_where_a_line_has_come_twice() {
        sent.add(line(1));
        received.add(line(1));
        received.add(line(1));

        assertThat(received.firstDifference(sent)).isEqualTo(1);
    }

    @Test
    void has_lines_that_were_published_back_to_front_in_the_order_of_their_places() {
        sent.publish(1, line(2));
        sent.publish(0, line(1));
        sent.advance(2);

        assertThat(sent.get(0)).isEqualTo(line(1));
        assertThat(sent.lastMessage()).isEqualTo(2);
    }
}
