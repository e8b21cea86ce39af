package org.barreleye.flounder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layouts that the reference computed, row for row. */
class ConformanceLayoutsTest {
    static Stream<String> suite() {
        return Texts.SUITE.stream();
    }

    @ParameterizedTest
    @MethodSource("suite")
    void every_message_is_laid_out_as_by_the_reference(String name) {
        List<String> rows = LayoutTable.rows(Texts.resolved(Texts.suite(name)),
                List.of(Architecture.X86_64, Architecture.ARM, Architecture.AARCH64), Transport.LAYOUTS);

        assertThat(rows).isNotEmpty()
                .containsExactlyElementsOf(Texts.table("layouts.tsv").stream()
                        .filter(row -> row.split("\t")[2].equals(name))
                        .toList());
    }
}
