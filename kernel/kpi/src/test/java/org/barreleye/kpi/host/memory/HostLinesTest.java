package org.barreleye.kpi.host.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two views of the lines of one ring. */
class HostLinesTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 63, 64, 65, 32_768})
    void the_other_end_reads_each_line_by_an_object_of_its_own(int lines) {
        HostLines ring = new HostLines(lines);
        HostLines other = ring.forOtherEnd();

        for (int line = 0; line < lines; line++) {
            ring.publish(line, line, 1, 2, 3, 4, 5, 6, ~line);
        }

        assertThat(other).isNotSameAs(ring);
        assertThat(other.lines()).isEqualTo(lines);
        for (int line = 0; line < lines; line++) {
            assertThat(other.header(line)).isEqualTo(~line);
            assertThat(other.word(line, 0)).isEqualTo(line);
            assertThat(other.word(line, 6)).isEqualTo(6);
        }
    }
}
