package org.barreleye.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "**/*.if, a.if",
        "**/*.if, x/y/a.if",
        "*.if, a.if",
        "x/**/a.if, x/a.if",
        "x/**/a.if, x/y/z/a.if",
        "x/**, x/y/a.if",
        "x/, x/y/a.if",
        "x\\*.if, x/a.if",
        "?.if, a.if",
        "**/**/a.if, a.if",
        "a+(b).if, a+(b).if",
        "**, x/a.if",
    })
    void a_path_is_meant(String pattern, String path) {
        assertThat(PathPattern.of(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*.if, x/a.if",
        "**/*.if, a.iff",
        "x/**/a.if, xy/a.if",
        "x/**/a.if, x/ya.if",
        "x/**, xy/a.if",
        "x/, y/x/a.if",
        "?.if, ab.if",
        "?.if, /.if",
        "a.if, axif",
        "A.if, a.if",
    })
    void another_is_not(String pattern, String path) {
        assertThat(PathPattern.of(pattern).matches(path)).isFalse();
    }
}
